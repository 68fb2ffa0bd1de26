import { FichierIllisible } from '../lecture';
import { openCsv } from './csv';
import { decodeAll, detectEncodage, type Encodage, TexteTronque } from './encodage';
import { assembler } from './ensemble';
import { shapedTable } from './geometries';
import { openJson, SansDonnees } from './json';
import { TableTronquee } from './lignes';
import { gunzip, isGzip, isParquet, isZip } from './octets';
import type { Lot, Remarque, Tableau } from './tableau';
import { abimee, isWorkbook, openZip } from './zip';

/** A file, by its name and its bytes. */
export interface Fichier {
  readonly nom: string;
  readonly contenu: Blob;
}

const ATTENDU =
  'un tableau CSV, JSON, GeoJSON, TopoJSON, XLSX ou Parquet, seul ou dans une archive ZIP ou GZIP';

/** Archives within archives, at most. */
const PROFONDEUR = 3;

/** Opens a file as {@link openTableaux} does: the richest of its tables. */
export async function openFichier(fichier: Fichier, signal?: AbortSignal): Promise<Tableau> {
  const [premier] = await openTableaux(fichier, signal);
  return premier!;
}

/**
 * Opens a file by its bytes, whatever its name says, through its archives: all of its tables, one or more, the richest
 * first. Those of the same columns are one.
 *
 * @throws {FichierIllisible} where it is empty, cut short, or none of the shapes that are read
 */
export async function openTableaux(
  fichier: Fichier,
  signal?: AbortSignal,
): Promise<readonly Tableau[]> {
  return assembler(await openAll(fichier, PROFONDEUR, signal), signal);
}

async function openAll(
  fichier: Fichier,
  profondeur: number,
  signal?: AbortSignal,
): Promise<readonly Tableau[]> {
  const { nom, contenu } = fichier;
  if (contenu.size === 0) throw new FichierIllisible(nom, ATTENDU, 'un fichier vide (0 octet)');
  const debut = new Uint8Array(await contenu.slice(0, 5).arrayBuffer());
  const foreign = foreignOf(debut);
  if (foreign) throw new FichierIllisible(nom, ATTENDU, foreign);
  if (isGzip(debut))
    return openAll({ nom, contenu: await inflate(fichier, signal) }, profondeur, signal);
  if (isZip(debut)) {
    if (await isWorkbook(contenu))
      return withRows(nom, await attempt(nom, 'un classeur XLSX', workbook(contenu)));
    if (profondeur === 0)
      throw new FichierIllisible(nom, ATTENDU, 'des archives les unes dans les autres');
    return openZip(fichier, (inner) => openAll(inner, profondeur - 1, signal));
  }
  if (isParquet(debut))
    return withRows(nom, await attempt(nom, 'un fichier Parquet', parquet(contenu)));
  return openTexte(fichier, signal);
}

/** Files that people take for tables: what they are, and what to do. */
function foreignOf(debut: Uint8Array): string | null {
  const signature = String.fromCharCode(...debut);
  if (signature.startsWith('ÐÏ\u0011à'))
    return 'un ancien classeur .xls : enregistrez-le en .xlsx ou en CSV';
  if (signature.startsWith('%PDF')) return 'un document PDF';
  if (signature === '<?xml') return 'un fichier XML : exportez-le en CSV ou en GeoJSON';
  return /^<(?:!d|htm)/i.test(signature)
    ? 'une page web : le téléchargement a sans doute échoué'
    : null;
}

/** Heavy readers are fetched when first needed: most files are text. */
async function parquet(contenu: Blob): Promise<readonly Tableau[]> {
  const { openParquet } = await import('./parquet');
  return only(await openParquet(contenu));
}

async function workbook(contenu: Blob): Promise<readonly Tableau[]> {
  const { openXlsx } = await import('./xlsx');
  return openXlsx(contenu);
}

function only(tableau: Tableau | null): readonly Tableau[] {
  return tableau === null ? [] : [tableau];
}

/** Turns what a text throws while its rows are walked into a message for the user. */
function explain(nom: string, error: unknown): unknown {
  if (!(error instanceof TableTronquee)) return error;
  const { ligne, isOuverte } = error;
  const found = isOuverte
    ? `un fichier coupé : à la ligne ${ligne}, un guillemet s’ouvre et ne se ferme pas. Téléchargez le fichier à nouveau, ou retirez ce guillemet s’il est de trop`
    : `un fichier coupé : la ligne ${ligne} s’arrête avant sa fin`;
  return new FichierIllisible(nom, 'un tableau entier', found);
}

async function inflate({ nom, contenu }: Fichier, signal?: AbortSignal): Promise<Blob> {
  try {
    return await gunzip(contenu, signal);
  } catch (error) {
    signal?.throwIfAborted();
    throw abimee(nom, 'GZIP', error);
  }
}

async function openTexte(
  { nom, contenu }: Fichier,
  signal?: AbortSignal,
): Promise<readonly Tableau[]> {
  const encodage = await detectEncodage(contenu, signal).catch((error: unknown) => {
    if (!(error instanceof TexteTronque)) throw error;
    throw new FichierIllisible(nom, 'un fichier entier', 'un texte coupé au milieu d’un caractère');
  });
  const first = await firstCharacter(contenu, encodage);
  if (first === '')
    throw new FichierIllisible(
      nom,
      ATTENDU,
      'un fichier vide : des espaces et des retours à la ligne',
    );
  const tableaux =
    first === '{' || first === '['
      ? parseJson(nom, await decodeAll(contenu, encodage, signal))
      : only(await table(nom, contenu, encodage, signal));
  const dits =
    encodage === 'mele' ? tableaux.map((tableau) => avecRemarque(tableau, MELE)) : tableaux;
  return Promise.all(withRows(nom, dits).map(shapedTable));
}

/** A delimited text, which tells in French where it is cut. */
async function table(
  nom: string,
  contenu: Blob,
  encodage: Encodage,
  signal?: AbortSignal,
): Promise<Tableau | null> {
  try {
    const tableau = await openCsv(contenu, encodage, signal);
    return tableau && { ...tableau, lots: () => explained(nom, tableau.lots()) };
  } catch (error) {
    throw explain(nom, error);
  }
}

async function* explained(nom: string, lots: AsyncIterable<Lot>): AsyncIterable<Lot> {
  try {
    yield* lots;
  } catch (error) {
    throw explain(nom, error);
  }
}

const MELE: Remarque = {
  regle: 'encodage-mele',
  gravite: 'alerte',
  message:
    'Le fichier est en UTF-8, mais quelques caractères n’y sont pas écrits ainsi : ils sont lus en Windows-1252. Vérifiez les noms accentués, ou enregistrez le fichier à nouveau en UTF-8.',
};

function avecRemarque(tableau: Tableau, remarque: Remarque): Tableau {
  return { ...tableau, remarques: [remarque, ...(tableau.remarques ?? [])] };
}

/** What a library throws, as a message for the user. */
async function attempt(
  nom: string,
  quoi: string,
  opening: Promise<readonly Tableau[]>,
): Promise<readonly Tableau[]> {
  try {
    return await opening;
  } catch (error) {
    throw new FichierIllisible(
      nom,
      `${quoi} entier`,
      `${quoi} abîmé ou coupé : téléchargez-le ou enregistrez-le à nouveau`,
      null,
      error,
    );
  }
}

/** The tables that hold rows. */
function withRows(nom: string, tableaux: readonly Tableau[]): readonly Tableau[] {
  const [premier] = tableaux;
  if (premier === undefined)
    throw new FichierIllisible(nom, ATTENDU, 'un contenu qui n’est pas un tableau');
  const filled = tableaux.filter(({ apercu }) => apercu.length > 0);
  if (filled.length === 0) {
    throw new FichierIllisible(
      nom,
      'au moins une ligne de données',
      `un en-tête (${premier.colonnes.slice(0, 6).join(', ')}…) sans aucune ligne`,
    );
  }
  return filled;
}

async function firstCharacter(contenu: Blob, encodage: Encodage): Promise<string> {
  const head = await decodeAll(contenu.slice(0, 4096), encodage);
  return head.trimStart().slice(0, 1);
}

function parseJson(nom: string, text: string): readonly Tableau[] {
  try {
    return openJson(text);
  } catch (error) {
    if (error instanceof SansDonnees)
      throw new FichierIllisible(nom, 'un fichier de données', error.message, null, error);
    if (!(error instanceof SyntaxError)) throw error;
    const end = text.trimEnd().at(-1);
    const found =
      end === ']' || end === '}'
        ? 'un JSON mal formé : une virgule, un guillemet ou une accolade y manque ou y est de trop'
        : 'un JSON coupé avant sa fin : téléchargez-le à nouveau';
    throw new FichierIllisible(nom, 'un JSON entier et bien formé', found, null, error);
  }
}
