/** Layers that a reader can turn on and off. The drawing order is the map's. */
export const COUCHES = [
  'ecarts',
  'labellises',
  'candidats',
  'qpv',
  'rural',
  'cnfs',
  'grappes',
] as const;

export type Couche = (typeof COUCHES)[number];

export const COUCHES_PAR_DEFAUT: ReadonlySet<Couche> = new Set(['ecarts', 'labellises']);
