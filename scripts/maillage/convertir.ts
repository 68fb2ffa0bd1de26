import { statSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { writeCsv, writeGeoJson } from '../../src/lib/formats/conteneurs/ecrire';
import {
  type FichierLieux,
  isNamedInV1,
  motifsDEcart,
  writeLieux,
} from '../../src/lib/formats/lieux/ecrire';
import { nomDePerte } from '../../src/lib/formats/lieux/pertes';
import type { FichierLu } from '../../src/lib/formats/lire';

import { lireFichier, referentielEmbarque } from './jeux';
import { Plainte } from './plainte';

const VERS = ['v0', 'v1', 'geojson', 'csv'] as const;

type Conversion = Pick<FichierLieux, 'csv' | 'ecartes' | 'apart' | 'pertes'>;

/**
 * `maillage convertir FILE --vers v0|v1|geojson|csv -o OUT`: the file read, repaired, and written again. Lieux that the
 * schema cannot hold are named on standard error, and written whole beside OUT (`OUT-ecartes.csv`). Exit code 0: whole; 1:
 * some rows rejected or set aside; 2: unusable.
 */
export async function run(args: readonly string[]): Promise<number> {
  const { chemin, vers, sortie } = demandeDe(args);
  const lu = await lireFichier(chemin, { referentiel: referentielEmbarque() });
  const dateFichier = statSync(chemin).mtime.toISOString().slice(0, 10);
  const conversion = convertir(lu, vers, dateFichier);
  const { csv, ecartes } = conversion;
  if (sortie === '-') process.stdout.write(csv);
  else writeFileSync(sortie, csv);
  if (vers === 'v0' || vers === 'v1') dire(conversion, vers, sortie);
  const { rejetees, rows } = lu.lecture;
  console.error(
    `${lu.nom} : écrits ${rows.length - ecartes.length}, rejetés ${rejetees}, écartés ${ecartes.length}.`,
  );
  return rejetees + ecartes.length > 0 ? 1 : 0;
}

/** Says on standard error what the schema cannot hold, lieu by lieu then by reason, and writes those set aside. */
function dire(conversion: Conversion, vers: 'v0' | 'v1', sortie: string): void {
  const { ecartes, apart, pertes } = conversion;
  for (const { id, nom, manque } of ecartes)
    console.error(`${id} (${nom}) écarté : il manque ${manque.join(', ')}.`);
  for (const { motif, lieux } of motifsDEcart(conversion, vers))
    console.error(`Écartés : ${lieux}, car ${motif}.`);
  for (const perte of pertes)
    console.error(`Sans place dans le schéma ${vers} : ${nomDePerte(perte)}, ${perte.lieux} fois.`);
  if (ecartes.length === 0) return;
  if (sortie === '-') {
    console.error(
      'Avec -o FICHIER, les lieux écartés sont écrits à côté, dans FICHIER-ecartes.csv.',
    );
    return;
  }
  const acote = `${sortie.replace(/\.csv$/i, '')}-ecartes.csv`;
  writeFileSync(acote, apart);
  console.error(`Les lieux écartés, entiers, sont dans ${acote}.`);
}

function convertir(lu: FichierLu, vers: (typeof VERS)[number], dateFichier: string): Conversion {
  if (vers === 'csv') return entiere(writeCsv(lu.lecture.rows));
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
function entiere(csv: string): Conversion {
  return { csv, ecartes: [], apart: '', pertes: [] };
}

function demandeDe(args: readonly string[]): {
  chemin: string;
  vers: (typeof VERS)[number];
  sortie: string;
} {
  const usage = `usage : maillage convertir FICHIER --vers ${VERS.join('|')} -o SORTIE`;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { vers: { type: 'string' }, sortie: { type: 'string', short: 'o' } },
    });
    const [chemin, ...reste] = positionals;
    const vers = VERS.find((connu) => connu === values.vers);
    if (
      chemin === undefined ||
      reste.length > 0 ||
      vers === undefined ||
      values.sortie === undefined
    ) {
      throw new Plainte(usage);
    }
    return { chemin, vers, sortie: values.sortie };
  } catch (erreur) {
    if (erreur instanceof Plainte) throw erreur;
    throw new Plainte(`${erreur instanceof Error ? erreur.message : String(erreur)} ; ${usage}`);
  }
}
