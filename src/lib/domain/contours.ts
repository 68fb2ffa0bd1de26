import { area, booleanPointInPolygon } from '@turf/turf';
import type { Geometry } from 'geojson';

import { isSurface, pointDe, surfaceKm2, type Surface } from './geometrie';
import { groupBy } from './groupes';
import type { Commune, Densite } from './territoire';

/** The polygon of a commune of a file's year, filed under today's commune: several may share a code. */
export interface ContourLu {
  readonly codeInsee: string;
  /** Index into the geometries of the file; `null` where it has none. */
  readonly geometrie: number | null;
}

/** What loaded files tell of communes, by code. */
export interface Precisions {
  readonly densites: ReadonlyMap<string, Densite>;
  readonly surfaces: ReadonlyMap<string, readonly Surface[]>;
}

/** The surfaces of each commune; those of communes merged since are all its own. */
export function surfacesDe(
  contours: readonly ContourLu[],
  geometries: readonly (Geometry | null)[],
): ReadonlyMap<string, readonly Surface[]> {
  const parCode = groupBy(contours, ({ codeInsee }) => codeInsee);
  return new Map(
    [...parCode].map(([code, lus]) => [
      code,
      lus.flatMap(({ geometrie }) => {
        const geometry = geometrie === null ? null : geometries[geometrie];
        return isSurface(geometry) ? [geometry] : [];
      }),
    ]),
  );
}

/**
 * Communes told better by loaded files: density class as published, area as measured, and a point of their own where
 * the one known is that of something larger, or lies outside.
 */
export function preciser(
  communes: readonly Commune[],
  { densites, surfaces }: Precisions,
): readonly Commune[] {
  if (densites.size === 0 && surfaces.size === 0) return communes;
  return communes.map((commune) => {
    const densite = densites.get(commune.code);
    const siennes = surfaces.get(commune.code) ?? [];
    return {
      ...commune,
      ...(densite && { densite, densiteSource: 'insee' as const }),
      ...(siennes.length > 0 && mesurer(commune, siennes)),
    };
  });
}

function mesurer(commune: Commune, surfaces: readonly Surface[]): Partial<Commune> {
  const km2 = surfaces.reduce((total, surface) => total + surfaceKm2(surface), 0);
  const mesuree = { surface: km2, surfaceSource: 'contour' as const };
  const { longitude, latitude, position } = commune;
  const dedans = surfaces.some((surface) => booleanPointInPolygon([longitude, latitude], surface));
  if (position === 'commune' && dedans) return mesuree;
  const principale = surfaces.reduce((a, b) => (area(b) > area(a) ? b : a));
  const [x, y] = pointDe(principale);
  return { ...mesuree, longitude: x!, latitude: y!, position: 'contour' };
}
