import type { FichierLu } from '../lire';
import type { Provenance } from '../lecture';
import type { ColonneCsv } from '../tableau-csv';

/** Where a dataset comes from, what was accepted of it, and what was changed: one record. */
export interface FicheProvenance {
  readonly jeu: string;
  readonly fichier: string;
  /** SHA-256 of the bytes, hexadecimal. */
  readonly sha256: string;
  readonly octets: number;
  readonly charge_le: string | null;
  readonly producteur: string | null;
  readonly licence: string | null;
  readonly millesime: string | null;
  readonly simule: boolean;
  readonly embarque: boolean;
  readonly lignes: number;
  readonly acceptees: number;
  readonly reparees: number;
  readonly rejetees: number;
  /** Cells repaired, by rule. */
  readonly reparations: Readonly<Record<string, number>>;
  /** Rows set aside, by rule. */
  readonly rejets: Readonly<Record<string, number>>;
  /** Repairs that the reader refused: rules, or `ligne/colonne/regle`. */
  readonly refus: readonly string[];
}

export function ficheProvenance(
  { jeu, empreinte, octets, lecture }: FichierLu,
  provenance: Provenance,
  refus: ReadonlySet<string>,
): FicheProvenance {
  const { lignes, acceptees, reparees, rejetees, constats } = lecture;
  const parRegle = (gravite: 'reparation' | 'rejet'): Record<string, number> => {
    const comptes: Record<string, number> = {};
    for (const constat of constats) {
      if (constat.gravite !== gravite) continue;
      comptes[constat.regle] = (comptes[constat.regle] ?? 0) + 1;
    }
    return comptes;
  };
  return {
    jeu,
    fichier: provenance.fichier,
    sha256: empreinte,
    octets,
    charge_le: provenance.date,
    producteur: provenance.producteur,
    licence: provenance.licence,
    millesime: provenance.millesime,
    simule: provenance.simule,
    embarque: provenance.embarque,
    lignes,
    acceptees,
    reparees,
    rejetees,
    reparations: parRegle('reparation'),
    rejets: parRegle('rejet'),
    refus: [...refus].sort(),
  };
}

/** The records as JSON, for a machine; {@link COLONNES_PROVENANCE} write them as a table. */
export function ecrireProvenanceJson(fiches: readonly FicheProvenance[]): string {
  return `${JSON.stringify(fiches, null, 2)}\n`;
}

export const COLONNES_PROVENANCE: readonly ColonneCsv<FicheProvenance>[] = [
  { nom: 'jeu', valeur: ({ jeu }) => jeu },
  { nom: 'fichier', valeur: ({ fichier }) => fichier },
  { nom: 'sha256', valeur: ({ sha256 }) => sha256 },
  { nom: 'octets', valeur: ({ octets }) => octets },
  { nom: 'charge_le', valeur: ({ charge_le }) => charge_le },
  { nom: 'producteur', valeur: ({ producteur }) => producteur },
  { nom: 'licence', valeur: ({ licence }) => licence },
  { nom: 'millesime', valeur: ({ millesime }) => millesime },
  { nom: 'simule', valeur: ({ simule }) => (simule ? 'oui' : 'non') },
  { nom: 'embarque', valeur: ({ embarque }) => (embarque ? 'oui' : 'non') },
  { nom: 'lignes', valeur: ({ lignes }) => lignes },
  { nom: 'acceptees', valeur: ({ acceptees }) => acceptees },
  { nom: 'reparees', valeur: ({ reparees }) => reparees },
  { nom: 'rejetees', valeur: ({ rejetees }) => rejetees },
  { nom: 'reparations', valeur: ({ reparations }) => comptesDits(reparations) },
  { nom: 'rejets', valeur: ({ rejets }) => comptesDits(rejets) },
  { nom: 'refus', valeur: ({ refus }) => refus.join(' | ') },
];

/** `zero-initial: 4 | synonyme: 2` */
function comptesDits(comptes: Readonly<Record<string, number>>): string {
  return Object.entries(comptes)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([regle, nombre]) => `${regle}: ${nombre}`)
    .join(' | ');
}
