import { parseArgs } from 'node:util';

import { Plainte } from './plainte';

/** Options of a command: those with a value, and those that are there or not. */
export class Options {
  readonly #valeurs: Readonly<Record<string, string | boolean | undefined>>;

  constructor(
    args: readonly string[],
    avecValeur: readonly string[],
    drapeaux: readonly string[] = [],
  ) {
    const options = Object.fromEntries([
      ...avecValeur.map((nom) => [nom, { type: 'string' }] as const),
      ...drapeaux.map((nom) => [nom, { type: 'boolean' }] as const),
    ]);
    try {
      this.#valeurs = parseArgs({ args: [...args], options }).values;
    } catch (erreur) {
      const permises = [...avecValeur, ...drapeaux].map((nom) => `--${nom}`).join(', ');
      const cause = erreur instanceof Error ? erreur.message : String(erreur);
      throw new Plainte(`option non comprise (${cause}). Options : ${permises}.`);
    }
  }

  drapeau(nom: string): boolean {
    return this.#valeurs[nom] === true;
  }

  /** @returns `null` where the option is absent. */
  texte(nom: string): string | null {
    const valeur = this.#valeurs[nom];
    return typeof valeur === 'string' ? valeur : null;
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
