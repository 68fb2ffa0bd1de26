import { booleanPointInPolygon, point } from '@turf/turf';
import { geoArea } from 'd3';
import type { MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { describe, expect, it } from 'vitest';

import { dataBytes, dataJson, dataRows, sum } from './tables';

type Contours = Topology<{
  departements: GeometryCollection<{ code: string; nom: string }>;
  regions: GeometryCollection<{ code: string; nom: string }>;
}>;

const EARTH_KM2 = 6371.0088 ** 2;
const contours = dataJson<Contours>('contours.topo.json');
const departements = feature(contours, contours.objects.departements).features;
const regions = feature(contours, contours.objects.regions).features;

describe('contours.topo.json', () => {
  it('is light', () => {
    expect(dataBytes('contours.topo.json')).toBeLessThan(150_000);
    expect(dataBytes('voisins.topo.json')).toBeLessThan(120_000);
  });

  it('draws every département, and every collectivité with communes where people live', () => {
    const drawn = new Set(departements.map(({ properties }) => properties.code));
    const missing = dataRows('departements.csv').filter(({ code }) => !drawn.has(code!));
    expect(missing.map(({ code }) => code)).toEqual(['984', '989']);
    expect(drawn.size).toBe(departements.length);
  });

  it('draws every region, named as in the référentiel', () => {
    const noms = new Map(dataRows('regions.csv').map(({ code, nom }) => [code, nom]));
    expect(regions).toHaveLength(24);
    for (const { properties } of regions) expect(properties.nom).toBe(noms.get(properties.code));
  });

  it('gives the départements the areas that they have, and the regions the sum of theirs', () => {
    const km2 = (area: (typeof departements)[number]): number => geoArea(area) * EARTH_KM2;
    const mainland = departements.filter(({ properties }) => !/^9[78]/.test(properties.code));
    expect(mainland).toHaveLength(96);
    expect(sum(mainland.map(km2)) / 551_500).toBeCloseTo(1, 1);
    const regionOf = new Map(dataRows('departements.csv').map(({ code, region }) => [code, region]));
    for (const region of regions) {
      const parts = departements.filter(
        ({ properties }) => regionOf.get(properties.code) === region.properties.code,
      );
      expect(sum(parts.map(km2)) / km2(region)).toBeCloseTo(1, 6);
    }
  });

  it('puts 99 communes in a hundred in their département', () => {
    const areas = new Map(departements.map((area) => [area.properties.code, area.geometry]));
    const located = dataRows('communes.csv').filter(
      ({ position, departement }) => position === 'commune' && areas.has(departement!),
    );
    const inside = located.filter(({ latitude, longitude, departement }) =>
      booleanPointInPolygon(
        point([Number(longitude), Number(latitude)]),
        areas.get(departement!) as Polygon | MultiPolygon,
      ),
    );
    expect(inside.length / located.length).toBeGreaterThan(0.98);
  });
});

describe('voisins.topo.json', () => {
  const voisins = dataJson<Topology<{ voisins: GeometryCollection<{ nom: string }> }>>('voisins.topo.json');
  const areas = feature(voisins, voisins.objects.voisins).features;

  it('draws the neighbours, and not France', () => {
    const noms = new Set(areas.map(({ properties }) => properties.nom));
    for (const nom of ['Spain', 'Italy', 'Switzerland', 'Belgium', 'Suriname', 'Madagascar', 'Canada']) {
      expect(noms).toContain(nom);
    }
    expect(noms).not.toContain('France');
  });

  it('draws the inside, not the outside, of each', () => {
    for (const area of areas) expect(geoArea(area)).toBeLessThan(0.2);
  });
});
