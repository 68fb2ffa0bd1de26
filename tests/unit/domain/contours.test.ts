import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';

import { preciser, surfacesDe } from '$lib/domain/contours';

import { commune } from '../../support/petit-monde';

/** A square of so many degrees, its south-west corner given. */
function carre(longitude: number, latitude: number, cote: number): Polygon {
  const [est, nord] = [longitude + cote, latitude + cote];
  return {
    type: 'Polygon',
    coordinates: [
      [
        [longitude, latitude],
        [est, latitude],
        [est, nord],
        [longitude, nord],
        [longitude, latitude],
      ],
    ],
  };
}

const AUTOUR = carre(2.95, 44.95, 0.1);
const AILLEURS = carre(3.5, 45.5, 0.02);

describe('communes told by loaded contours', () => {
  const dites = (position: 'commune' | 'code_postal', ...contours: Polygon[]) => {
    const lus = contours.map((_, geometrie) => ({ codeInsee: '63001', geometrie }));
    const surfaces = surfacesDe(lus, contours);
    const [une, autre] = preciser([{ ...commune('63001'), position }, commune('63002', 9)], {
      densites: new Map([['63002', 'dense' as const]]),
      surfaces,
    });
    expect(autre).toMatchObject({ densite: 'dense', densiteSource: 'insee', surface: null });
    return une!;
  };

  it('have the area of their polygon, and keep the point of their bourg where it lies inside', () => {
    const une = dites('commune', AUTOUR);
    expect(une.surface).toBeCloseTo(11.12 * 11.12 * Math.cos((45 * Math.PI) / 180), 0);
    expect(une).toMatchObject({ surfaceSource: 'contour', position: 'commune', latitude: 45 });
  });

  it('move where their point is that of something larger, or lies outside', () => {
    expect(dites('code_postal', AUTOUR)).toMatchObject({ position: 'contour' });
    const une = dites('commune', AILLEURS);
    expect(une.position).toBe('contour');
    expect([une.longitude, une.latitude]).toEqual([
      expect.closeTo(3.51, 3),
      expect.closeTo(45.51, 3),
    ]);
  });

  it('that have merged have the areas of all, and the point of the largest', () => {
    const deux = dites('code_postal', AILLEURS, AUTOUR);
    expect(deux.surface).toBeCloseTo(
      dites('commune', AUTOUR).surface! + dites('commune', AILLEURS).surface!,
      9,
    );
    expect(deux.latitude).toBeCloseTo(45, 3);
  });
});
