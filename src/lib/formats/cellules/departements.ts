import type { Referentiel } from '$lib/domain/referentiel';

import { nameKey } from './texte';

/** Codes that several départements of today share: Corsica, and the islands that left Guadeloupe. */
const PARTAGES: Readonly<Record<string, readonly string[]>> = {
  '20': ['2A', '2B'],
  '971': ['971', '977', '978'],
};

/** Départements that a postal code may be in. */
export function departementsOfPostal(codePostal: string): readonly string[] {
  const isOutreMer = codePostal.startsWith('97') || codePostal.startsWith('98');
  const code = codePostal.slice(0, isOutreMer ? 3 : 2);
  return PARTAGES[code] ?? [code];
}

/** Finds the départements that cells name: `93`, `1`, `02A`, `Seine-Saint-Denis (93)`, `Réunion`. Keeps its answers. */
export class Departements {
  readonly #codes: ReadonlyMap<string, string>;
  readonly #answers = new Map<string, readonly string[]>();

  constructor({ departements }: Referentiel) {
    const all = [...departements.values()];
    this.#codes = new Map(
      all.flatMap(({ code, nom }) => [
        [code.toLowerCase(), code],
        [nomKey(nom), code],
      ]),
    );
  }

  /** Codes of those that a cell may name; empty where it names none. */
  named(texte: string): readonly string[] {
    const known = this.#answers.get(texte);
    if (known) return known;
    const answer = this.#find(nomKey(texte));
    this.#answers.set(texte, answer);
    return answer;
  }

  #find(key: string): readonly string[] {
    const [, number, letter = ''] = /(?:^| )0*(\d{1,3})([ab]?)(?= |$)/.exec(key) ?? [];
    const code = number === undefined ? key : `${number.padStart(2, '0')}${letter}`;
    const found = PARTAGES[code] ?? [this.#codes.get(code)];
    return found.filter((departement) => departement !== undefined);
  }
}

/** `La Réunion` is `Réunion` too. */
function nomKey(nom: string): string {
  return nameKey(nom).replace(/^la /, '');
}
