import { Delaunay } from 'd3';
import { expect, onTestFinished, test } from 'vitest';

import { Carte } from '$lib/map/carte/carte';
import type { Contours, CoucheCommunes } from '$lib/map/donnees';
import type { Couche } from '$lib/state/couches';

import communesCsv from '../../../data/communes.csv?raw';

const TOURS = 5;
const MORCEAUX = 3;

/** The communes embedded, each with the cell of the points nearest to it: about the vertices of a generalised contour. */
function pays(): { communes: CoucheCommunes; contours: Contours } {
  const [head, ...lines] = communesCsv.trim().split('\n');
  const columns = head!.split(',');
  const rows = lines
    .map((line) => line.split(','))
    .filter((cells) => cells.length === columns.length);
  const column = (name: string) =>
    Float64Array.from(rows, (cells) => Number(cells[columns.indexOf(name)]));
  const [longitude, latitude] = [column('longitude'), column('latitude')];
  const codes = rows.map((cells) => cells[0]!);
  const points = Float64Array.from(
    { length: codes.length * 2 },
    (_, k) => (k % 2 ? latitude : longitude)[k >> 1]!,
  );
  const cells = new Delaunay(points).voronoi([-64, -22, 56, 52]);
  return {
    communes: {
      codes,
      noms: rows.map((row) => row[1]!),
      longitude,
      latitude,
      valeur: new Float64Array(codes.length).fill(10),
      classe: Uint8Array.from(codes, (_, k) => k % 6),
      visible: new Uint8Array(codes.length).fill(1),
    },
    contours: {
      type: 'FeatureCollection',
      features: codes.map((code, k) => ({
        type: 'Feature',
        properties: { code },
        geometry: {
          type: 'Polygon',
          coordinates: [cell(cells.cellPolygon(k), longitude[k]!, latitude[k]!)],
        },
      })),
    },
  };
}

/** A ring at most 0.1° around its point, each edge cut in {@link MORCEAUX}. */
function cell(ring: readonly [number, number][] | null, x: number, y: number): [number, number][] {
  const near = (value: number, centre: number) =>
    Math.min(centre + 0.1, Math.max(centre - 0.1, value));
  const corners = (ring ?? []).map(([a, b]): [number, number] => [near(a, x), near(b, y)]);
  const cut = corners.slice(1).flatMap(([x1, y1], k) => {
    const [x0, y0] = corners[k]!;
    return Array.from({ length: MORCEAUX }, (_, m): [number, number] => {
      const part = m / MORCEAUX;
      return [x0 + part * (x1 - x0), y0 + part * (y1 - y0)];
    });
  });
  return cut.length > 0
    ? [...cut, cut[0]!]
    : [
        [x, y],
        [x, y],
        [x, y],
        [x, y],
      ];
}

function mediane(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

test('35,000 polygons take a new class in a small part of the time that it takes to place them', async () => {
  const { communes, contours } = pays();
  const conteneur = document.createElement('div');
  Object.assign(conteneur.style, { width: '1280px', height: '800px' });
  document.body.append(conteneur);
  const muet = () => undefined;
  const carte = await Carte.creer(conteneur, {
    theme: 'clair',
    camera: null,
    cadre: null,
    gestes: { choisir: muet, lieu: muet, territoire: muet, cadre: muet, survol: muet },
  });
  onTestFinished(() => {
    carte.detruire();
    conteneur.remove();
  });
  carte.montrerCouches(new Set<Couche>(['ecarts']));
  carte.montrerCommunes(communes);
  const start = performance.now();
  carte.montrerContours(contours);
  carte.map.redraw();
  const pose = performance.now() - start;

  const tours = Array.from({ length: TOURS }, (_, tour) => {
    const classe = communes.classe.map((code) => (code + tour + 1) % 6);
    const from = performance.now();
    carte.montrerCommunes({ ...communes, classe });
    carte.map.redraw();
    return performance.now() - from;
  });
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  console.info(
    `${contours.features.length} polygons: placed in ${ms(pose)}; recoloured in ${ms(mediane(tours))} (min ${ms(Math.min(...tours))}, median of ${TOURS}), up to the frame handed to the GPU`,
  );
  expect(contours.features.length).toBeGreaterThan(34_000);
  expect(mediane(tours)).toBeLessThan(pose / 4);
});
