import { statSync } from 'node:fs';

import { writeGeoJson } from '../../src/lib/formats/conteneurs/ecrire';
import { ecrireCsv } from '../../src/lib/formats/ecrire';
import {
  type FichierLieux,
  isNamedInV1,
  motifsDEcart,
  writeLieux,
} from '../../src/lib/formats/lieux/ecrire';
import { nomDePerte } from '../../src/lib/formats/lieux/pertes';
import type { FichierLu } from '../../src/lib/formats/lire';

import { ecrireTexte } from './fichiers';
import { lireFichier, referentielEmbarque } from './jeux';
import { Options } from './options';
import { Plainte } from './plainte';

const VERS = ['v0', 'v1', 'geojson', 'csv'] as const;

const GRAMMAIRE = {
  fichier: true,
  valeurs: ['vers', 'sortie'],
  usage: `convertir FICHIER --vers ${VERS.join('|')} -o SORTIE`,
};

/**
 * `maillage convertir FILE --vers v0|v1|geojson|csv -o OUT`: the file read, repaired, and written again. Lieux that the
 * schema cannot hold are named on standard error, and written whole beside OUT (`OUT-ecartes.csv`); so is how many were
 * given the day of the file, where they say no day of update. Exit code 0: whole; 1: some rows rejected or set aside; 2:
 * unusable.
 */
export async function run(args: readonly string[]): Promise<number> {
  const options = new Options(args, GRAMMAIRE);
  const chemin = options.fichier();
  const vers = options.parmi('vers', VERS);
  const sortie = options.exige('sortie');
  const lu = await lireFichier(chemin, { referentiel: referentielEmbarque() });
  const dateFichier = statSync(chemin).mtime.toISOString().slice(0, 10);
  const conversion = convertir(lu, vers, dateFichier);
  const { csv, ecartes } = conversion;
  ecrireTexte(sortie, csv);
  if (vers === 'v0' || vers === 'v1') dire(conversion, { vers, sortie, dateFichier });
  const { rejetees, rows } = lu.lecture;
  console.error(
    `${lu.nom} : écrits ${rows.length - ecartes.length}, rejetés ${rejetees}, écartés ${ecartes.length}.`,
  );
  return rejetees + ecartes.length > 0 ? 1 : 0;
}

interface Ecriture {
  readonly vers: 'v0' | 'v1';
  readonly sortie: string;
  readonly dateFichier: string;
}

/**
 * Says on standard error what the schema cannot hold, lieu by lieu then by reason, and what was put where it asks for
 * more than the lieux say; writes those set aside.
 */
function dire(conversion: FichierLieux, { vers, sortie, dateFichier }: Ecriture): void {
  const { ecartes, apart, pertes, datees } = conversion;
  for (const { id, nom, manque } of ecartes)
    console.error(`${id} (${nom}) écarté : il manque ${manque.join(', ')}.`);
  for (const { motif, lieux } of motifsDEcart(conversion, vers))
    console.error(`Écartés : ${lieux}, car ${motif}.`);
  for (const perte of pertes)
    console.error(`Sans place dans le schéma ${vers} : ${nomDePerte(perte)}, ${perte.lieux} fois.`);
  if (datees > 0)
    console.error(
      `Sans date de mise à jour : ${datees} ; celle du fichier, ${dateFichier}, y est écrite.`,
    );
  if (ecartes.length === 0) return;
  if (sortie === '-') {
    console.error(
      'Avec -o FICHIER, les lieux écartés sont écrits à côté, dans FICHIER-ecartes.csv.',
    );
    return;
  }
  const acote = `${sortie.replace(/\.csv$/i, '')}-ecartes.csv`;
  ecrireTexte(acote, apart);
  console.error(`Les lieux écartés, entiers, sont dans ${acote}.`);
}

function convertir(lu: FichierLu, vers: (typeof VERS)[number], dateFichier: string): FichierLieux {
  if (vers === 'csv') return entiere(ecrireCsv(lu));
  if (vers === 'geojson') return entiere(writeGeoJson(lu.lecture.rows, lu.geometries));
  if (lu.jeu !== 'lieux' && lu.jeu !== 'cnfs-permanences') {
    throw new Plainte(
      `seuls des lieux s’écrivent en ${vers} ; « ${lu.nom} » est un fichier « ${lu.jeu} ».`,
    );
  }
  const { rows } = lu.lecture;
  if (vers === 'v0' && rows.some(isNamedInV1)) {
    throw new Plainte(
      'un fichier en v1 ne se convertit pas en v0 : quinze services y sont devenus neuf.',
    );
  }
  return writeLieux(rows, vers, dateFichier);
}

/** What leaves nothing out. */
function entiere(csv: string): FichierLieux {
  return { csv, ecartes: [], apart: '', pertes: [], datees: 0 };
}
