import { FichierIllisible } from '../lecture';
import { openCsv } from './csv';
import { decodeAll, detectEncodage, type Encodage, TexteTronque } from './encodage';
import { shapedTable } from './geometries';
import { openJson, SansDonnees } from './json';
import { TableTronquee } from './lignes';
import { gunzip, isGzip, isParquet, isZip } from './octets';
import type { Remarque, Tableau } from './tableau';
import { abimee, isWorkbook, openZip } from './zip';

/** A file, by its name and its bytes. */
export interface Fichier {
  readonly nom: string;
  readonly contenu: Blob;
}

const ATTENDU =
  'un tableau CSV, JSON, GeoJSON, TopoJSON, XLSX ou Parquet, seul ou dans une archive ZIP ou GZIP';

/**
 * Opens a file by its bytes, whatever its name says, through its archives.
 *
 * @throws {FichierIllisible} where it is empty, cut short, or none of the shapes that are read
 */
export async function openFichier(fichier: Fichier, signal?: AbortSignal): Promise<Tableau> {
  const { nom, contenu } = fichier;
  if (contenu.size === 0) throw new FichierIllisible(nom, ATTENDU, 'un fichier vide (0 octet)');
  const debut = new Uint8Array(await contenu.slice(0, 4).arrayBuffer());
  const foreign = foreignOf(debut);
  if (foreign) throw new FichierIllisible(nom, ATTENDU, foreign);
  if (isGzip(debut)) return openFichier({ nom, contenu: await inflate(fichier, signal) }, signal);
  if (isZip(debut)) {
    if (await isWorkbook(contenu))
      return withRows(nom, await attempt(nom, 'un classeur XLSX', workbook(contenu)));
    return openZip(fichier, (inner) => openFichier(inner, signal));
  }
  if (isParquet(debut))
    return withRows(nom, await attempt(nom, 'un fichier Parquet', parquet(contenu)));
  return openTexte(fichier, signal);
}

/** Files that people take for tables: what they are, and what to do. */
function foreignOf(debut: Uint8Array): string | null {
  const signature = String.fromCharCode(...debut);
  if (signature === 'ÐÏ\u0011à')
    return 'un ancien classeur .xls : enregistrez-le en .xlsx ou en CSV';
  if (signature === '%PDF') return 'un document PDF';
  return /^<(?:!d|htm)/i.test(signature)
    ? 'une page web : le téléchargement a sans doute échoué'
    : null;
}

/** Heavy readers are fetched when first needed: most files are text. */
async function parquet(contenu: Blob): Promise<Tableau | null> {
  const { openParquet } = await import('./parquet');
  return openParquet(contenu);
}

async function workbook(contenu: Blob): Promise<Tableau | null> {
  const { openXlsx } = await import('./xlsx');
  return openXlsx(contenu);
}

/** Turns what a container throws while its rows are walked into a message for the user. */
export function explain(nom: string, error: unknown): unknown {
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

async function openTexte({ nom, contenu }: Fichier, signal?: AbortSignal): Promise<Tableau> {
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
  const tableau =
    first === '{' || first === '['
      ? parseJson(nom, await decodeAll(contenu, encodage, signal))
      : await openCsv(contenu, encodage, signal).catch((error: unknown) => {
          throw explain(nom, error);
        });
  return shapedTable(withRows(nom, encodage === 'mele' ? avecRemarque(tableau, MELE) : tableau));
}

const MELE: Remarque = {
  regle: 'encodage-mele',
  gravite: 'alerte',
  message:
    'Le fichier est en UTF-8, mais quelques caractères n’y sont pas écrits ainsi : ils sont lus en Windows-1252. Vérifiez les noms accentués, ou enregistrez le fichier à nouveau en UTF-8.',
};

function avecRemarque(tableau: Tableau | null, remarque: Remarque): Tableau | null {
  return tableau && { ...tableau, remarques: [remarque, ...(tableau.remarques ?? [])] };
}

/** What a library throws, as a message for the user. */
async function attempt(
  nom: string,
  quoi: string,
  opening: Promise<Tableau | null>,
): Promise<Tableau | null> {
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

function withRows(nom: string, tableau: Tableau | null): Tableau {
  if (tableau === null)
    throw new FichierIllisible(nom, ATTENDU, 'un contenu qui n’est pas un tableau');
  if (tableau.apercu.length === 0) {
    throw new FichierIllisible(
      nom,
      'au moins une ligne de données',
      `un en-tête (${tableau.colonnes.slice(0, 6).join(', ')}…) sans aucune ligne`,
    );
  }
  return tableau;
}

async function firstCharacter(contenu: Blob, encodage: Encodage): Promise<string> {
  const head = await decodeAll(contenu.slice(0, 4096), encodage);
  return head.trimStart().slice(0, 1);
}

function parseJson(nom: string, text: string): Tableau | null {
  try {
    return openJson(text);
  } catch (error) {
    if (error instanceof SansDonnees)
      throw new FichierIllisible(nom, 'un fichier de données', error.message);
    const end = text.trimEnd().at(-1);
    const found =
      end === ']' || end === '}'
        ? 'un JSON mal formé : une virgule, un guillemet ou une accolade y manque ou y est de trop'
        : 'un JSON coupé avant sa fin : téléchargez-le à nouveau';
    throw new FichierIllisible(nom, 'un JSON entier et bien formé', found, null, error);
  }
}
