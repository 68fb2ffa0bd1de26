import type { CodeInsee } from '$lib/domain/codes';
import type { Referentiel } from '$lib/domain/referentiel';
import type { Commune } from '$lib/domain/territoire';

import type { Regle } from '../journal/regles';
import { nameKey } from './texte';

/** A commune found, and the rule it was found by; `regle` is `null` where the code of the file was right as it was. */
export interface CommuneTrouvee {
  readonly commune: Commune;
  readonly regle: Regle | null;
}

type Noms = ReadonlyMap<string, readonly Commune[]>;

const PARIS_LYON_MARSEILLE = new Set(['75056', '69123', '13055']);

/** Finds today's commune from what a row says of it. Keeps its answers: files repeat their communes. */
export class Communes {
  readonly #referentiel: Referentiel;
  readonly #answers = new Map<string, CommuneTrouvee | null>();
  readonly #keys = new Map<string, string>();
  readonly #byName = new Map<string, Noms>();
  readonly #byFormerName = new Map<string, Noms>();
  #tousNoms: ReadonlySet<string> | null = null;

  static readonly #connues = new WeakMap<Referentiel, Communes>();

  /** What was found on a référentiel serves every file read on it. */
  static de(referentiel: Referentiel): Communes {
    const connues = Communes.#connues.get(referentiel) ?? new Communes(referentiel);
    Communes.#connues.set(referentiel, connues);
    return connues;
  }

  private constructor(referentiel: Referentiel) {
    this.#referentiel = referentiel;
  }

  /**
   * The commune of a code, else of a postal code and a name, else of a name, today's or a former one, within the
   * département of the postal code, else of a name that is alone in France. Never guesses from coordinates. `null` where nothing certain enough is found.
   */
  find(code: string, codePostal: string, nom: string): CommuneTrouvee | null {
    const byCode = this.#byCode(code, codePostal);
    if (byCode) return byCode;
    const question = `${codePostal}|${nom}`;
    const known = this.#answers.get(question);
    if (known !== undefined) return known;
    const answer =
      this.#byPostal(codePostal, nom) ??
      this.#byDepartement(codePostal, nom) ??
      this.#byPostalAlone(codePostal) ??
      this.#byNameAlone(codePostal, nom);
    this.#answers.set(question, answer);
    return answer;
  }

  /** Whether the postal code serves the commune; `true` where nothing is known of the postal code. */
  serves(codePostal: string, commune: Commune): boolean {
    const served = this.#referentiel.communesOfPostal(codePostal);
    return (
      served.length === 0 || served.some((code) => code === commune.code || code === commune.parent)
    );
  }

  /** Whether a name is that of a commune of France, today's. */
  isNom(nom: string): boolean {
    this.#tousNoms ??= new Set(this.#referentiel.communes.map((commune) => this.#key(commune.nom)));
    return this.#tousNoms.has(this.#key(nom));
  }

  /** Whether a name may be that of the commune: equal, one within the other, misspelt, or that of a former one. */
  isNamed(commune: Commune, nom: string): boolean {
    if (nom === commune.nom) return true;
    const [known, said] = [this.#key(commune.nom), this.#key(nom)];
    if (areClose(known, said) || isMisspelt(known, said)) return true;
    return this.#formerNamesIn(commune.departement).get(said)?.includes(commune) ?? false;
  }

  /** The only commune of a département that bears a name; of an arrondissement where the name says which. */
  named(departement: string, nom: string): Commune | null {
    const namesakes = this.#namesIn(departement).get(this.#key(nom)) ?? [];
    if (namesakes.length <= 1) return namesakes[0] ?? null;
    const exact = namesakes.filter((commune) => nameKey(commune.nom) === nameKey(nom));
    if (exact.length === 1) return exact[0]!;
    const whole = namesakes.filter(({ parent }) => parent === null);
    return whole.length === 1 ? whole[0]! : null;
  }

  #byCode(code: string, codePostal: string): CommuneTrouvee | null {
    if (code === '') return null;
    if (PARIS_LYON_MARSEILLE.has(code)) {
      const arrondissement = this.#served(codePostal).find((commune) => commune.parent === code);
      if (arrondissement) return { commune: arrondissement, regle: 'arrondissement' };
    }
    const commune = this.#referentiel.commune(code);
    return commune && { commune, regle: commune.code === code ? null : 'commune-fusionnee' };
  }

  #byPostal(codePostal: string, nom: string): CommuneTrouvee | null {
    const served = this.#served(codePostal);
    const key = this.#key(nom);
    const exact = served.filter((commune) => this.#key(commune.nom) === key);
    if (exact.length === 1) return { commune: exact[0]!, regle: 'insee-code-postal-et-nom' };
    const former = this.#former(codePostal, nom);
    if (former && served.includes(former)) return { commune: former, regle: 'insee-ancien-nom' };
    const close = closest(key, served, (commune) => this.#key(commune.nom));
    return close && { commune: close, regle: 'insee-nom-proche' };
  }

  #byPostalAlone(codePostal: string): CommuneTrouvee | null {
    const served = this.#served(codePostal);
    return served.length === 1 ? { commune: served[0]!, regle: 'insee-code-postal-seul' } : null;
  }

  #byDepartement(codePostal: string, nom: string): CommuneTrouvee | null {
    if (codePostal.length !== 5) return null;
    const found = departementsOf(codePostal)
      .map((departement) => this.named(departement, nom))
      .filter((commune) => commune !== null);
    if (found.length === 1) return { commune: found[0]!, regle: 'insee-nom-et-departement' };
    const former = this.#former(codePostal, nom);
    return former && { commune: former, regle: 'insee-ancien-nom' };
  }

  #byNameAlone(codePostal: string, nom: string): CommuneTrouvee | null {
    if (codePostal !== '' || nom === '') return null;
    const key = this.#key(nom);
    const namesakes = [...this.#referentiel.departements.keys()]
      .flatMap((departement) => this.#namesIn(departement).get(key) ?? [])
      .filter(({ parent }) => parent === null);
    return namesakes.length === 1 ? { commune: namesakes[0]!, regle: 'insee-nom-seul' } : null;
  }

  /** Today's commune for the name that a former one bore in the département of the postal code; `null` unless it is one. */
  #former(codePostal: string, nom: string): Commune | null {
    const key = this.#key(nom);
    if (key === '' || codePostal.length !== 5) return null;
    const found = departementsOf(codePostal).flatMap(
      (departement) => this.#formerNamesIn(departement).get(key) ?? [],
    );
    return new Set(found).size === 1 ? found[0]! : null;
  }

  /** Communes that a postal code serves; in Paris, Lyon and Marseille, the arrondissements rather than the whole. */
  #served(codePostal: string): readonly Commune[] {
    const communes = this.#referentiel
      .communesOfPostal(codePostal)
      .map((code: CodeInsee) => this.#referentiel.commune(code))
      .filter((commune) => commune !== null);
    const parents = new Set(communes.map(({ parent }) => parent));
    return communes.filter(({ code }) => !parents.has(code));
  }

  /** Communes of a département by the key of their name. */
  #namesIn(departement: string): Noms {
    return this.#keyed(this.#byName, departement, () =>
      this.#referentiel.communes.flatMap((commune) =>
        commune.departement === departement ? [[commune.nom, commune]] : [],
      ),
    );
  }

  /** Today's communes of a département by the keys of the names of their former ones. */
  #formerNamesIn(departement: string): Noms {
    return this.#keyed(this.#byFormerName, departement, () =>
      [...(this.#referentiel.tables.nomsAnciens ?? [])].flatMap(([code, nom]) => {
        const commune = this.#referentiel.commune(code);
        return commune?.departement === departement ? [[nom, commune]] : [];
      }),
    );
  }

  #keyed(
    known: Map<string, Noms>,
    departement: string,
    named: () => readonly (readonly [string, Commune])[],
  ): Noms {
    const already = known.get(departement);
    if (already) return already;
    const names = new Map<string, Commune[]>();
    for (const [nom, commune] of named()) {
      const key = this.#key(nom);
      const same = names.get(key);
      if (same) same.push(commune);
      else names.set(key, [commune]);
    }
    known.set(departement, names);
    return names;
  }

  #key(nom: string): string {
    const known = this.#keys.get(nom);
    if (known !== undefined) return known;
    const key = communeKey(nom);
    this.#keys.set(nom, key);
    return key;
  }
}

/** Name of a commune as it is compared: `ST-ETIENNE CEDEX 2` and `Saint-Étienne` are the same, `MARSEILLE 11` is Marseille. */
export function communeKey(nom: string): string {
  return nameKey(nom.replace(/\ufffd/g, ''))
    .replace(/ cedex.*$/, '')
    .replace(/ (?:\d{1,2}(?:e|er|eme)?)(?: arrondissement)?$/, '')
    .replace(/\bste\b/g, 'sainte')
    .replace(/\bst\b/g, 'saint')
    .replace(/\bs\b/g, 'sur')
    .replace(/^(?:les|le|la|l) /, '');
}

/** The only commune whose name begins like the key; else holds it; else is a misspelling or two away. */
function closest(
  key: string,
  communes: readonly Commune[],
  keyOf: (commune: Commune) => string,
): Commune | null {
  if (key.length < 3) return null;
  const tests = [
    (other: string) => other.startsWith(`${key} `) || key.startsWith(`${other} `),
    (other: string) => areClose(other, key),
    (other: string) => isMisspelt(key, other),
  ];
  for (const test of tests) {
    const found = communes.filter((commune) => test(keyOf(commune)));
    if (found.length === 1) return found[0]!;
  }
  return null;
}

/** Whether two keys of six letters or more are at most two letters apart (Levenshtein), one below ten letters. */
export function isMisspelt(one: string, other: string): boolean {
  const [a, b] = [joined(one), joined(other)];
  const most = Math.min(a.length, b.length) < 10 ? 1 : 2;
  if (Math.min(a.length, b.length) < 6 || Math.abs(a.length - b.length) > most) return false;
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(changed, previous[j]! + 1, row[j - 1]! + 1));
    }
    previous = row;
  }
  return previous[b.length]! <= most;
}

/** Whether a name said may be that of a commune: its beginning, or it and more. *En Sainte-Hermine* is not Sainte-Hermine. */
function areClose(known: string, said: string): boolean {
  if (known === said) return true;
  if (known.length < 3 || said.length < 3) return false;
  return (
    known.startsWith(`${said} `) ||
    ` ${said} `.includes(` ${known} `) ||
    joined(known) === joined(said)
  );
}

function joined(key: string): string {
  return key.replaceAll(' ', '');
}

/** Départements that a postal code may be in: Corsica shares `20`. */
function departementsOf(codePostal: string): readonly string[] {
  if (codePostal.startsWith('20')) return ['2A', '2B'];
  return codePostal.startsWith('97') || codePostal.startsWith('98')
    ? [codePostal.slice(0, 3)]
    : [codePostal.slice(0, 2)];
}
