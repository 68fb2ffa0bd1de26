/** One line of the legend of a picture. */
export interface Cle {
  readonly nom: string;
  /** How the drawing shows it, as the attributes of a rectangle of 12 × 12. */
  readonly fond: string;
  readonly bord?: string;
  /** A line in place of a filled square, or hatches over it. */
  readonly forme?: 'trait' | 'hachures';
}

/** What surrounds a drawing once it leaves its page. */
export interface Cadre {
  readonly titre: string;
  readonly legende: readonly Cle[];
  /** Under the drawing: source, day, filters, « données simulées ». */
  readonly mentions: readonly string[];
}

const MARGE = 16;
const INTERLIGNE = 18;
/** Mean width of a character, in parts of its size. */
const CHASSE = 0.53;
const POLICE = 'Marianne, Arial, sans-serif';

/**
 * A drawing and what must be read with it as one SVG that stands alone, on white.
 *
 * @param dessin SVG of the drawing, its styles written in it
 */
export function encadrer(
  dessin: string,
  largeur: number,
  hauteur: number,
  { titre, legende, mentions }: Cadre,
): string {
  const total = largeur + 2 * MARGE;
  const titres = couper(titre, largeur, 16);
  const lignes = mentions.flatMap((mention) => couper(mention, largeur, 11));
  const rangs = ranger(legende, largeur);
  const yLegende = MARGE + titres.length * 22;
  const yDessin = yLegende + rangs.length * INTERLIGNE + 8;
  const yMentions = yDessin + hauteur + 8;
  const fin = yMentions + lignes.length * INTERLIGNE + MARGE;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${total}" height="${fin}" viewBox="0 0 ${total} ${fin}" font-family="${POLICE}">`,
    `<title>${echapper(titre)}</title><rect width="100%" height="100%" fill="#fff"/>`,
    ...titres.map((texte, at) => ligne(texte, MARGE + 16 + at * 22, 16, '#161616', 700)),
    ...rangs.flatMap((rang, at) =>
      rang.map((place) => cle(place, yLegende + at * INTERLIGNE + INTERLIGNE / 2)),
    ),
    `<svg x="${MARGE}" y="${yDessin}" width="${largeur}" height="${hauteur}" overflow="visible">${dessin}</svg>`,
    ...lignes.map((texte, at) => ligne(texte, yMentions + 12 + at * INTERLIGNE, 11, '#666', 400)),
    '</svg>',
  ].join('');
}

interface Place extends Cle {
  readonly x: number;
}

/** Keys of the legend in as many rows as their width asks for. */
function ranger(legende: readonly Cle[], largeur: number): readonly (readonly Place[])[] {
  const rangs: Place[][] = [];
  let x = Infinity;
  for (const entree of legende) {
    const longueur = 18 + entree.nom.length * 12 * CHASSE + 20;
    if (x + longueur > largeur) {
      rangs.push([]);
      x = 0;
    }
    rangs.at(-1)!.push({ ...entree, x: MARGE + x });
    x += longueur;
  }
  return rangs;
}

function cle({ nom, fond, bord = fond, forme, x }: Place, y: number): string {
  const texte = `<text x="${x + 18}" y="${y + 4}" font-size="12" fill="#3a3a3a">${echapper(nom)}</text>`;
  if (forme === 'trait') {
    return `<path d="M${x} ${y}h12" stroke="${fond}" stroke-width="2"/>${texte}`;
  }
  const carre = `<rect x="${x}" y="${y - 6}" width="12" height="12" fill="${forme ? '#fff' : fond}" stroke="${bord}"/>`;
  const hachures = `<path d="M${x} ${y + 1}l7 -7M${x} ${y + 6}l12 -12M${x + 6} ${y + 6}l6 -6" stroke="${fond}" stroke-width="1.6"/>`;
  return carre + (forme ? hachures : '') + texte;
}

function ligne(texte: string, y: number, taille: number, encre: string, graisse: number): string {
  return `<text x="${MARGE}" y="${y}" font-size="${taille}" font-weight="${graisse}" fill="${encre}">${echapper(texte)}</text>`;
}

/** Lines that hold in a width, cut between words. */
function couper(texte: string, largeur: number, taille: number): readonly string[] {
  const maximum = Math.floor(largeur / (taille * CHASSE));
  const lignes: string[] = [];
  for (const mot of texte.split(/ +/).filter(Boolean)) {
    const derniere = lignes.at(-1);
    if (derniere === undefined || derniere.length + 1 + mot.length > maximum) lignes.push(mot);
    else lignes[lignes.length - 1] = `${derniere} ${mot}`;
  }
  return lignes;
}

function echapper(texte: string): string {
  return texte.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
