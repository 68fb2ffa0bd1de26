import type { Doublon } from '$lib/domain/lieux/doublons';
import type { MotifDoublon } from '$lib/domain/lieux/ressemblance';
import type { Retouche } from '$lib/domain/lieux/retouches';
import type { Lieu } from '$lib/domain/lieu';
import { formatJour, INCONNU } from '$lib/ui/format';

/** Two rows side by side. */
export interface Paire {
  readonly cle: string;
  readonly garde: Lieu;
  readonly retire: Lieu;
  readonly motif: string;
  readonly champs: readonly ChampCompare[];
  /** Rows that say nothing which the one to keep does not, the one to merge among them; empty where that one does. */
  readonly accords: readonly Lieu[];
}

export interface ChampCompare {
  readonly nom: string;
  readonly garde: string;
  readonly retire: string;
  readonly differe: boolean;
}

const MOTIFS: Readonly<Record<MotifDoublon, string>> = {
  siret: 'même SIRET',
  nom: 'même nom',
  adresse: 'même adresse',
  proximite: 'à moins de 100 m',
  contact: 'même contact',
  commune: 'même commune, sans adresse qui les distingue',
};

const CHAMPS: readonly (readonly [string, (lieu: Lieu) => string | null])[] = [
  ['Nom', ({ nom }) => nom],
  ['Adresse', ({ adresse }) => adresse],
  ['Commune', ({ commune }) => commune],
  ['SIRET', ({ siret }) => siret],
  ['Pass numérique', ({ accepte }) => accepte],
  ['Services', ({ services }) => services.join(' ; ')],
  ['Horaires', ({ horaires }) => horaires],
  ['Téléphone', ({ telephone }) => telephone],
  ['Courriel', ({ courriel }) => courriel],
  ['Mise à jour', ({ dateMaj }) => (dateMaj === null ? null : formatJour(dateMaj))],
];

/** Pairs to decide on. */
export function pairesDe(doublons: readonly Doublon[], lieux: readonly Lieu[]): readonly Paire[] {
  const accordsDe = new Map<Lieu, Lieu[]>();
  return doublons.map(({ garde: un, retire: autre, motifs }) => {
    const [garde, retire] = [lieux[un]!, lieux[autre]!];
    const champs = CHAMPS.map(([nom, lire]) => compare(nom, lire(garde), lire(retire)));
    const concorde = champs.every((champ) => !champ.differe || champ.retire === INCONNU);
    const accords = concorde ? (accordsDe.get(garde) ?? []) : [];
    if (concorde) {
      accords.push(retire);
      accordsDe.set(garde, accords);
    }
    const motif = motifs.map((connu) => MOTIFS[connu]).join(', ');
    return { cle: `${garde.id}\n${retire.id}`, garde, retire, motif, champs, accords };
  });
}

/** What an act did, in French. */
export function diteRetouche(retouche: Retouche, nomDe: (id: string) => string): string {
  switch (retouche.type) {
    case 'commune':
      return `« ${nomDe(retouche.lieu)} » situé dans la commune ${retouche.code}`;
    case 'fusion':
      return `« ${nomDe(retouche.retire)} » fusionné avec « ${nomDe(retouche.garde)} »`;
    case 'porteurs':
      return `Agréments du SIRET ${retouche.siret} : ${retouche.lieux.length === 0 ? 'aucun lieu' : retouche.lieux.map((id) => `« ${nomDe(id)} »`).join(', ')}`;
    case 'distincts':
      return `« ${nomDe(retouche.retire)} » et « ${nomDe(retouche.garde)} » gardés comme deux lieux`;
  }
}

function compare(nom: string, garde: string | null, retire: string | null): ChampCompare {
  return { nom, garde: garde || INCONNU, retire: retire || INCONNU, differe: garde !== retire };
}
