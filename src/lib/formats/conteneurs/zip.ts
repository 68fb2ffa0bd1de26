import { type UnzipFileInfo, type Unzipped, unzipSync } from 'fflate';

import { FichierIllisible } from '../lecture';
import { SansDonnees } from './json';
import { isGzip, isParquet, isZip } from './octets';
import type { Fichier } from './ouvrir';
import type { Remarque, Tableau } from './tableau';

/** Names of tables: one that cannot be opened is missed. */
const TABLES = /\.(?:(?:geo|topo|nd)?json|jsonl|csv|tsv|xlsx?|parquet|gz|zip)$/i;

/** Whether the archive is a spreadsheet. A damaged one is not: the archive is then refused as such. */
export async function isWorkbook(contenu: Blob): Promise<boolean> {
  const bytes = new Uint8Array(await contenu.arrayBuffer());
  let found = false;
  try {
    unzipSync(bytes, { filter: ({ name }) => ((found ||= name === 'xl/workbook.xml'), false) });
  } catch {
    return false;
  }
  return found;
}

/**
 * Opens the tables of an archive, whatever the names of its entries. One named as a table that cannot be opened is told on
 * the others.
 */
export async function openZip(
  { nom, contenu }: Fichier,
  open: (inner: Fichier) => Promise<readonly Tableau[]>,
): Promise<readonly Tableau[]> {
  const bytes = new Uint8Array(await contenu.arrayBuffer());
  const tableaux: Tableau[] = [];
  const refus: Refus[] = [];
  const entrees = entreesOf(nom, bytes);
  for (const entree of entrees) {
    const lue = inflated(nom, bytes, entree);
    if (!isNamedTable(entree) && isBinary(lue)) continue;
    try {
      const trouves = await open({ nom: `${nom} › ${entree}`, contenu: new Blob([lue]) });
      tableaux.push(...trouves.map((tableau) => within(tableau, entree)));
    } catch (error) {
      if (!(error instanceof FichierIllisible)) throw error;
      if (isNamedTable(entree)) refus.push({ entree, octets: lue.length, error });
    }
  }
  if (tableaux.length > 0) {
    const remarques = refus
      .filter(({ error }) => !(error.cause instanceof SansDonnees))
      .map(({ entree, error }) => refusee(entree, error.trouve));
    return tableaux.map((tableau) => ({
      ...tableau,
      remarques: [...(tableau.remarques ?? []), ...remarques],
    }));
  }
  const [premier] = refus.toSorted((un, autre) => autre.octets - un.octets);
  if (premier) throw premier.error;
  throw new FichierIllisible(
    nom,
    'une archive qui contient un tableau',
    `une archive qui contient ${entrees.slice(0, 5).join(', ') || 'rien'}`,
  );
}

/** An entry named as a table that cannot be opened. */
interface Refus {
  readonly entree: string;
  readonly octets: number;
  readonly error: FichierIllisible;
}

function within(tableau: Tableau, entree: string): Tableau {
  return {
    ...tableau,
    nom: tableau.nom ? `${entree} › ${tableau.nom}` : entree,
    description: `${entree} dans une archive ZIP, ${tableau.description}`,
  };
}

function refusee(entree: string, trouve: string): Remarque {
  return {
    regle: 'tableau-non-lu',
    gravite: 'alerte',
    message: `« ${entree} », dans l’archive, n’est pas lu : ${trouve}.`,
  };
}

/** What a library throws at a damaged archive, as a message for the user. */
export function abimee(nom: string, sorte: 'ZIP' | 'GZIP', cause: unknown): FichierIllisible {
  return new FichierIllisible(
    nom,
    `une archive ${sorte} entière`,
    'une archive abîmée ou coupée : téléchargez-la à nouveau',
    null,
    cause,
  );
}

/** Names of the entries, without folders and what systems put beside files. */
function entreesOf(nom: string, bytes: Uint8Array): readonly string[] {
  const entrees: UnzipFileInfo[] = [];
  unzip(nom, bytes, (entree) => (entrees.push(entree), false));
  return entrees
    .filter(({ name, originalSize }) => originalSize > 0 && !/(?:^__MACOSX|\/$)/.test(name))
    .map(({ name }) => name);
}

/** The bytes of one entry, inflated alone. Those that give a table stay in memory, where their rows are read. */
function inflated(nom: string, bytes: Uint8Array, entree: string): Uint8Array<ArrayBuffer> {
  const { buffer, byteOffset, length } = unzip(nom, bytes, ({ name }) => name === entree)[entree]!;
  return new Uint8Array(buffer as ArrayBuffer, byteOffset, length);
}

function unzip(
  nom: string,
  bytes: Uint8Array,
  filter: (entree: UnzipFileInfo) => boolean,
): Unzipped {
  try {
    return unzipSync(bytes, { filter });
  } catch (error) {
    throw abimee(nom, 'ZIP', error);
  }
}

function isNamedTable(name: string): boolean {
  return TABLES.test(name);
}

/** Whether bytes are neither a text nor a container that we know. */
function isBinary(bytes: Uint8Array): boolean {
  const debut = bytes.subarray(0, 4);
  const isKnown = isZip(debut) || isGzip(debut) || isParquet(debut);
  return !isKnown && bytes.subarray(0, 4_096).includes(0);
}
