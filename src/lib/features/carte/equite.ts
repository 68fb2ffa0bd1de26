import type { Ecarts } from '$lib/compute/messages';
import { indicateursDe, type Indicateurs } from '$lib/domain/ecarts/indicateurs';
import type { Parametres } from '$lib/domain/parametres';
import type { Referentiel } from '$lib/domain/referentiel';
import type { Qpv, ZonageRural } from '$lib/domain/zonage';

/** Measures of a group of communes of the territory. */
export interface LigneEquite {
  readonly nom: string;
  readonly communes: number;
  readonly indicateurs: Indicateurs;
}

/** Zonings that communes are compared by. */
export interface Zonages {
  readonly qpv: readonly Qpv[];
  readonly rural: readonly ZonageRural[];
  /** « FRR » or « ZRR ». */
  readonly nomRural: string;
}

/** The territory, then its communes in and out of each zoning. Pass are the weights, not communes. */
export function lignesEquite(
  referentiel: Referentiel,
  communes: readonly number[],
  ecarts: Ecarts,
  { qpv, rural, nomRural }: Zonages,
  parametres: Parametres,
): readonly LigneEquite[] {
  const avecPass = communes.filter((index) => ecarts.passCirculation[index]! > 0);
  const codes = (membres: Iterable<string>): Set<number> =>
    new Set([...membres].map((code) => referentiel.indexOf(code)));
  const urbaines = codes(qpv.flatMap((quartier) => quartier.communes));
  const rurales = codes(
    rural.filter(({ classe }) => classe !== 'non').map(({ codeInsee }) => codeInsee),
  );
  const ligne = (nom: string, membres: readonly number[]): LigneEquite => ({
    nom,
    communes: membres.length,
    indicateurs: indicateursDe(ecarts, membres, parametres),
  });
  return [
    ligne('Tout le territoire', avecPass),
    ligne(
      'Communes qui ont un quartier prioritaire',
      avecPass.filter((index) => urbaines.has(index)),
    ),
    ligne(
      `Communes en ${nomRural}`,
      avecPass.filter((index) => rurales.has(index)),
    ),
    ligne(
      'Les autres communes',
      avecPass.filter((index) => !urbaines.has(index) && !rurales.has(index)),
    ),
  ];
}

/** « 0,62 »: two decimals, for an index from 0 to 1; unknown is « — ». */
export function formatIndice(valeur: number): string {
  return Number.isNaN(valeur)
    ? '—'
    : valeur.toLocaleString('fr-FR', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}
