import type { Palette } from '../palette';
import { dessinerLegende, type ContenuLegende } from './legende';
import { echapper, element, lignes, texte } from './xml';

/** The map as it was drawn. */
export interface ImageCarte {
  /** PNG as a `data:` address. */
  readonly png: string;
  /** CSS pixels. */
  readonly largeur: number;
  readonly hauteur: number;
  readonly zoom: number;
  /** Ground metres for one CSS pixel at the centre. */
  readonly metresParPixel: number;
}

/** All that a map says beside its drawing. */
export interface TexteAffiche {
  readonly titre: string;
  /** Territory, date, filters in force. */
  readonly sousTitre: string;
  readonly source: string;
  /** What the reader must know before trusting it: simulated data, estimated positions. */
  readonly doutes: readonly string[];
}

const MARGE = 24;
const COLONNE = 236;
const COLONNE_FEUILLE = 220;
const TITRE = 64;
/** Width of the arrow of the north, beside the scale. */
const NORD = 30;

/** A sheet that a poster is for, CSS pixels. */
export interface Feuille {
  readonly largeur: number;
  /** Most that the map may take of its height. */
  readonly hauteurCarte: number;
}

/** An A4 sheet between its margins, figures above the map and its legend under it. */
export const A4: Feuille = { largeur: 700, hauteurCarte: 370 };

/**
 * A poster: title, map, legend, scale, source and doubts, as one SVG document with the map as an image inside and all the
 * rest as vectors. It asks nothing of any address.
 *
 * @param feuille the map is made to fit it, its legend under it, and words keep their size. `null`: the map as wide as
 *   on screen, its legend beside it.
 */
export function composerAffiche(
  image: ImageCarte,
  contenu: ContenuLegende,
  mots: TexteAffiche,
  palette: Palette,
  feuille: Feuille | null = null,
): string {
  const facteur = feuille ? facteurDe(image, feuille) : 1;
  const carte = { largeur: image.largeur * facteur, hauteur: image.hauteur * facteur };
  const legende = dessinerLegende(contenu, palette, {
    facteur,
    colonne: feuille && COLONNE_FEUILLE,
  });
  const largeur = feuille?.largeur ?? MARGE + carte.largeur + MARGE + COLONNE + MARGE;
  const pied = piedDe(mots, Math.floor((largeur - 2 * MARGE) / 6.2), palette);
  const [x, y] =
    feuille === null
      ? [MARGE + carte.largeur + MARGE, TITRE]
      : [MARGE, TITRE + carte.hauteur + MARGE];
  const bas = Math.max(TITRE + carte.hauteur, y + legende.hauteur);
  const hauteur = bas + 16 + pied.hauteur + MARGE;
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: largeur,
      height: hauteur,
      viewBox: `0 0 ${largeur} ${hauteur}`,
      'font-family': 'Marianne, Arial, sans-serif',
      'font-size': 12,
      role: 'img',
    },
    element('title', {}, echapper(mots.titre)),
    element('rect', { width: largeur, height: hauteur, fill: palette.papier }),
    texte(MARGE, 32, mots.titre, { 'font-size': 20, 'font-weight': 700, fill: palette.texte }),
    texte(MARGE, 52, mots.sousTitre, { 'font-size': 13, fill: palette.texteDoux }),
    element('image', {
      x: MARGE,
      y: TITRE,
      width: carte.largeur,
      height: carte.hauteur,
      href: image.png,
    }),
    element('rect', {
      x: MARGE,
      y: TITRE,
      width: carte.largeur,
      height: carte.hauteur,
      fill: 'none',
      stroke: palette.limite,
    }),
    echelle(MARGE + 12, TITRE + carte.hauteur - 14, image.metresParPixel / facteur, palette),
    element('g', { transform: `translate(${x} ${y})` }, legende.svg),
    element('g', { transform: `translate(${MARGE} ${bas + 16})` }, pied.svg),
  );
}

/** Size of a map on a sheet over that on screen. */
export function facteurDe(
  { largeur, hauteur }: Pick<ImageCarte, 'largeur' | 'hauteur'>,
  feuille: Feuille,
): number {
  return Math.min(1, (feuille.largeur - 2 * MARGE) / largeur, feuille.hauteurCarte / hauteur);
}

/** A round length for a scale bar: the longest of 1, 2 or 5 times a power of ten that fits, in metres. */
export function longueurRonde(metresMax: number): number {
  const power = 10 ** Math.floor(Math.log10(metresMax));
  return [5, 2, 1].map((digit) => digit * power).find((length) => length <= metresMax) ?? power;
}

function echelle(x: number, y: number, metresParPixel: number, palette: Palette): string {
  const metres = longueurRonde(120 * metresParPixel);
  const longueur = metres / metresParPixel;
  const nom = metres >= 1000 ? `${metres / 1000} km` : `${metres} m`;
  return (
    element('rect', {
      x: x - 6,
      y: y - 18,
      width: longueur + 12 + NORD,
      height: 26,
      fill: palette.papier,
      'fill-opacity': 0.8,
    }) +
    element('path', {
      d: `M${x} ${y - 4}V${y}H${x + longueur}V${y - 4}`,
      fill: 'none',
      stroke: palette.texte,
    }) +
    texte(x + 3, y - 5, nom, { 'font-size': 11, fill: palette.texte }) +
    element('path', {
      d: `M${x + longueur + 18} ${y - 12}l4 12l-4 -3l-4 3Z`,
      fill: palette.texte,
    }) +
    texte(x + longueur + 26, y, 'N', { 'font-size': 11, fill: palette.texte })
  );
}

function piedDe({ source, doutes }: TexteAffiche, longueur: number, palette: Palette) {
  const paragraphs = [...doutes, `Source : ${source}`].flatMap((text) => lignes(text, longueur));
  const svg = paragraphs.map((line, k) =>
    texte(0, 10 + k * 16, line, { 'font-size': 11, fill: palette.texteDoux }),
  );
  return { svg: svg.join(''), hauteur: paragraphs.length * 16 };
}
