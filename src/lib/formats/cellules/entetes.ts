import { headerKey } from './texte';

const MOTS_VIDES = /(?:^|_)(?:de|du|des|d|la|le|les|l|en|au|aux)(?=_|$)/g;
/** Objects about a person: what they hold is not the lieu's. */
const PERSONNE = /contact|responsable|referent|gestionnaire|auteur|user/i;
/** Share of the columns that must begin alike for their beginning to say nothing. */
const PREFIXE = 0.6;

/**
 * Normalised names under which each column may be known, the surest first: as written; its words told apart by their
 * capitals (`codePostal`); the last of nested names (`address.postalCode`); without a beginning that most columns share
 * (`c_nom`); without its empty words (`date_de_debut`).
 */
export function aliasesOf(colonnes: readonly string[]): readonly (readonly string[])[] {
  const prefixe = sharedPrefix(colonnes.map(headerKey));
  return colonnes.map((colonne) => {
    const written = headerKey(colonne);
    const parted = partedKey(colonne);
    const own = prefixe !== '' && written.startsWith(prefixe) ? written.slice(prefixe.length) : '';
    const names = [written, parted, lastKey(colonne), own];
    const bare = names.map((name) => name.replace(MOTS_VIDES, '').replace(/^_/, ''));
    return [...new Set([...names, ...bare])].filter((name) => name !== '');
  });
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
    if (prefix) counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
  }
  const [prefix = '', count = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  return keys.length >= 4 && count >= PREFIXE * keys.length ? prefix : '';
}
