/** Colour science for the palette tests: contrast, CIEDE2000, and dichromacy after Machado, Oliveira & Fernandes (2009). */

type Triplet = readonly [number, number, number];

/** Severity 1.0 matrices on linear RGB, table 1 of the paper's supplement. */
const DICHROMATIES = {
  normale: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopie: [
    0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998,
  ],
  deuteranopie: [
    0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881,
  ],
  tritanopie: [
    1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039,
  ],
  monochromie: [0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722],
} as const;

export type Vision = keyof typeof DICHROMATIES;
export const VISIONS = Object.keys(DICHROMATIES) as readonly Vision[];

/** Linear RGB of `#rrggbb`, each in [0, 1]. */
function lineaire(hex: string): Triplet {
  const canal = (at: number) => {
    const c = parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return [canal(1), canal(3), canal(5)];
}

function vue(hex: string, vision: Vision): Triplet {
  const [r, g, b] = lineaire(hex);
  const m = DICHROMATIES[vision];
  const ligne = (k: 0 | 3 | 6) =>
    Math.min(1, Math.max(0, m[k] * r + m[k + 1]! * g + m[k + 2]! * b));
  return [ligne(0), ligne(3), ligne(6)];
}

/** WCAG 2 contrast ratio of two colours. */
export function contraste(a: string, b: string): number {
  const luminance = (hex: string) => {
    const [r, g, bl] = lineaire(hex);
    return 0.2126 * r + 0.7152 * g + 0.0722 * bl;
  };
  const [clair, sombre] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (clair + 0.05) / (sombre + 0.05);
}

function lab([r, g, b]: Triplet): Triplet {
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 / 116) * t + 16 / 116);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** CIELAB lightness, 0 to 100, as a greyscale print keeps it. */
export function clarte(hex: string): number {
  return lab(lineaire(hex))[0];
}

/** CIEDE2000 difference of two colours as seen by a vision. */
export function ecartCouleur(a: string, b: string, vision: Vision): number {
  return ciede2000(lab(vue(a, vision)), lab(vue(b, vision)));
}

/** Sharma, Wu & Dalal (2005), kL = kC = kH = 1. */
export function ciede2000([l1, a1, b1]: Triplet, [l2, a2, b2]: Triplet): number {
  const rad = Math.PI / 180;
  const chroma7 = ((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2) ** 7;
  const g = 0.5 * (1 - Math.sqrt(chroma7 / (chroma7 + 25 ** 7)));
  const [ap1, ap2] = [a1 * (1 + g), a2 * (1 + g)];
  const [c1, c2] = [Math.hypot(ap1, b1), Math.hypot(ap2, b2)];
  const teinte = (b: number, a: number) =>
    a === 0 && b === 0 ? 0 : (Math.atan2(b, a) / rad + 360) % 360;
  const [h1, h2] = [teinte(b1, ap1), teinte(b2, ap2)];
  const gris = c1 * c2 === 0;
  const brut = h2 - h1;
  const dh = gris ? 0 : brut > 180 ? brut - 360 : brut < -180 ? brut + 360 : brut;
  const dH = 2 * Math.sqrt(c1 * c2) * Math.sin((dh / 2) * rad);
  const somme = h1 + h2;
  const proche = Math.abs(h1 - h2) <= 180;
  const hm = gris
    ? somme
    : proche
      ? somme / 2
      : somme < 360
        ? (somme + 360) / 2
        : (somme - 360) / 2;
  const [lm, cm] = [(l1 + l2) / 2, (c1 + c2) / 2];
  const t =
    1 -
    0.17 * Math.cos((hm - 30) * rad) +
    0.24 * Math.cos(2 * hm * rad) +
    0.32 * Math.cos((3 * hm + 6) * rad) -
    0.2 * Math.cos((4 * hm - 63) * rad);
  const sl = 1 + (0.015 * (lm - 50) ** 2) / Math.sqrt(20 + (lm - 50) ** 2);
  const sc = 1 + 0.045 * cm;
  const sh = 1 + 0.015 * cm * t;
  const cm7 = cm ** 7;
  const rt =
    -Math.sin(60 * Math.exp(-(((hm - 275) / 25) ** 2)) * rad) *
    2 *
    Math.sqrt(cm7 / (cm7 + 25 ** 7));
  const [tl, tc, th] = [(l2 - l1) / sl, (c2 - c1) / sc, dH / sh];
  return Math.sqrt(tl ** 2 + tc ** 2 + th ** 2 + rt * tc * th);
}
