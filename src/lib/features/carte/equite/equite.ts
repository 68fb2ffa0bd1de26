import type { Ecarts } from '$lib/compute/messages';
import { indicateursDe, type Indicateurs } from '$lib/domain/ecarts/indicateurs';
import type { Parametres } from '$lib/domain/parametres';
import type { Referentiel } from '$lib/domain/referentiel';
import type { Qpv, ZonageRural } from '$lib/domain/zonage';
import type { Jeu } from '$lib/formats/lecture';

/** Communes told together, by index. */
export interface Groupe {
  readonly nom: string;
  readonly membres: readonly number[];
  /** Datasets that tell which communes are in it. */
  readonly jeux: readonly Jeu[];
}

/** Measures of a group of communes of the territory. */
export interface LigneEquite extends Groupe {
  readonly indicateurs: Indicateurs;
}

/** Zonings that communes are compared by. */
export interface Zonages {
  readonly qpv: readonly Qpv[];
  readonly rural: readonly ZonageRural[];
  /** « FRR » or « ZRR ». */
  readonly nomRural: string;
}

/** The territory, then its communes in and out of each zoning; `communes` have Pass. */
export function groupesZonages(
  referentiel: Referentiel,
  communes: readonly number[],
  { qpv, rural, nomRural }: Zonages,
): readonly Groupe[] {
  const codes = (membres: Iterable<string>): Set<number> =>
    new Set([...membres].map((code) => referentiel.indexOf(code)));
  const urbaines = codes(qpv.flatMap((quartier) => quartier.communes));
  const rurales = codes(
    rural.filter(({ classe }) => classe !== 'non').map(({ codeInsee }) => codeInsee),
  );
  return [
    { nom: 'Tout le territoire', membres: communes, jeux: [] },
    {
      nom: 'Communes qui ont un quartier prioritaire',
      membres: communes.filter((index) => urbaines.has(index)),
      jeux: ['qpv'],
    },
    {
      nom: `Communes en ${nomRural}`,
      membres: communes.filter((index) => rurales.has(index)),
      jeux: ['zrr', 'frr'],
    },
    {
      nom: 'Les autres communes',
      membres: communes.filter((index) => !urbaines.has(index) && !rurales.has(index)),
      jeux: ['qpv', 'zrr', 'frr'],
    },
  ];
}

/** Groups, measured. Pass are the weights, not communes. */
export function lignesEquite(
  groupes: readonly Groupe[],
  ecarts: Ecarts,
  parametres: Parametres,
): readonly LigneEquite[] {
  return groupes.map((groupe) => ({
    ...groupe,
    indicateurs: indicateursDe(ecarts, groupe.membres, parametres),
  }));
}

/** « 0,62 »: two decimals, for an index from −1 to 1; unknown is « — ». */
export function formatIndice(valeur: number): string {
  return Number.isNaN(valeur)
    ? '—'
    : valeur.toLocaleString('fr-FR', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}
