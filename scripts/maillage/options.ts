import { parseArgs } from 'node:util';

import { Plainte } from './plainte';

/** Options of a command: those with a value, and those that are there or not. */
export class Options {
  readonly #valeurs: Readonly<Record<string, unknown>>;

  constructor(
    args: readonly string[],
    avecValeur: readonly string[],
    drapeaux: readonly string[] = [],
  ) {
    const options = Object.fromEntries([
      ...avecValeur.map((nom) => [nom, avecAbrege(nom)] as const),
      ...drapeaux.map((nom) => [nom, { type: 'boolean' }] as const),
    ]);
    try {
      this.#valeurs = parseArgs({ args: [...args], options }).values;
    } catch (erreur) {
      const permises = [...avecValeur, ...drapeaux].map((nom) => `--${nom}`).join(', ');
      throw new Plainte(`option non comprise : ${causeDe(erreur)}. Options : ${permises}.`);
    }
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
    const valeur = this.texte(nom);
    if (valeur === null) throw new Plainte(`l’option --${nom} est obligatoire.`);
    return valeur;
  }

  /** @returns `null` where the option is absent. @throws Plainte where it is not a number above the minimum. */
  nombre(nom: string, minimum = 0): number | null {
    const texte = this.texte(nom);
    if (texte === null) return null;
    const valeur = Number(texte);
    if (texte.trim() === '' || !(valeur >= minimum))
      throw new Plainte(`--${nom} attend un nombre d’au moins ${minimum} ; trouvé « ${texte} ».`);
    return valeur;
  }
}

/** What Node found wrong with the options, in French. */
function causeDe(erreur: unknown): string {
  if (!(erreur instanceof Error)) return String(erreur);
  const nommee = /'(-[^']*)'/.exec(erreur.message)?.[1]?.replace(/ <value>$/, '') ?? '';
  const code = 'code' in erreur ? erreur.code : '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `« ${nommee} » n’existe pas`;
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE')
    return `« ${nommee} » n’a pas la valeur attendue`;
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL')
    return `« ${/'([^']*)'/.exec(erreur.message)?.[1] ?? ''} » n’est pas attendu`;
  return erreur.message;
}

/** `-o` is short for `--o`: the file to write. */
function avecAbrege(nom: string) {
  const option = { type: 'string', multiple: true } as const;
  return nom.length === 1 ? { ...option, short: nom } : option;
}
