import { preciser, surfacesDe } from '$lib/domain/contours';
import type { Referentiel } from '$lib/domain/referentiel';

import { rowsOf, type Jeux } from './jeux';

/** What was told of a référentiel by the last files, so that thousands of polygons are measured once. */
interface Souvenir {
  readonly densites: object | undefined;
  readonly contours: object | undefined;
  readonly precise: Referentiel;
}

const SOUVENIRS = new WeakMap<Referentiel, Souvenir>();

/** The référentiel with the density classes and the contours of communes that were loaded, if any. */
export function referentielPrecise(referentiel: Referentiel, jeux: Jeux): Referentiel {
  const densites = jeux.get('densite')?.fichier;
  const contours = jeux.get('communes')?.fichier;
  const connu = SOUVENIRS.get(referentiel);
  if (connu?.densites === densites && connu?.contours === contours && connu) return connu.precise;
  const communes = preciser(referentiel.communes, {
    densites: new Map(rowsOf(jeux, 'densite').map((row) => [row.codeInsee, row.densite])),
    surfaces: surfacesDe(rowsOf(jeux, 'communes'), contours?.geometries ?? []),
  });
  const precise = communes === referentiel.communes ? referentiel : referentiel.with(communes);
  SOUVENIRS.set(referentiel, { densites, contours, precise });
  return precise;
}
