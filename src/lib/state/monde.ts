import type { Monde } from '$lib/compute/messages';
import { agreger } from '$lib/domain/circulation/agregation';
import { apparier } from '$lib/domain/appariement';
import { dernierJour, jourDe, moisDe, numeroJour } from '$lib/domain/circulation/calendrier';
import type { Anomalie, CirculationColonnes } from '$lib/domain/circulation/colonnes';
import { packer } from '$lib/domain/circulation/imputation';
import type { Jour } from '$lib/domain/codes';
import type { Lieu } from '$lib/domain/lieu';
import type { Postes } from '$lib/domain/lieux/postes';
import { retoucher, type Retouche } from '$lib/domain/lieux/retouches';
import { avecTolerance } from '$lib/domain/operateurs/operateur';
import type { LigneCirculation, Lot } from '$lib/domain/pass';
import type { Referentiel } from '$lib/domain/referentiel';
import { FRANCE, type Commune, type Territoire } from '$lib/domain/territoire';

import { circulationDe, lieuxDe, rowsOf, type Jeux } from './jeux';
import { referentielPrecise } from './precision';

/** What every view reasons on: the datasets in force, put together. */
export interface MondeAffiche extends Monde {
  readonly referentiel: Referentiel;
  readonly communes: readonly Commune[];
  readonly lieux: readonly Lieu[];
  /** CnFS posts of the structures, as they stand on the day of the world. */
  readonly postes: readonly Postes[];
  /** For each lieu, the QPV (rows of the dataset) that hold it or are within 100 m. */
  readonly quartiersProches: readonly (readonly number[])[];
  /** Valid as long as they can be spent: the tolerance of their opérateur included. */
  readonly lots: readonly Lot[];
  /** Rows of the circulation, aggregated where only the detail was given. */
  readonly lignes: readonly LigneCirculation[];
  readonly circulation: CirculationColonnes;
  readonly anomalies: readonly Anomalie[];
  /** First and last day of the circulation; `null` where there is none. */
  readonly periode: { readonly debut: Jour; readonly fin: Jour } | null;
}

/** What is known besides the datasets. */
export interface Connu {
  /** Lieux that the circulation may name by an id of their own: found again among those in force. */
  readonly connus: readonly Lieu[];
  readonly retouches: readonly Retouche[];
}

/** Puts the datasets in force together, the reader's acts on the lieux included. */
export function mondeDe(base: Referentiel, jeux: Jeux, { connus, retouches }: Connu): MondeAffiche {
  const referentiel = referentielPrecise(base, jeux);
  const lus = lieuxDe(jeux);
  const { lieux, remplacants } = retoucher(lus, retouches, (code) => referentiel.commune(code));
  const { lots: lotsLus, carnets, utilisations, lignes: lues } = circulationDe(jeux);
  const lots = avecTolerance(lotsLus, rowsOf(jeux, 'operateurs'));
  const detail = lues.length === 0 ? agreger(lots, carnets, utilisations) : null;
  const lignes = detail?.lignes ?? lues;
  const places = new Map(lieux.map(({ id }, index) => [id, index]));
  const retrouves = connus === lus ? new Map<string, string>() : apparier(connus, lus);
  const placeDe = (id: string | undefined): number | undefined =>
    id === undefined ? undefined : places.get(remplacants.get(id) ?? id);
  const { colonnes, anomalies } = packer(lignes, lots, {
    commune: (code) => referentiel.indexOf(code),
    lieu: (id) => placeDe(id) ?? placeDe(retrouves.get(id)) ?? -1,
  });
  return {
    referentiel,
    communes: referentiel.communes,
    lieux,
    postes: [],
    quartiersProches: [],
    lots,
    lignes,
    circulation: colonnes,
    anomalies: [...(detail?.anomalies ?? []), ...anomalies],
    periode: periodeDe(colonnes),
  };
}

/**
 * The territory to show first: the smallest région, else France, that holds every commune where Pass were handed out.
 */
export function territoireCouvert(monde: MondeAffiche): Territoire {
  const regions = new Set<string>();
  for (const index of monde.circulation.commune) regions.add(monde.communes[index]!.region);
  const [only] = regions;
  return regions.size === 1 && only !== undefined ? { echelon: 'region', code: only } : FRANCE;
}

/** Last day before the circulation falls silent: a month that has begun counts whole. */
function periodeDe({ mois }: CirculationColonnes): MondeAffiche['periode'] {
  if (mois.length === 0) return null;
  const debut = `${moisDe(mois[0]!)}-01` as Jour;
  return { debut: jourDe(numeroJour(debut)), fin: dernierJour(moisDe(mois.at(-1)!)) };
}
