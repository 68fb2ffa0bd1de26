import { accessSync, constants, openAsBlob, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Referentiel } from '../../src/lib/domain/referentiel';
import { FichierIllisible } from '../../src/lib/formats/lecture';
import { type ContexteLecture, type FichierLu, lire } from '../../src/lib/formats/lire';
import { readReferentiel } from '../../src/lib/formats/referentiel';

import { essayer } from './fichiers';
import { Plainte } from './plainte';

const DATA = fileURLToPath(new URL('../../data', import.meta.url));

/** The territories of France that the app embeds. */
export function referentielEmbarque(): Referentiel {
  const texte = (nom: string): string => readFileSync(join(DATA, nom), 'utf8');
  return readReferentiel({
    communes: texte('communes.csv'),
    codesPostaux: texte('codes-postaux.csv'),
    anciennes: texte('communes-anciennes.csv'),
    epci: texte('epci.csv'),
    departements: texte('departements.csv'),
    regions: texte('regions.csv'),
  });
}

/** The parameters of the method in force. */
export function parametresEmbarques(): string {
  return readFileSync(join(DATA, 'parametres.json'), 'utf8');
}

/**
 * Reads files of the field as the app does, those of folders included; says on standard error what was kept of each.
 * @throws Plainte where one cannot be read.
 */
export async function lireFichiers(
  chemins: readonly string[],
  referentiel: Referentiel,
): Promise<readonly FichierLu[]> {
  const lus: FichierLu[] = [];
  for (const chemin of chemins.flatMap(developper)) {
    const lu = await lireFichier(chemin, { referentiel });
    const { acceptees, reparees, rejetees } = lu.lecture;
    console.error(
      `${lu.nom} : ${lu.jeu}, ${acceptees} lignes acceptées, ${reparees} réparées, ${rejetees} rejetées.`,
    );
    lus.push(lu);
  }
  return lus;
}

/**
 * Reads one file as the app does.
 * @throws Plainte where it is not there, or cannot be read.
 */
export async function lireFichier(chemin: string, contexte: ContexteLecture): Promise<FichierLu> {
  const contenu = await blobDe(chemin);
  return lire({ nom: basename(chemin), contenu }, contexte).catch((erreur: unknown) => {
    if (erreur instanceof DOMException)
      throw new Plainte(`${illisible(chemin)} : il a changé entre-temps.`, { cause: erreur });
    if (erreur instanceof FichierIllisible) throw new Plainte(erreur.message, { cause: erreur });
    throw erreur;
  });
}

/** Node names no cause where it cannot open a file, and throws too late where it is a folder: both are asked first. */
function blobDe(chemin: string): Promise<Blob> {
  return essayer(illisible(chemin), () => {
    if (statSync(chemin).isDirectory())
      throw new Plainte(`${chemin} est un dossier : un fichier est attendu.`);
    accessSync(chemin, constants.R_OK);
    return openAsBlob(chemin);
  });
}

/** A folder stands for its files, in the order of their names. */
function developper(chemin: string): readonly string[] {
  return essayer(illisible(chemin), () => {
    if (!statSync(chemin).isDirectory()) return [chemin];
    return readdirSync(chemin)
      .filter((nom) => !nom.startsWith('.'))
      .sort()
      .map((nom) => join(chemin, nom));
  });
}

function illisible(chemin: string): string {
  return `le fichier ${chemin} n’a pas pu être lu`;
}
