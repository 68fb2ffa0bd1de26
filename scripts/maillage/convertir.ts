import { statSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { writeCsv, writeGeoJson } from '../../src/lib/formats/conteneurs/ecrire';
import { isNamedInV1, writeLieux } from '../../src/lib/formats/lieux/ecrire';
import type { FichierLu } from '../../src/lib/formats/lire';

import { lireFichier, referentielEmbarque } from './jeux';
import { Plainte } from './plainte';

const VERS = ['v0', 'v1', 'geojson', 'csv'] as const;

interface Conversion {
  readonly texte: string;
  /** Rows of the dataset that the target cannot hold. */
  readonly ecartes: number;
}

/**
 * `maillage convertir FILE --vers v0|v1|geojson|csv -o OUT`: the file read, repaired, and written again. Exit code 0:
 * whole; 1: some rows rejected, or set aside because the target requires what they lack; 2: unusable.
 */
export async function run(args: readonly string[]): Promise<number> {
  const { chemin, vers, sortie } = demandeDe(args);
  const lu = await lireFichier(chemin, { referentiel: referentielEmbarque() });
  const dateFichier = statSync(chemin).mtime.toISOString().slice(0, 10);
  const { texte, ecartes } = convertir(lu, vers, dateFichier);
  if (sortie === '-') process.stdout.write(texte);
  else writeFileSync(sortie, texte);
  const { rejetees } = lu.lecture;
  console.error(
    `${lu.nom} : ${lu.lecture.rows.length - ecartes} écrits, ${rejetees} rejetés, ${ecartes} écartés.`,
  );
  return rejetees + ecartes > 0 ? 1 : 0;
}

function convertir(lu: FichierLu, vers: (typeof VERS)[number], dateFichier: string): Conversion {
  if (vers === 'csv') return { texte: writeCsv(lu.lecture.rows), ecartes: 0 };
  if (vers === 'geojson')
    return { texte: writeGeoJson(lu.lecture.rows, lu.geometries), ecartes: 0 };
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
  const { csv, ecartes } = writeLieux(rows, vers, dateFichier);
  for (const { id, manque } of ecartes)
    console.error(`${id} écarté : le schéma exige ${manque.join(', ')}.`);
  return { texte: csv, ecartes: ecartes.length };
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
