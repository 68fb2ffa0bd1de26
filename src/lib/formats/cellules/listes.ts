/**
 * Splits a cell that holds several values, whatever its notation: `a;b`, `a|b`, `a / b`, JSON (`["a","b"]`), Python
 * (`['a', "b"]`), PostgreSQL (`{a,"b c"}`), pieces of JSON (`a","b`), lines, commas, codes joined by `-`. Empty values and repeats are dropped.
 */
export function splitListe(text: string): string[] {
  const trimmed = text.trim();
  if (trimmed === '') return [];
  const values = isBracketed(trimmed) ? fromBrackets(trimmed) : splitPlain(trimmed);
  return [...new Set(values.map(clean).filter((value) => value !== ''))];
}

/**
 * A cell that {@link splitListe} gives these values back from. A separator inside a value becomes a comma; one stands at
 * the end where a value alone would be split.
 */
export function joinListe(valeurs: readonly string[], separateur: ';' | '|'): string {
  const inner = separateur === ';' ? /[;|]/g : /\|/g;
  const cell = valeurs.map((valeur) => valeur.replace(inner, ',')).join(separateur);
  return cell === '' || splitListe(cell).length === valeurs.length ? cell : cell + separateur;
}

/** Splits lists, each text once: files repeat them by the thousand, and equal lists are then one. */
export class Listes {
  readonly #known = new Map<string, readonly string[]>();

  split(text: string): readonly string[] {
    const known = this.#known.get(text);
    if (known) return known;
    const values = splitListe(text);
    if (this.#known.size < 50_000) this.#known.set(text, values);
    return values;
  }
}

const CODES = /^[A-Z]{1,6}(?:-[A-Z]{1,6})+$/;

/** `a / b`, and `a/ B` before a capital: `Familles/ enfants` is one. */
const SLASH = / \/ |\/ +(?=\p{Lu})/u;

/** `Je_forme_les_usagers,other`: forms write spaces as underscores, and a comma parts whatever follows. */
const SANS_ESPACE = /^(?=\S*_)\S+,\S+$/;

function splitPlain(text: string): string[] {
  if (text.includes('|')) return text.split('|');
  if (text.includes('","') || text.includes(',"') || text.includes('",'))
    return text.split(/"?,"|",|"/);
  if (text.includes(';')) return text.split(';');
  if (text.includes('\n')) return text.split(/,?\s*\n\s*/);
  if (SLASH.test(text)) return text.split(SLASH);
  if (CODES.test(text)) return text.split('-');
  if (SANS_ESPACE.test(text)) return text.split(',');
  return splitCommas(text);
}

/** Commas part values only before a capital or `1`, and never inside parentheses: sentences hold commas too. */
function splitCommas(text: string): string[] {
  const values: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i += 1) {
    const character = text[i];
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character !== ',' || depth > 0 || !/^,\s*(?:\p{Lu}|$)/u.test(text.slice(i, i + 4)))
      continue;
    values.push(text.slice(start, i));
    start = i + 1;
  }
  values.push(text.slice(start));
  return values;
}

function isBracketed(text: string): boolean {
  return /^(?:\[.*\]|\{.*\})$/s.test(text);
}

function fromBrackets(text: string): string[] {
  try {
    const parsed: unknown = JSON.parse(text);
    if (Array.isArray(parsed)) return parsed.map(labelOf);
  } catch {
    return pythonList(text);
  }
  return [text];
}

/** A value of a JSON list: itself, or of an object the field that names it. */
function labelOf(item: unknown): string {
  if (typeof item !== 'object' || item === null) return String(item ?? '');
  const fields: Readonly<Record<string, unknown>> = { ...item };
  const name = ['label', 'libelle', 'nom', 'name', 'titre', 'value', 'valeur'].find(
    (field) => typeof fields[field] === 'string',
  );
  return name === undefined ? JSON.stringify(item) : String(fields[name]);
}

/** Values between quotes, or bare; an apostrophe closes a value only before a comma or the end: `['l'été', "b"]`. */
const ITEM = /\s*(?:'((?:[^'\\]|\\.|'(?!\s*(?:,|$)))*)'|"((?:[^"\\]|\\.)*)"|([^,]*))\s*(?:,|$)/gy;

function pythonList(text: string): string[] {
  const inner = text.slice(1, -1);
  return [...inner.matchAll(ITEM)].map(([, single, double, bare]) =>
    (single ?? double ?? bare ?? '').replace(/\\(.)/g, '$1'),
  );
}

function clean(value: string): string {
  return value
    .trim()
    .replace(/^["']+|["']+$/g, '')
    .trim();
}
