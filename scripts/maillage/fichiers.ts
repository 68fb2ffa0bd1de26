import { readFileSync, writeFileSync } from 'node:fs';

import { Plainte, refusDuSysteme } from './plainte';

/** The text of a file, without its byte order mark. @throws Plainte where it cannot be read. */
export function lireTexte(chemin: string): string {
  return essayer(`le fichier ${chemin} n’a pas pu être lu`, () =>
    readFileSync(chemin, 'utf8').replace(/^\uFEFF/, ''),
  );
}

/** Writes a text in a file, or on standard output for `-`. @throws Plainte where it cannot be written. */
export function ecrireTexte(sortie: string, texte: string): void {
  if (sortie === '-') process.stdout.write(texte);
  else
    essayer(`le fichier ${sortie} n’a pas pu être écrit`, () => {
      writeFileSync(sortie, texte);
    });
}

/** Asks something of the file system. @throws Plainte that says the failure, and what the system refuses. */
export function essayer<T>(echec: string, acte: () => T): T {
  try {
    return acte();
  } catch (erreur) {
    const refus = refusDuSysteme(erreur);
    if (refus === null) throw erreur;
    throw new Plainte(`${echec} : ${refus}.`, { cause: erreur });
  }
}

/** The value of a JSON text. @param quoi names it. @throws Plainte where it is not JSON. */
export function jsonDe(texte: string, quoi: string): unknown {
  try {
    return JSON.parse(texte);
  } catch (cause) {
    throw new Plainte(`${quoi} n’est pas du JSON bien formé.`, { cause });
  }
}
