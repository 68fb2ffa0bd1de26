import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';

import { facteurDe, type Feuille } from './affiche';

/** Smallest letters of the map, CSS pixels on screen. */
const ECRAN = 10;
/** Smallest letters that are read on paper, CSS pixels. */
const PAPIER = 8;

/** How much larger the letters of a map of some size must be for those of its sheet to be read. */
export function lettresPour(carte: Taille, feuille: Feuille): number {
  return Math.max(1, PAPIER / (ECRAN * facteurDe(carte, feuille)));
}

interface Taille {
  readonly largeur: number;
  readonly hauteur: number;
}

/** A size that may follow the zoom. */
type Suivie = number | ExpressionSpecification;

/** Sizes that hold letters: of the letters themselves, and of the mark that bears a rank. Signs follow their circle. */
export function taillesDeLettres(
  couches: readonly LayerSpecification[],
): readonly (readonly [id: string, propriete: 'text-size' | 'icon-size', taille: Suivie])[] {
  return couches.flatMap((couche) => {
    if (couche.type !== 'symbol' || couche.id === 'grappes-signes') return [];
    const { 'text-size': lettres, 'icon-size': marque } = couche.layout ?? {};
    if (lettres === undefined) return [];
    const porteuse = couche.id === 'lieux-rangs' ? marque : undefined;
    return [
      [couche.id, 'text-size', lettres as Suivie] as const,
      ...(porteuse === undefined ? [] : [[couche.id, 'icon-size', porteuse as Suivie] as const]),
    ];
  });
}

/** A size that may follow the zoom, times something. @throws Error where it follows anything else. */
export function agrandir(taille: Suivie, fois: number): Suivie {
  if (typeof taille === 'number') return taille * fois;
  const [nom, maniere, selon, ...paliers] = taille;
  if (nom !== 'interpolate') throw new Error(`A size that is neither a number nor by zoom: ${nom}`);
  const agrandis = paliers.map((palier, k) => (k % 2 === 1 ? Number(palier) * fois : palier));
  return [nom, maniere, selon, ...agrandis] as ExpressionSpecification;
}
