import { CLASSES, type Classe } from '$lib/domain/ecarts/classes';

/** `clair` for light screens and paper, `sombre` for dark screens. */
export type Theme = 'clair' | 'sombre';

/** Names of the gap classes (methods: §5). */
export const NOMS_CLASSES: Readonly<Record<Classe, string>> = {
  sans_lieu: 'Sans lieu',
  eloigne: 'Éloigné',
  sature: 'Saturé',
  tendu: 'Tendu',
  couvert: 'Couvert',
  insuffisant: 'Données insuffisantes',
};

/** The rule of each class in a few words; the thresholds are those of the parameters. */
export const REGLES_CLASSES: Readonly<Record<Classe, string>> = {
  sans_lieu: 'le lieu labellisé le plus proche est très loin',
  eloigne: 'le lieu labellisé le plus proche est loin',
  sature: 'un lieu est proche, les places sont rares',
  tendu: 'un lieu est proche, les places sont justes',
  couvert: 'un lieu est proche, les places suffisent',
  insuffisant: 'trop peu de bénéficiaires pour conclure',
};

/** Second channel of a class: what is drawn in a polygon. `uni` is left plain. */
export type Motif = 'croise' | 'oblique' | 'points' | 'horizontal' | 'uni' | 'pointille';

/** Second channel of a class: what is drawn in a circle. */
export type Glyphe = 'croix' | 'fleche' | 'carre' | 'tiret' | 'coche' | 'question' | De;

/** As many dots as the rank of a class, as on a die. */
export type De = 'un' | 'deux' | 'trois' | 'quatre' | 'cinq' | 'six';

/** Classes that the map can tell apart at once. */
export const CLASSES_MAX = 15;

/** How a class of communes is drawn. Colours are `#rrggbb`. */
export interface Teinte {
  readonly fond: string;
  /** Edge of the circle: at least 3:1 against the land. */
  readonly bord: string;
  /** Glyph and pattern: at least 3:1 against `fond`. */
  readonly encre: string;
  readonly motif: Motif;
  /** `null`: the circle is left plain. */
  readonly glyphe: Glyphe | null;
  /** Held back, an outline more than a fill: what says nothing of the commune. */
  readonly creuse: boolean;
}

/** How a gap class is drawn: never without its glyph. */
export interface CouleurClasse extends Teinte {
  readonly classe: Classe;
  readonly glyphe: Glyphe;
}

/** Every colour of the map. Access is warm, capacity violet, what is covered green: one family per remedy. */
export interface Palette<T extends Teinte = Teinte> {
  readonly mer: string;
  readonly terre: string;
  readonly voisins: string;
  readonly limite: string;
  readonly limiteForte: string;
  readonly texte: string;
  readonly texteDoux: string;
  /** Labelled lieux. */
  readonly labellise: string;
  /** Edge of what is unlabelled, of CnFS and of clusters. */
  readonly trait: string;
  /** Inside of what is unlabelled; contrasts with `trait`. */
  readonly papier: string;
  readonly qpv: string;
  readonly rural: string;
  readonly choix: string;
  /** Rings of the communes of a cluster, where the rate is high and where it is low. */
  readonly grappeForte: string;
  readonly grappeFaible: string;
  /** By code of class; at most {@link CLASSES_MAX}. */
  readonly classes: readonly T[];
}

const SIGNES: Readonly<Record<Classe, readonly [Motif, Glyphe]>> = {
  sans_lieu: ['croise', 'croix'],
  eloigne: ['oblique', 'fleche'],
  sature: ['points', 'carre'],
  tendu: ['horizontal', 'tiret'],
  couvert: ['uni', 'coche'],
  insuffisant: ['pointille', 'question'],
};

type Couleurs = readonly [fond: string, bord: string, encre: string];

function classes(couleurs: Readonly<Record<Classe, Couleurs>>): CouleurClasse[] {
  return CLASSES.map((classe) => {
    const [fond, bord, encre] = couleurs[classe];
    const [motif, glyphe] = SIGNES[classe];
    return { classe, fond, bord, encre, motif, glyphe, creuse: classe === 'insuffisant' };
  });
}

const CLAIRE: Palette<CouleurClasse> = {
  mer: '#dbe5ec',
  terre: '#f8f6f1',
  voisins: '#ebe9e3',
  limite: '#8f897d',
  limiteForte: '#6f6a60',
  texte: '#2b2b33',
  texteDoux: '#5d5b57',
  labellise: '#000091',
  trait: '#161616',
  papier: '#ffffff',
  qpv: '#a3005f',
  rural: '#4d7a2a',
  choix: '#161616',
  grappeForte: '#8a4b00',
  grappeFaible: '#00687a',
  classes: classes({
    sans_lieu: ['#5c002a', '#5c002a', '#ffffff'],
    eloigne: ['#c33400', '#a82d00', '#ffffff'],
    sature: ['#4129a6', '#4129a6', '#ffffff'],
    tendu: ['#a07ad2', '#7b52b5', '#161616'],
    couvert: ['#438874', '#33705f', '#ffffff'],
    insuffisant: ['#e6e3dc', '#7d786d', '#6a655c'],
  }),
};

const SOMBRE: Palette<CouleurClasse> = {
  mer: '#10161d',
  terre: '#20262d',
  voisins: '#191e25',
  limite: '#6e7a87',
  limiteForte: '#8b97a4',
  texte: '#eceff3',
  texteDoux: '#a9b3bf',
  labellise: '#9a9aff',
  trait: '#ffffff',
  papier: '#161b21',
  qpv: '#ff8cc8',
  rural: '#8fbf5f',
  choix: '#ffffff',
  grappeForte: '#ffc857',
  grappeFaible: '#6fd6e6',
  classes: classes({
    sans_lieu: ['#ffa3b2', '#ffa3b2', '#161616'],
    eloigne: ['#cb7138', '#cb7138', '#161616'],
    sature: ['#e3bdff', '#e3bdff', '#161616'],
    tendu: ['#7266b4', '#8d82cb', '#ffffff'],
    couvert: ['#388a7d', '#388a7d', '#161616'],
    insuffisant: ['#3d444c', '#7f8b98', '#aab4be'],
  }),
};

export const PALETTES: Readonly<Record<Theme, Palette<CouleurClasse>>> = {
  clair: CLAIRE,
  sombre: SOMBRE,
};
