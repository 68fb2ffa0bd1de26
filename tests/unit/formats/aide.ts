import { openAsBlob, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Referentiel } from '$lib/domain/referentiel';
import type { FichierDe, FichierLu, OptionsLecture } from '$lib/formats/lire';
import { lire } from '$lib/formats/lire';
import type { JeuLu } from '$lib/formats/familles';
import type { Correspondances } from '$lib/formats/champs';
import type { Jeu } from '$lib/formats/lecture';
import { readReferentiel } from '$lib/formats/referentiel';

const DATA = fileURLToPath(new URL('../../../data/', import.meta.url));

/** The référentiel that ships with the app, whole. */
export function referentielEmbarque(): Referentiel {
  const texte = (nom: string): string => readFileSync(`${DATA}${nom}`, 'utf8');
  return readReferentiel({
    communes: texte('communes.csv'),
    codesPostaux: texte('codes-postaux.csv'),
    anciennes: texte('communes-anciennes.csv'),
    epci: texte('epci.csv'),
    departements: texte('departements.csv'),
    regions: texte('regions.csv'),
  });
}

/** Path of an embedded file. */
export function embarque(nom: string): string {
  return `${DATA}${nom}`;
}

interface Demande extends OptionsLecture {
  readonly referentiel: Referentiel;
  readonly jeu?: Jeu;
  readonly force?: boolean;
  readonly refus?: ReadonlySet<string>;
  readonly correspondance?: Correspondances;
  readonly controler?: boolean;
}

export function lireContenu(
  nom: string,
  contenu: string | Uint8Array<ArrayBuffer>,
  { referentiel, jeu, force, refus, correspondance, controler, ...options }: Demande,
): Promise<FichierLu> {
  return lire(
    { nom, contenu: new Blob([contenu]) },
    { referentiel, jeu, force, refus, correspondance, controler },
    options,
  );
}

export async function lireChemin(
  chemin: string,
  { referentiel, jeu, force, refus, correspondance, controler, ...options }: Demande,
): Promise<FichierLu> {
  const contenu = await openAsBlob(chemin);
  return lire(
    { nom: basename(chemin), contenu },
    { referentiel, jeu, force, refus, correspondance, controler },
    options,
  );
}

/** The file as a file of this dataset; fails where it was taken for another. */
export function comme<J extends JeuLu>(jeu: J, fichier: FichierLu): FichierDe<J> {
  if (fichier.jeu !== jeu) throw new Error(`read as ${fichier.jeu}, not ${jeu}`);
  return fichier as FichierDe<J>;
}

/** How many findings bear each rule. */
export function comptesParRegle(fichier: FichierLu): Readonly<Record<string, number>> {
  const comptes: Record<string, number> = {};
  for (const { regle } of fichier.lecture.constats) comptes[regle] = (comptes[regle] ?? 0) + 1;
  return comptes;
}
