import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { haversine } from '$lib/domain/distance';

import { SHARED } from '../../../support/shared';

interface Paire {
  readonly lonlat_a: [number, number];
  readonly lonlat_b: [number, number];
  readonly turf_m: number;
  readonly wgs84_geodesic_m: number;
}

describe.skipIf(!SHARED)('great-circle distance', () => {
  const { pairs } = SHARED
    ? (JSON.parse(readFileSync(`${SHARED}/oracles/distance/distance.json`, 'utf8')) as {
        pairs: Paire[];
      })
    : { pairs: [] };

  it('equals the haversine of Turf on the same sphere, and the ellipsoid to 0.3 %', () => {
    expect(pairs).toHaveLength(28);
    for (const {
      lonlat_a: [lonA, latA],
      lonlat_b: [lonB, latB],
      turf_m,
      wgs84_geodesic_m,
    } of pairs) {
      const metres = haversine(latA, lonA, latB, lonB) * 1000;
      expect(Math.abs(metres - turf_m)).toBeLessThanOrEqual(1e-9 * turf_m);
      expect(Math.abs(metres / wgs84_geodesic_m - 1)).toBeLessThanOrEqual(0.00301);
    }
  });
});
