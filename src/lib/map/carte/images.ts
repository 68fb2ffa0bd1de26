import type { Map as MapLibre, StyleImageMetadata } from 'maplibre-gl';

import {
  GLYPHES,
  GRILLE,
  GRILLE_MOTIF,
  MOTIFS,
  SYMBOLES,
  type Forme,
  type Symbole,
} from '../formes';
import type { Palette, Teinte } from '../palette';

/** Device pixels for one unit of the drawing grid: sharp on dense screens. */
const DENSITE = 2;

/** Side of a symbol that stands in a line of text. */
const MINI = 12;

interface Image {
  readonly pixels: ImageData;
  readonly options: Partial<StyleImageMetadata>;
}

/** Draws every image of the style in the colours of a palette, and adds or replaces it. */
export function poserImages(map: MapLibre, palette: Palette): void {
  for (const [nom, { pixels, options }] of images(palette)) {
    if (map.hasImage(nom)) map.updateImage(nom, pixels);
    else map.addImage(nom, pixels, { pixelRatio: DENSITE, ...options });
  }
}

/** Tiles to repeat: the pattern of each class, in the order of codes, then that of the rural zoning. */
export function motifsOf({ classes, rural }: Palette): ImageData[] {
  return [
    ...classes.map(({ motif: nom, encre }) => motif(MOTIFS[nom], encre, 0.9)),
    motif(MOTIFS.horizontal, rural, 0.8),
  ];
}

function* images(palette: Palette): Generator<[string, Image]> {
  for (const [code, classe] of palette.classes.entries()) {
    yield [`glyphe-${code}`, { pixels: glyphe(classe), options: {} }];
    yield [
      `motif-${code}`,
      { pixels: motif(MOTIFS[classe.motif], classe.encre, 0.9), options: {} },
    ];
  }
  yield ['motif-qpv', { pixels: motif(MOTIFS.oblique, palette.qpv, 1.4), options: {} }];
  yield ['marque-rurale', { pixels: marqueRurale(palette.rural), options: {} }];
  for (const [nom, symbole] of Object.entries(SYMBOLES)) {
    yield [nom, { pixels: dessinerSymbole(symbole, palette), options: {} }];
    yield [`mini-${nom}`, { pixels: dessinerSymbole(symbole, palette, MINI), options: {} }];
  }
  yield ['grappe', grappe(palette)];
  yield ['rang', { pixels: rang(palette), options: {} }];
}

function glyphe({ glyphe: nom, encre }: Teinte): ImageData {
  return toile(GRILLE, (context) => {
    if (nom) marque(context, GLYPHES[nom], encre, 3);
  });
}

function motif(trace: string, couleur: string, epaisseur: number): ImageData {
  return toile(GRILLE_MOTIF, (context) =>
    marque(context, { trace, plein: false }, couleur, epaisseur),
  );
}

/** Three short dashes: a field of them reads as a hatch where there is no polygon to hatch. */
function marqueRurale(couleur: string): ImageData {
  const trace = 'M6 8H18M6 12H18M6 16H18';
  return toile(GRILLE, (context) => marque(context, { trace, plein: false }, couleur, 1.4));
}

function dessinerSymbole(symbole: Symbole, palette: Palette, cote = GRILLE): ImageData {
  return toile(cote, (context) => {
    context.scale(cote / GRILLE, cote / GRILLE);
    const contour = new Path2D(symbole.contour);
    context.lineWidth = 4;
    context.strokeStyle = palette.papier;
    context.stroke(contour);
    context.fillStyle = symbole.couleur ? palette.labellise : palette.papier;
    context.fill(contour);
    context.lineWidth = 2;
    if (symbole.tirets) context.setLineDash([3, 2.4]);
    context.strokeStyle = symbole.couleur ? palette.labellise : palette.trait;
    context.stroke(contour);
    context.setLineDash([]);
    marque(context, symbole.marque, symbole.couleur ? palette.papier : palette.trait, 2.6);
  });
}

/** A pill that stretches around the text of a cluster. */
function grappe(palette: Palette): Image {
  const pixels = toile(GRILLE, (context) => {
    const pilule = new Path2D();
    pilule.roundRect(2, 2, 20, 20, 6);
    context.fillStyle = palette.papier;
    context.fill(pilule);
    context.lineWidth = 1;
    context.strokeStyle = palette.limiteForte;
    context.stroke(pilule);
  });
  const milieu: [number, number] = [10 * DENSITE, 14 * DENSITE];
  const [bord, fin] = [3 * DENSITE, 21 * DENSITE];
  return {
    pixels,
    options: { stretchX: [milieu], stretchY: [milieu], content: [bord, bord, fin, fin] },
  };
}

function rang(palette: Palette): ImageData {
  return toile(GRILLE, (context) => {
    const contour = new Path2D(SYMBOLES.candidat.contour);
    context.fillStyle = palette.trait;
    context.strokeStyle = palette.papier;
    context.lineWidth = 2;
    context.fill(contour);
    context.stroke(contour);
  });
}

function marque(
  context: CanvasRenderingContext2D,
  forme: Forme,
  couleur: string,
  epaisseur: number,
): void {
  const trace = new Path2D(forme.trace);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.lineWidth = epaisseur;
  context.fillStyle = couleur;
  context.strokeStyle = couleur;
  if (forme.plein) context.fill(trace);
  else context.stroke(trace);
}

/** Runs a drawing on a square of `cote` units. */
function toile(cote: number, dessiner: (context: CanvasRenderingContext2D) => void): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = cote * DENSITE;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser gives no 2D canvas.');
  context.scale(DENSITE, DENSITE);
  dessiner(context);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
