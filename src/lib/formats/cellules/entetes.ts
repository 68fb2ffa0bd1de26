import { headerKey } from './texte';

const MOTS_VIDES = /(?:^|_)(?:de|du|des|d|la|le|les|l|en|au|aux)(?=_|$)/g;
/** Objects about a person: what they hold is not the lieu's. */
const PERSONNE = /contact|responsable|referent|gestionnaire|auteur|user/i;
/** Share of the columns that must begin alike for their beginning to say nothing. */
const PREFIXE = 0.6;
/** Number that tells apart columns of one name: `tag_4`, `horaires__1`. */
const NUMERO = /_\d{1,2}$/;
/** Columns that geocoders add: what they found, not what the file says. */
export const GEOCODEUR = /^result_/;

/**
 * Normalised names under which each column may be known, the surest first: as written; its words told apart by their
 * capitals (`codePostal`); the last of nested names (`address.postalCode`); without a beginning that most columns share
 * (`c_nom`); without its empty words (`date_de_debut`). Columns that only a number tells apart first bear one name.
 */
export function aliasesOf(colonnes: readonly string[]): readonly (readonly string[])[] {
  const keys = colonnes.map(headerKey);
  const prefixe = sharedPrefix(keys);
  const repeated = repeatedNames(keys);
  return colonnes.map((colonne, place) => {
    const written = keys[place]!;
    const own = withoutPrefix(written, prefixe);
    const names = [written, partedKey(colonne), lastKey(colonne), own];
    const isRepeated = repeated.has(written.replace(NUMERO, ''));
    const single = isRepeated ? names.map((name) => name.replace(NUMERO, '')) : [];
    const bare = names.map((name) => name.replace(MOTS_VIDES, '').replace(/^_/, ''));
    return [...new Set([...single, ...names, ...bare])].filter((name) => name !== '');
  });
}

/** A column's name in words to be read: `c_aideAuxDemarches` → `Aide Aux Demarches` where most begin with `c_`. */
export function titleOf(colonne: string, colonnes: readonly string[]): string {
  const prefixe = sharedPrefix(colonnes.map(headerKey));
  const isPrefixed = withoutPrefix(headerKey(colonne), prefixe) !== '';
  const own = isPrefixed ? colonne.slice(colonne.indexOf('_') + 1) : colonne;
  const words = own
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/[\s_]+/g, ' ')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Names that several columns bear, but for a number. */
function repeatedNames(keys: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const key of keys) {
    const name = key.replace(NUMERO, '');
    if (seen.has(name)) repeated.add(name);
    seen.add(name);
  }
  return repeated;
}

function withoutPrefix(key: string, prefixe: string): string {
  return prefixe !== '' && key.startsWith(prefixe) ? key.slice(prefixe.length) : '';
}

/** Its words told apart by their capitals: `NomFamille` → `nom_famille`. */
export function partedKey(colonne: string): string {
  return headerKey(colonne.replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2'));
}

/** `address.postalCode` → `postal_code`; empty where the name is not nested, or tells of a person. */
function lastKey(colonne: string): string {
  const names = colonne.split('.');
  const last = names.at(-1)!;
  const isPlain = names.length === 1 || /^@|\s/.test(last) || /\s/.test(colonne);
  return isPlain || PERSONNE.test(names.slice(0, -1).join('.')) ? '' : partedKey(last);
}

function sharedPrefix(keys: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const key of keys) {
    const prefix = /^[a-z0-9]+_/.exec(key)?.[0];
    if (prefix && !GEOCODEUR.test(prefix)) counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
  }
  const [prefix = '', count = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  return keys.length >= 4 && count >= PREFIXE * keys.length ? prefix : '';
}
