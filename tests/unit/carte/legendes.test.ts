import { expect, test } from 'vitest';

import { parametresDe } from '$lib/domain/ecarts/parametres';
import { agreger } from '$lib/features/carte/mesures/colonnes';
import { thematiqueDe } from '$lib/features/carte/mesures/thematique';
import { legendeDePoster } from '$lib/features/carte/poster';
import { dessinerLegende } from '$lib/map/affiche/legende';
import { PALETTES } from '$lib/map/palette';
import type { Couche } from '$lib/state/couches';
import { MESURES } from '$lib/state/representation';

import parametresJson from '../../../data/parametres.json';

const NOMBRE = 24;
const serie = (valeur: (k: number) => number) =>
  Float64Array.from({ length: NOMBRE }, (_, k) => valeur(k));

/** A spread of everything: places, distances and shares from little to much, an unreachable one, a secret one. */
const COLONNES = {
  pass: serie((k) => 20 + 15 * k),
  beneficiaires: serie((k) => (k === 3 ? 4 : 12 + k)),
  sansReponse: serie((k) => (20 + 15 * k) * (k / NOMBRE)),
  places: serie((k) => 0.12 * k),
  distanceKm: serie((k) => (k === 7 ? Infinity : 1.4 * k)),
  classe: Uint8Array.from({ length: NOMBRE }, (_, k) => k % 6),
  lieux: serie((k) => k % 3),
  population: serie((k) => 500 + 200 * (k % 5)),
};

test.each(MESURES)('the legend of « %s », as the poster draws it', async (mesure) => {
  const zones = Int32Array.from({ length: NOMBRE }, (_, k) => k >> 1);
  const unites = {
    colonnes: COLONNES,
    zones,
    parZone: agreger(COLONNES, zones, NOMBRE / 2),
    nom: 'communes',
  };
  const thematique = thematiqueDe(
    { mesure, decoupage: null, hexagones: false },
    unites,
    [...zones.keys()],
    parametresDe(parametresJson),
  );
  const classes = legendeDePoster(thematique, null, [4, 4, 4, 4, 4, 4], PALETTES.clair);
  const couches = new Set<Couche>(['ecarts', 'labellises']);
  const { svg, hauteur } = dessinerLegende(
    { couches, reference: 365, zoom: 7, classes },
    PALETTES.clair,
  );
  const document = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="${Math.ceil(hauteur)}" font-family="Marianne, Arial, sans-serif" font-size="12"><rect width="100%" height="100%" fill="#ffffff"/>${svg}</svg>\n`;
  await expect(document).toMatchFileSnapshot(`./captures/legende-${mesure}.svg`);
});
