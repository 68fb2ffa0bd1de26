import type { Doublon, MotifDoublon } from '$lib/domain/lieux/doublons';
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

/** Pairs to decide on: those that the reader called two lieux are left out. */
export function pairesDe(
  doublons: readonly Doublon[],
  lieux: readonly Lieu[],
  retouches: readonly Retouche[],
): readonly Paire[] {
  const distincts = new Set(
    retouches.flatMap((retouche) =>
      retouche.type === 'distincts' ? [cleDe(retouche.garde, retouche.retire)] : [],
    ),
  );
  return doublons.flatMap(({ garde: un, retire: autre, motifs }) => {
    const [garde, retire] = [lieux[un]!, lieux[autre]!];
    const cle = cleDe(garde.id, retire.id);
    if (distincts.has(cle)) return [];
    const champs = CHAMPS.map(([nom, lire]) => compare(nom, lire(garde), lire(retire)));
    return [{ cle, garde, retire, motif: motifs.map((motif) => MOTIFS[motif]).join(', '), champs }];
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

function cleDe(un: string, autre: string): string {
  return [un, autre].toSorted().join('\n');
}
