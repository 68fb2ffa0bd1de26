import type { LayerSpecification } from 'maplibre-gl';

import type { Couche } from '$lib/state/couches';

import type { Palette } from './palette';
import { dessinsCommunes } from './styles/communes';
import type { Emprise } from './styles/emprise';
import { dessinsFond } from './styles/fond';
import { dessinsGrappes } from './styles/grappes';
import { dessinsLieux } from './styles/lieux';
import { dessinsNoms } from './styles/noms';
import { dessinsZonages } from './styles/zonages';

/** The one list of what is drawn, bottom to top, with the layer of the reader that turns it on; `null`: always on. */
export const ORDRE = [
  ['mer', null],
  ['voisins', null],
  ['terre-regions', null],
  ['terre-departements', null],
  ['contours', null],
  ['rural-marques', 'rural'],
  ['hexagones', 'ecarts'],
  ['hexagones-motifs', 'ecarts'],
  ['hexagones-limites', 'ecarts'],
  ['contours-limites', null],
  ['epci', null],
  ['qpv-fond', 'qpv'],
  ['departements', null],
  ['regions', null],
  ['qpv-limites', 'qpv'],
  ['voile', null],
  ['cercles', 'ecarts'],
  ['cercles-glyphes', 'ecarts'],
  ['grappes-limites', 'grappes'],
  ['grappes-halos', 'grappes'],
  ['choix-contour', 'ecarts'],
  ['choix-cercle', 'ecarts'],
  ['noms-communes', null],
  ['noms-departements', null],
  ['noms-regions', null],
  ['grappes-signes', 'grappes'],
  ['noms-cercles', 'ecarts'],
  ['cnfs', 'cnfs'],
  ['lieux-voisins', null],
  ['lieux', null],
  ['lieux-grappes', null],
  ['lieux-rangs', 'candidats'],
] as const satisfies readonly (readonly [string, Couche | null])[];

export type IdDessin = (typeof ORDRE)[number][0];

/** A layer of the style without its name, which is its key. */
export type Dessin = LayerSpecification extends infer Spec
  ? Spec extends { id: string }
    ? Omit<Spec, 'id'>
    : never
  : never;

/** Every layer of the style in drawing order, in the colours of a palette, the territory standing out. */
export function couchesOf(palette: Palette, emprise: Emprise): LayerSpecification[] {
  const dessins: Record<IdDessin, Dessin> = {
    ...dessinsFond(palette, emprise),
    ...dessinsCommunes(palette, emprise),
    ...dessinsZonages(palette),
    ...dessinsGrappes(palette, emprise),
    ...dessinsNoms(palette, emprise),
    ...dessinsLieux(palette),
  };
  return ORDRE.map(([id]) => ({ id, ...dessins[id] }));
}
