import { parseArgs } from 'node:util';

import { Plainte } from './plainte';

/** What a command takes. */
export interface Grammaire {
  /** Options with a value. */
  readonly valeurs: readonly string[];
  /** Options that are there or not. */
  readonly drapeaux?: readonly string[];
  /** Whether it takes a file outside any option. */
  readonly fichier?: boolean;
  /** What is told after a complaint; the names of the options unless given. */
  readonly usage?: string;
}

/** One letter for some options. */
const ABREGES: Readonly<Record<string, string>> = { sortie: 'o' };

/** Options of a command, and its file. */
export class Options {
  readonly #valeurs: Readonly<Record<string, unknown>>;
  readonly #fichier: string | undefined;
  readonly #usage: string;

  /** @throws Plainte where the command does not take what it was given. */
  constructor(args: readonly string[], { valeurs, drapeaux = [], fichier, usage }: Grammaire) {
    const noms = [...valeurs, ...drapeaux].map(nommer).join(', ');
    this.#usage = usage === undefined ? `Options : ${noms}.` : `Usage : maillage ${usage}.`;
    const { values, positionals } = this.#lire(args, valeurs, drapeaux);
    const [premier, ...reste] = fichier ? positionals : [undefined, ...positionals];
    if (reste.length > 0) this.#plaindre(`« ${reste[0]} » n’est pas attendu`);
    this.#valeurs = values;
    this.#fichier = premier;
  }

  drapeau(nom: string): boolean {
    return this.#valeurs[nom] === true;
  }

  /** Every value given to an option, in order. */
  textes(nom: string): readonly string[] {
    const valeurs = this.#valeurs[nom];
    return Array.isArray(valeurs) ? valeurs.map(String) : [];
  }

  /** The last value given. @returns `null` where the option is absent. */
  texte(nom: string): string | null {
    return this.textes(nom).at(-1) ?? null;
  }

  /** @throws Plainte where the option is absent. */
  exige(nom: string): string {
    return this.texte(nom) ?? this.#plaindre(`l’option ${nommer(nom)} est obligatoire`);
  }

  /** The file given outside any option. @throws Plainte where there is none. */
  fichier(): string {
    return this.#fichier ?? this.#plaindre('un fichier est attendu');
  }

  /** The last value given, one of those that the option takes. @throws Plainte where it is another, or absent. */
  parmi<T extends string>(nom: string, permis: readonly T[]): T {
    const texte = this.exige(nom);
    const valeur = permis.find((connu) => connu === texte);
    if (valeur === undefined)
      throw new Plainte(`${nommer(nom)} attend ${permis.join(', ')} ; trouvé « ${texte} ».`);
    return valeur;
  }

  /** @returns `null` where the option is absent. @throws Plainte where it is not a number above the minimum. */
  nombre(nom: string, minimum = 0): number | null {
    const texte = this.texte(nom);
    if (texte === null) return null;
    const valeur = Number(texte);
    if (texte.trim() === '' || !Number.isFinite(valeur) || valeur < minimum)
      throw new Plainte(`--${nom} attend un nombre d’au moins ${minimum} ; trouvé « ${texte} ».`);
    return valeur;
  }

  #lire(args: readonly string[], valeurs: readonly string[], drapeaux: readonly string[]) {
    const options = Object.fromEntries([
      ...valeurs.map((nom) => [nom, avecValeur(nom)] as const),
      ...drapeaux.map((nom) => [nom, { type: 'boolean' }] as const),
    ]);
    try {
      return parseArgs({ args: [...args], options, allowPositionals: true });
    } catch (erreur) {
      return this.#plaindre(causeDe(erreur, drapeaux), erreur);
    }
  }

  #plaindre(quoi: string, cause?: unknown): never {
    throw new Plainte(`${quoi}. ${this.#usage}`, { cause });
  }
}

/** What Node found wrong with the options, in French. */
function causeDe(erreur: unknown, drapeaux: readonly string[]): string {
  if (!(erreur instanceof Error && 'code' in erreur)) throw erreur;
  const nommee = /'(-[^' ]*)/.exec(erreur.message)?.[1]?.replace(/,$/, '') ?? '';
  switch (erreur.code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return `l’option « ${nommee} » n’existe pas`;
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return drapeaux.includes(nommee.slice(2))
        ? `l’option « ${nommee} » ne prend pas de valeur`
        : `l’option « ${nommee} » n’a pas la valeur attendue`;
    default:
      throw erreur;
  }
}

function avecValeur(nom: string) {
  const option = { type: 'string', multiple: true } as const;
  const short = ABREGES[nom];
  return short === undefined ? option : { ...option, short };
}

function nommer(nom: string): string {
  const abrege = ABREGES[nom];
  return abrege === undefined ? `--${nom}` : `-${abrege}`;
}
