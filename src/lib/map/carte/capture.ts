import type { Map as MapLibre } from 'maplibre-gl';

import type { ImageCarte } from '../affiche/affiche';

/** Length of the equator, metres (WGS 84). */
const TOUR_DE_TERRE = 40_075_016.7;
/** Pixels of the picture for one CSS pixel: sharp on paper. */
const DENSITE = 2;

/** Takes the map as it is, once nothing is left to load. */
export async function photographier(map: MapLibre): Promise<ImageCarte> {
  const before = map.getPixelRatio();
  map.setPixelRatio(DENSITE);
  await repos(map);
  const canvas = map.getCanvas();
  const png = canvas.toDataURL('image/png');
  map.setPixelRatio(before);
  const cosinus = Math.cos((map.getCenter().lat * Math.PI) / 180);
  return {
    png,
    largeur: canvas.clientWidth,
    hauteur: canvas.clientHeight,
    zoom: map.getZoom(),
    metresParPixel: (TOUR_DE_TERRE * cosinus) / (512 * 2 ** map.getZoom()),
  };
}

/** The frame in which nothing is left to load or to draw: its pixels are still there to be read. */
function repos(map: MapLibre): Promise<void> {
  return new Promise((resolve) => {
    map.once('idle', () => {
      map.once('render', () => resolve());
      map.triggerRepaint();
    });
    map.triggerRepaint();
  });
}
