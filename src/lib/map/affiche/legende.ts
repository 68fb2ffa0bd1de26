import type { Couche } from '$lib/state/couches';

import { rayonOf, valeursDeLegende } from '../cercles';
import { couleurDe, SIGNES_GRAPPES, type SigneGrappe } from '../grappes';
import { GLYPHES, GRILLE_MOTIF, MOTIFS, SYMBOLES, type Forme } from '../formes';
import { NOMS_CLASSES, type CouleurClasse, type Palette, type Teinte } from '../palette';
import { element, texte } from './xml';

/** What the legend of a poster explains: what was on the map when it was taken. */
export interface ContenuLegende {
  readonly couches: ReadonlySet<Couche>;
  /** The value of the greatest circle; `null`: communes are polygons. */
  readonly reference: number | null;
  readonly zoom: number;
  readonly classes: LegendeClasses;
}

/** The classes of communes in words, in the order of their codes. */
export interface LegendeClasses {
  readonly titre: string;
  readonly lignes: readonly { readonly teinte: Teinte; readonly nom: string }[];
}

/** The six classes of gap, with how many communes each holds where it is known. */
export function legendeDesEcarts(
  { classes }: Palette<CouleurClasse>,
  comptes: ArrayLike<number> | null,
): LegendeClasses {
  return {
    titre: 'Écarts par commune',
    lignes: classes.map((teinte, code) => ({
      teinte,
      nom: NOMS_CLASSES[teinte.classe] + (comptes ? ` (${nombre.format(comptes[code] ?? 0)})` : ''),
    })),
  };
}

const LIGNE = 20;
const nombre = new Intl.NumberFormat('fr-FR');

/** How the legend goes with its map. */
export interface Mise {
  /** Size of the map of the poster over that of the map on screen: circles are so much smaller. */
  readonly facteur: number;
  /** Width of a column where its parts stand side by side; `null`: one above the other. */
  readonly colonne: number | null;
}

const A_COTE: Mise = { facteur: 1, colonne: null };

/** The legend as SVG, top left at 0, 0; and how high it is. */
export function dessinerLegende(
  contenu: ContenuLegende,
  palette: Palette,
  { facteur, colonne }: Mise = A_COTE,
): { svg: string; hauteur: number } {
  const { couches, reference, zoom } = contenu;
  const blocs: { svg: string; hauteur: number }[] = [];
  if (couches.has('ecarts')) blocs.push(blocClasses(contenu, palette));
  if (couches.has('ecarts') && reference !== null)
    blocs.push(blocCercles(reference, zoom, palette, facteur));
  const signes = blocSignes(couches, palette);
  if (signes.length > 0) blocs.push(bloc('Autres signes', signes, palette));
  if (colonne !== null) {
    const svg = blocs.map((part, k) =>
      element('g', { transform: `translate(${k * colonne} 0)` }, part.svg),
    );
    return { svg: svg.join(''), hauteur: Math.max(0, ...blocs.map(({ hauteur }) => hauteur)) };
  }
  let y = 0;
  const svg = blocs.map((part) => {
    const placed = element('g', { transform: `translate(0 ${y})` }, part.svg);
    y += part.hauteur + 14;
    return placed;
  });
  return { svg: svg.join(''), hauteur: y };
}

function blocClasses({ reference, classes }: ContenuLegende, palette: Palette) {
  const rows = classes.lignes.map(({ teinte, nom }, code) => ({
    signe: reference === null ? carre(teinte, code) : cercle(teinte),
    nom,
  }));
  return bloc(classes.titre, rows, palette);
}

function blocCercles(reference: number, zoom: number, palette: Palette, facteur: number) {
  const values = valeursDeLegende(reference, 36, zoom);
  const rayon = (value: number): number => facteur * rayonOf(value, reference, zoom);
  const largest = rayon(values[0] ?? 0);
  const svg = values.map((value, k) => {
    const r = rayon(value);
    const [cy, y] = [20 + 2 * largest - r, Math.max(20 + 2 * (largest - r), 20 + 14 * k)];
    return (
      element('circle', { cx: largest + 1, cy, r, fill: 'none', stroke: palette.texteDoux }) +
      element('path', {
        d: `M${largest + 1} ${cy - r}H${2 * largest + 6}L${2 * largest + 14} ${y}`,
        fill: 'none',
        stroke: palette.texteDoux,
        'stroke-width': 0.6,
      }) +
      texte(2 * largest + 18, y + 4, nombre.format(value), { fill: palette.texte })
    );
  });
  return {
    svg:
      texte(0, 10, 'Pass en circulation', { fill: palette.texte, 'font-weight': 700 }) +
      svg.join(''),
    hauteur: Math.max(24 + 2 * largest, 20 + 14 * values.length),
  };
}

function blocSignes(couches: ReadonlySet<Couche>, palette: Palette) {
  const rows: { signe: string; nom: string }[] = [];
  if (couches.has('labellises'))
    rows.push({ signe: symbole('labellise', palette), nom: 'Lieu labellisé' });
  if (couches.has('candidats')) {
    rows.push({ signe: symbole('candidat', palette), nom: 'Lieu non labellisé' });
    rows.push({ signe: symbole('inconnu', palette), nom: 'Lieu : le fichier ne le dit pas' });
  }
  if (couches.has('grappes'))
    rows.push(
      ...SIGNES_GRAPPES.map((signe) => ({ signe: anneau(signe, palette), nom: signe.nom })),
    );
  if (couches.has('cnfs'))
    rows.push({ signe: symbole('cnfs', palette), nom: 'Structure avec conseiller numérique' });
  if (couches.has('qpv')) {
    rows.push({
      signe: hachure('qpv', MOTIFS.oblique, palette.qpv, palette.qpv),
      nom: 'Quartier prioritaire (QPV)',
    });
  }
  if (couches.has('rural')) {
    rows.push({
      signe: hachure('rural', MOTIFS.horizontal, palette.rural, 'none'),
      nom: 'Zonage rural (ZRR ou FRR)',
    });
  }
  return rows;
}

function bloc(titre: string, rows: readonly { signe: string; nom: string }[], palette: Palette) {
  const svg = rows.map(({ signe, nom }, k) =>
    element(
      'g',
      { transform: `translate(0 ${18 + k * LIGNE})` },
      element('g', { transform: 'scale(0.7)' }, signe),
      texte(24, 13, nom, { fill: palette.texte }),
    ),
  );
  return {
    svg: texte(0, 10, titre, { fill: palette.texte, 'font-weight': 700 }) + svg.join(''),
    hauteur: 18 + rows.length * LIGNE,
  };
}

function cercle({ fond, bord, encre, glyphe }: Teinte): string {
  const disque = element('circle', { cx: 12, cy: 12, r: 11, fill: fond, stroke: bord });
  if (!glyphe) return disque;
  return (
    disque +
    element('g', { transform: 'translate(2.4 2.4) scale(0.8)' }, forme(GLYPHES[glyphe], encre, 3))
  );
}

function carre({ fond, bord, encre, motif }: Teinte, code: number): string {
  const aire = { x: 1, y: 3, width: 22, height: 18 };
  return (
    element('rect', { ...aire, fill: fond, stroke: bord }) +
    hachure(`classe-${code}`, MOTIFS[motif], encre, 'none')
  );
}

function anneau(signe: SigneGrappe, palette: Palette): string {
  const couleur = couleurDe(palette, signe);
  const trait = { fill: 'none', stroke: couleur, 'stroke-width': signe.epaisseur };
  const sommet = { fill: couleur, 'text-anchor': 'middle', 'font-size': 11 };
  return element('circle', { cx: 12, cy: 15, r: 7, ...trait }) + texte(12, 8, signe.signe, sommet);
}

function hachure(nom: string, trace: string, couleur: string, bord: string): string {
  const cote = { width: GRILLE_MOTIF, height: GRILLE_MOTIF };
  return (
    element(
      'pattern',
      { id: `motif-${nom}`, ...cote, patternUnits: 'userSpaceOnUse' },
      element('path', {
        d: trace,
        stroke: couleur,
        'stroke-width': 1.1,
        'stroke-linecap': 'round',
      }),
    ) +
    element('rect', { x: 1, y: 3, width: 22, height: 18, fill: `url(#motif-${nom})`, stroke: bord })
  );
}

function symbole(nom: keyof typeof SYMBOLES, palette: Palette): string {
  const { contour, marque, couleur, tirets } = SYMBOLES[nom];
  return (
    element('path', {
      d: contour,
      fill: couleur ? palette.labellise : palette.papier,
      stroke: couleur ? palette.labellise : palette.trait,
      'stroke-width': 2,
      ...(tirets ? { 'stroke-dasharray': '3 2.4' } : {}),
    }) + forme(marque, couleur ? palette.papier : palette.trait, 2.6)
  );
}

function forme({ trace, plein }: Forme, couleur: string, epaisseur: number): string {
  if (plein) return element('path', { d: trace, fill: couleur });
  return element('path', {
    d: trace,
    fill: 'none',
    stroke: couleur,
    'stroke-width': epaisseur,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  });
}
