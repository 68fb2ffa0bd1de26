import { preciser, surfacesDe } from '$lib/domain/contours';
import type { Referentiel } from '$lib/domain/referentiel';
import type { Commune } from '$lib/domain/territoire';
import type { LigneCommune } from '$lib/formats/communes/communes';

import { rowsOf, type Jeux } from './jeux';

/** What was told of a référentiel by the last files, so that thousands of polygons are measured once. */
interface Souvenir {
  readonly densites: object | undefined;
  readonly contours: object | undefined;
  readonly precise: Referentiel;
}

const SOUVENIRS = new WeakMap<Referentiel, Souvenir>();

/** The référentiel with the density classes, the contours and the points of communes that were loaded, if any. */
export function referentielPrecise(referentiel: Referentiel, jeux: Jeux): Referentiel {
  const densites = jeux.get('densite')?.fichier;
  const contours = jeux.get('communes')?.fichier;
  const connu = SOUVENIRS.get(referentiel);
  if (connu?.densites === densites && connu?.contours === contours && connu) return connu.precise;
  const lignes = rowsOf(jeux, 'communes');
  const communes = preciser(avecPoints(referentiel.communes, lignes), {
    densites: new Map(rowsOf(jeux, 'densite').map((row) => [row.codeInsee, row.densite])),
    surfaces: surfacesDe(lignes, contours?.geometries ?? []),
  });
  const precise = communes === referentiel.communes ? referentiel : referentiel.with(communes);
  SOUVENIRS.set(referentiel, { densites, contours, precise });
  return precise;
}

/** Communes with the points that a table knows better: those of the communes themselves. */
function avecPoints(
  communes: readonly Commune[],
  lignes: readonly LigneCommune[],
): readonly Commune[] {
  const points = new Map(
    lignes.flatMap(({ codeInsee, point }) => (point ? [[codeInsee, point] as const] : [])),
  );
  if (points.size === 0) return communes;
  return communes.map((commune) => {
    const point = points.get(commune.code);
    const connu = commune.position === 'commune' || commune.position === 'contour';
    return point && !connu ? { ...commune, ...point, position: 'commune' as const } : commune;
  });
}
