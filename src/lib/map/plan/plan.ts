import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';

/** Grounds of the IGN, asked for by name. */
export const PLANS = ['gris', 'standard'] as const;

export type Plan = (typeof PLANS)[number];

/** The only server asked. */
const SERVEUR = 'https://data.geopf.fr';

export const STYLES_DU_PLAN: Readonly<Record<Plan, string>> = {
  gris: `${SERVEUR}/annexes/ressources/vectorTiles/styles/PLAN.IGN/gris.json`,
  standard: `${SERVEUR}/annexes/ressources/vectorTiles/styles/PLAN.IGN/standard.json`,
};

/** What the IGN asks to be said. */
export const ATTRIBUTION_PLAN = '© IGN';

/** A style of the IGN, ready to lie under ours. */
export interface Calques {
  readonly sources: Readonly<Record<string, SourceSpecification>>;
  readonly sprite: string | null;
  /** Areas and lines: under every datum. */
  readonly sous: readonly LayerSpecification[];
  /** Names: over the data. */
  readonly dessus: readonly LayerSpecification[];
}

const PREFIXE = 'ign-';

/** Whether a source of the map is one of the IGN. */
export function estDuPlan(source: string): boolean {
  return source.startsWith(PREFIXE);
}

/**
 * Takes a style of the IGN apart. Its background goes: our land shows where a tile is late. Glyphs go: names are drawn from
 * the fonts of the page. Names of sources and layers are prefixed, so that none is ours.
 *
 * @throws Error where the answer is no style, or would ask another server than the IGN's.
 */
export function calquesOf(json: unknown): Calques {
  const style = objet(json);
  const sources = Object.entries(objet(style.sources)).map(([nom, source]) => [
    PREFIXE + nom,
    { attribution: ATTRIBUTION_PLAN, ...objet(source) },
  ]);
  const layers = liste(style.layers).flatMap((layer): LayerSpecification[] => {
    const read = objet(layer);
    if (typeof read.source !== 'string') return [];
    return [
      {
        ...read,
        id: PREFIXE + String(read.id),
        source: PREFIXE + read.source,
      } as LayerSpecification,
    ];
  });
  if (sources.length === 0 || layers.length === 0) throw new Error('Style sans calque.');
  const sprite = typeof style.sprite === 'string' ? style.sprite : null;
  if (adresses([style.sources, sprite]).some((url) => !url.startsWith(`${SERVEUR}/`)))
    throw new Error('Style qui demande un autre serveur.');
  const isName = ({ type }: LayerSpecification): boolean => type === 'symbol';
  return {
    sources: Object.fromEntries(sources) as Calques['sources'],
    sprite,
    sous: layers.filter((layer) => !isName(layer)),
    dessus: layers.filter(isName),
  };
}

/** The IGN publishes its symbols at one density: the double one that a fine screen asks for is not there. */
export function sansDoublure(url: string): { url: string } {
  return { url: url.startsWith(SERVEUR) ? url.replace(/@2x(?=\.(?:png|json)$)/, '') : url };
}

/** Every address written in a piece of JSON. */
function adresses(json: unknown): string[] {
  if (typeof json === 'string') return /^[a-z]+:/i.test(json) ? [json] : [];
  if (typeof json !== 'object' || json === null) return [];
  return Object.values(json).flatMap(adresses);
}

function objet(json: unknown): Record<string, unknown> {
  if (typeof json !== 'object' || json === null) throw new Error('La réponse n’est pas un style.');
  return { ...json };
}

function liste(json: unknown): readonly unknown[] {
  if (!Array.isArray(json)) throw new Error('La réponse n’est pas un style.');
  return json;
}
