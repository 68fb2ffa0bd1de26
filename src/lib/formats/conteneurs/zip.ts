import { type Unzipped, unzipSync } from 'fflate';

import { FichierIllisible } from '../lecture';
import type { Fichier } from './ouvrir';
import type { Tableau } from './tableau';

/** Extensions of tables, the richest shape first: an archive may hold the same data twice. */
const TABLES = ['geojson', 'topojson', 'json', 'csv', 'tsv', 'txt', 'xlsx', 'parquet', 'gz'];

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

/** Opens the table of an archive: by shape, then by size. */
export async function openZip(
  { nom, contenu }: Fichier,
  open: (inner: Fichier) => Promise<Tableau>,
): Promise<Tableau> {
  const entries = await entriesOf(nom, contenu);
  const names = Object.keys(entries);
  const tables = names
    .filter((name) => !name.startsWith('__MACOSX') && rankOf(name) >= 0)
    .sort(
      (one, other) =>
        rankOf(one) - rankOf(other) ||
        Number(isInDegrees(other)) - Number(isInDegrees(one)) ||
        entries[other]!.length - entries[one]!.length,
    );
  const [chosen] = tables;
  if (chosen === undefined) {
    throw new FichierIllisible(
      nom,
      'une archive qui contient un tableau',
      `une archive qui contient ${names.slice(0, 5).join(', ') || 'rien'}`,
    );
  }
  const tableau = await open({
    nom: `${nom} › ${chosen}`,
    contenu: new Blob([new Uint8Array(entries[chosen]!)]),
  });
  return { ...tableau, description: `${chosen} dans une archive ZIP, ${tableau.description}` };
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

async function entriesOf(nom: string, contenu: Blob): Promise<Unzipped> {
  const bytes = new Uint8Array(await contenu.arrayBuffer());
  try {
    return unzipSync(bytes);
  } catch (error) {
    throw abimee(nom, 'ZIP', error);
  }
}

/** Producers put the same shapes once in degrees, once in Lambert-93. */
function isInDegrees(name: string): boolean {
  return /wgs ?84|4326/i.test(name);
}

function rankOf(name: string): number {
  return TABLES.indexOf(name.split('.').at(-1)?.toLowerCase() ?? '');
}
