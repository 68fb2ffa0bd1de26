import type { ExpressionSpecification } from 'maplibre-gl';

import { RAYONS, RAYON_MIN } from '../cercles';
import { contraste } from '../contraste';
import type { Dessin } from '../couches';
import type { Palette, Teinte } from '../palette';
import { opaciteSelon, type Emprise } from './emprise';

/** Zoom from which a commune polygon can be clicked; under it the territory around is. */
export const ZOOM_COMMUNES = 7;

/** Zoom from which the lines between intercommunalités are drawn, where outlines of communes are known. */
export const ZOOM_EPCI = 6.8;

/** Opacity of a circle: one under it is still seen. */
export const OPACITE_CERCLE = 0.88;

/** Opacity of the pattern of a polygon, once it is large enough to bear one. */
export const MOTIF = 0.8;

/** Contrast of a fill with the land from which it needs no edge. */
const CONTRASTE_SANS_BORD = 4.2;

/** The line around a mark: a halo of the land parts those that stand out from it, an edge of its own holds a pale one. */
export function traitDe({ fond, bord, creuse }: Teinte, terre: string): string {
  return creuse || contraste(fond, terre) < CONTRASTE_SANS_BORD ? bord : terre;
}

/** A length in pixels that follows the radius of the circle at every zoom. */
export function selonRayon(
  longueur: (rayon: ExpressionSpecification, rayonMax: number) => ExpressionSpecification,
): ExpressionSpecification {
  return [
    'interpolate',
    ['linear'],
    ['zoom'],
    ...RAYONS.flatMap(([zoom, max]) => [zoom, longueur(rayon(max), max)]),
  ] as ExpressionSpecification;
}

function rayon(max: number): ExpressionSpecification {
  return ['max', RAYON_MIN, ['*', max, ['get', 'racine']]];
}

/** Communes: polygons coloured by state where contours are known, else circles sized by Pass. */
export function dessinsCommunes(
  { classes, terre, limite, limiteForte, choix }: Palette,
  emprise: Emprise,
) {
  return {
    // Seen by clicks alone: the colours are those of the layer « aplats », just under.
    contours: {
      type: 'fill',
      source: 'contours',
      minzoom: ZOOM_COMMUNES,
      paint: { 'fill-opacity': 0 },
    },
    'contours-limites': {
      type: 'line',
      source: 'contours',
      minzoom: 7.5,
      paint: {
        // Pale while communes are many, then a limit that stands out where two have one colour.
        'line-color': ['interpolate', ['linear'], ['zoom'], 8.5, terre, 10, limite],
        'line-width': ['interpolate', ['linear'], ['zoom'], 7.5, 0.2, 10, 0.7],
      },
    },
    // Between communes, thin, and départements, whole: dashes.
    epci: {
      type: 'line',
      source: 'epci',
      minzoom: ZOOM_EPCI,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': limiteForte,
        'line-dasharray': [3, 1.5],
        'line-width': ['interpolate', ['linear'], ['zoom'], ZOOM_EPCI, 0.4, 9, 1, 12, 1.5],
      },
    },
    hexagones: {
      type: 'fill',
      source: 'hexagones',
      paint: {
        'fill-color': ['to-color', deClasse(classes.map(({ fond }) => fond))],
        'fill-antialias': false,
        'fill-opacity': opaciteSelon(
          emprise,
          'departement',
          deClasse(classes.map(({ creuse }) => (creuse ? 0.5 : 0.92))),
        ),
      },
    },
    'hexagones-motifs': {
      type: 'fill',
      source: 'hexagones',
      paint: {
        'fill-pattern': ['concat', 'motif-', ['get', 'classe']],
        'fill-opacity': opaciteSelon(emprise, 'departement', MOTIF),
      },
    },
    'hexagones-limites': {
      type: 'line',
      source: 'hexagones',
      paint: {
        'line-color': ['to-color', deClasse(classes.map((teinte) => traitDe(teinte, terre)))],
        'line-opacity': opaciteSelon(emprise, 'departement'),
        'line-width': ['interpolate', ['linear'], ['zoom'], 5, 0.5, 9, 1],
      },
    },
    cercles: {
      type: 'circle',
      source: 'communes',
      layout: { 'circle-sort-key': ['-', ['get', 'racine']] },
      paint: {
        'circle-radius': selonRayon((rayon) => rayon),
        'circle-color': ['to-color', deClasse(classes.map(({ fond }) => fond))],
        'circle-opacity': opaciteSelon(
          emprise,
          'departement',
          deClasse(classes.map(({ creuse }) => (creuse ? 0.5 : OPACITE_CERCLE))),
        ),
        'circle-stroke-opacity': opaciteSelon(emprise, 'departement'),
        'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 5, 0.4, 9, 1],
        'circle-stroke-color': [
          'to-color',
          deClasse(classes.map((teinte) => traitDe(teinte, terre))),
        ],
      },
    },
    'cercles-glyphes': {
      type: 'symbol',
      source: 'communes',
      // A glyph under 7 px of radius would be a smudge.
      filter: ['>=', selonRayon((rayon) => rayon), 7],
      layout: {
        'icon-image': ['concat', 'glyphe-', ['get', 'classe']],
        'icon-size': selonRayon((rayon) => ['min', 0.8, ['/', rayon, 16]]),
        // Circles lie small over large: the glyph of the small one is placed first.
        'symbol-sort-key': ['get', 'racine'],
        'icon-padding': 0,
      },
      paint: { 'icon-opacity': opaciteSelon(emprise, 'departement') },
    },
    'choix-contour': {
      type: 'line',
      source: 'choix',
      filter: ['==', ['geometry-type'], 'Polygon'],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': choix, 'line-width': 3 },
    },
    'choix-cercle': {
      type: 'circle',
      source: 'choix',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': selonRayon((rayon) => ['+', 4, rayon]),
        'circle-opacity': 0,
        'circle-stroke-width': 2.5,
        'circle-stroke-color': choix,
      },
    },
  } satisfies Record<string, Dessin>;
}

/** What a class has, looked up by its code. */
function deClasse(values: readonly (string | number)[]): ExpressionSpecification {
  return ['at', ['get', 'classe'], ['literal', [...values]]];
}
