import type { ExpressionSpecification } from 'maplibre-gl';

import type { Dessin } from '../couches';
import type { Palette } from '../palette';
import { HORS } from './emprise';

const GRAS = ['Marianne Bold', 'Marianne', 'Arial'];
const TAILLE: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 6, 0.5, 11, 0.85];

const LABELLISES: ExpressionSpecification = ['get', 'labellises'];
const TOTAL: ExpressionSpecification = ['get', 'point_count'];

/** Sum over the lieux of a cluster of those that accept the Pass. */
export const COMPTE_LABELLISES: ExpressionSpecification = [
  '+',
  ['case', ['==', ['get', 'etat'], 'labellise'], 1, 0],
];

/** What the clusters hold: labelled lieux, unlabelled ones, or labelled among all. */
export type Contenu = 'labellises' | 'candidats' | 'tous';

/** What a cluster says: the symbol of what it counts, then the count, or labelled over all. */
export function texteGrappe(palette: Palette, contenu: Contenu): ExpressionSpecification {
  const symbole = contenu === 'candidats' ? 'mini-candidat' : 'mini-labellise';
  const compte = nombre(contenu === 'tous' ? LABELLISES : TOTAL);
  const reste = contenu === 'tous' ? ['concat', ' / ', nombre(TOTAL)] : '';
  return [
    'format',
    ['image', symbole],
    { 'vertical-align': 'center' },
    ['concat', ' ', compte],
    { 'text-color': contenu === 'candidats' ? palette.trait : palette.labellise },
    reste,
    { 'text-color': palette.texteDoux, 'font-scale': 0.9 },
  ] as ExpressionSpecification;
}

/** Lieux and CnFS: told apart by shape first, colour second. */
export function dessinsLieux(palette: Palette) {
  return {
    cnfs: {
      type: 'symbol',
      source: 'cnfs',
      layout: {
        'icon-image': 'cnfs',
        'icon-size': ['interpolate', ['linear'], ['zoom'], 5, 0.32, 8, 0.5, 11, 0.75],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'icon-anchor': 'bottom',
      },
      paint: { 'icon-opacity': ['case', ['get', 'dedans'], 1, HORS] },
    },
    lieux: {
      type: 'symbol',
      source: 'lieux',
      filter: ['all', ['!', ['has', 'point_count']], ['!', ['has', 'rang']]],
      layout: {
        'icon-image': ['get', 'etat'],
        'icon-size': TAILLE,
        'icon-allow-overlap': true,
        // Labelled lieux lie over the others.
        'symbol-sort-key': ['case', ['==', ['get', 'etat'], 'labellise'], 1, 0],
        'text-field': ['step', ['zoom'], '', 12, ['get', 'nom']],
        'text-font': ['Marianne', 'Arial'],
        'text-size': 11,
        'text-optional': true,
        'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
        'text-radial-offset': 1,
        'text-max-width': 12,
      },
      paint: {
        'text-color': palette.texte,
        'text-halo-color': palette.terre,
        'text-halo-width': 1.4,
      },
    },
    'lieux-voisins': {
      type: 'symbol',
      source: 'lieux-voisins',
      minzoom: 6.5,
      layout: {
        'icon-image': ['get', 'etat'],
        'icon-size': TAILLE,
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
      paint: { 'icon-opacity': HORS },
    },
    'lieux-grappes': {
      type: 'symbol',
      source: 'lieux',
      filter: ['has', 'point_count'],
      layout: {
        'icon-image': 'grappe',
        'icon-text-fit': 'both',
        'icon-text-fit-padding': [2, 4, 2, 4],
        'icon-allow-overlap': true,
        'text-allow-overlap': true,
        'text-field': texteGrappe(palette, 'tous'),
        'text-font': GRAS,
        'text-size': 12,
        'symbol-sort-key': ['-', TOTAL],
      },
      paint: {},
    },
    'lieux-rangs': {
      type: 'symbol',
      source: 'rangs',
      layout: {
        'icon-image': 'rang',
        'icon-size': 1.1,
        'icon-allow-overlap': true,
        'text-allow-overlap': true,
        'text-field': ['to-string', ['get', 'rang']],
        'text-font': GRAS,
        'text-size': 11,
        'symbol-sort-key': ['-', ['get', 'rang']],
      },
      paint: { 'text-color': palette.papier },
    },
  } satisfies Record<string, Dessin>;
}

function nombre(value: ExpressionSpecification): ExpressionSpecification {
  return ['number-format', value, { locale: 'fr' }];
}
