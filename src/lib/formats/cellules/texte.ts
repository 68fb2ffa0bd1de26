import type { Correction } from '../journal/regles';

/** Accents, case, ligatures and punctuation removed; words joined by one space. */
export function nameKey(text: string): string {
  return text
    .replace(/œ/gi, 'oe')
    .replace(/æ/gi, 'ae')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** Name of a column as it is compared: `Code commune INSEE` → `code_commune_insee`. */
export function headerKey(text: string): string {
  return nameKey(text).replaceAll(' ', '_');
}

const ABSENT =
  /^(?:|-+|null|none|nan|undefined|n\/?a(?: *-.*)?|sans objet|non (?:d[ée]fini|renseign[ée]e?|disponible|communiqu[ée]e?)|#n\/a|#ref!|\\n)$/i;

/** Whether a cell says that it says nothing: empty, `null`, `N/A - résultat non disponible`, `sans objet`, `Non défini`. */
export function isAbsent(text: string): boolean {
  return ABSENT.test(text);
}

const ENTITY = /&(#\d{2,6}|#x[\da-f]{2,5}|[a-z]{2,8});/gi;
const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    rsquo: '’',
    lsquo: '‘',
    laquo: '«',
    raquo: '»',
    ldquo: '“',
    rdquo: '”',
    hellip: '…',
    ndash: '–',
    mdash: '—',
    euro: '€',
    deg: '°',
    oelig: 'œ',
    OElig: 'Œ',
    agrave: 'à',
    acirc: 'â',
    auml: 'ä',
    ccedil: 'ç',
    egrave: 'è',
    eacute: 'é',
    ecirc: 'ê',
    euml: 'ë',
    icirc: 'î',
    iuml: 'ï',
    ocirc: 'ô',
    ouml: 'ö',
    ugrave: 'ù',
    ucirc: 'û',
    uuml: 'ü',
    Agrave: 'À',
    Acirc: 'Â',
    Ccedil: 'Ç',
    Egrave: 'È',
    Eacute: 'É',
    Ecirc: 'Ê',
    Icirc: 'Î',
    Ocirc: 'Ô',
  }),
);

function decodeEntities(text: string): string {
  return text.replace(ENTITY, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED.get(name) ?? whole;
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
    return code >= 32 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
      ? String.fromCodePoint(code)
      : whole;
  });
}

/** Whether a text stops in the middle of an entity: `Café &amp`, where `;` parts the cells. */
export function isEntiteCoupee(text: string): boolean {
  const [cut] = /&[#\w]{2,8}$/.exec(text) ?? [];
  return cut !== undefined && decodeEntities(`${cut};`) !== `${cut};`;
}

/** `Ren<e9>`: the byte of a Latin-1 letter written in hexadecimal between angle brackets, as R prints it. */
function decodeHexBytes(text: string): string {
  return text.replace(/<([89a-f][\da-f])>/gi, (_, hex: string) => cp1252(parseInt(hex, 16)));
}

/** UTF-8 read as windows-1252, once: `Ã©` → `é`. Only sequences that decode to a letter of French, or punctuation. */
function decodeMojibake(text: string): string {
  return text.replace(
    /[\u00c2-\u00c5\u00e2][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{1,2}/g,
    (sequence) => {
      const bytes = [...sequence].map(byteOf);
      if (bytes.includes(-1)) return sequence;
      const decoded = new TextDecoder().decode(Uint8Array.from(bytes));
      return /^[\u00a0-\u017f\u2010-\u203a\u20ac]+$/.test(decoded) ? decoded : sequence;
    },
  );
}

/** Signs of windows-1252 at 0x80–0x9F. Where that code page has none, the control character stands. */
const SIGNS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Latin-1 as windows-1252: Node decodes `windows-1252` as Latin-1, which leaves controls where the signs are. */
export function signs1252(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (control) => cp1252(control.charCodeAt(0)));
}

function cp1252(byte: number): string {
  return SIGNS_1252[byte - 128] ?? String.fromCharCode(byte);
}

function byteOf(character: string): number {
  const place = SIGNS_1252.indexOf(character);
  if (place >= 0) return 128 + place;
  const code = character.charCodeAt(0);
  return code < 256 ? code : -1;
}

const SUSPECT = /[&<\u0080-\u009f\u00c2-\u00c5\u00e2]/;

/** Mends HTML entities, `Ren<e9>` and UTF-8 read as windows-1252; `null` where the text is sound. */
export function repairTexte(text: string): Correction | null {
  if (!SUSPECT.test(text)) return null;
  const mojibake = settle(text, decodeMojibake);
  const hex = settle(mojibake, decodeHexBytes);
  const valeur = settle(hex, decodeEntities);
  if (valeur === text) return null;
  const regle =
    mojibake !== text ? 'accents-abimes' : hex !== mojibake ? 'octet-ecrit' : 'entite-html';
  return { regle, valeur };
}

/** Applies a mending until nothing changes: `&amp;amp;` needs two turns. */
function settle(text: string, mend: (text: string) => string): string {
  for (let before = text; ;) {
    const after = mend(before);
    if (after === before) return after;
    before = after;
  }
}

/** Whether a letter was lost for good when the file was made: U+FFFD stands in its place. */
export function hasLostLetter(text: string): boolean {
  return text.includes('\ufffd');
}
