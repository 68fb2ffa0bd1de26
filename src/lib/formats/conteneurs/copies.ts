import { FichierIllisible } from '../lecture';
import { nomsDe, parcourir, type Remarque, type Tableau } from './tableau';

/** Rows of tables of the same columns beyond which copies are not looked for. */
const PLAFOND = 200_000;

/** Share of the rows of a table that are in others too, from which it is told. */
const PART_COMMUNE = 1 / 4;

/** Tables to be read, in their order, and what there is to say of those that are not. */
interface Tri {
  readonly gardes: readonly Tableau[];
  readonly remarques: readonly Remarque[];
}

/**
 * Of tables of the same columns, those that are read. One is left out where each of its rows, with its shape and as many
 * times, is in a longer one that is read; where only a part is, both are read, and it is said.
 */
export async function sansCopies(tableaux: readonly Tableau[], signal?: AbortSignal): Promise<Tri> {
  const releves = tableaux.length > 1 ? await relever(tableaux, signal) : null;
  if (releves === null) return { gardes: tableaux, remarques: [] };
  const lues = new Map<number, Tableau>();
  const copies = new Set<Tableau>();
  const remarques: Remarque[] = [];
  for (const { tableau, lignes } of releves) {
    const communes = lignes.filter((ligne) => lues.has(ligne));
    const originaux = [...new Set(communes.map((ligne) => lues.get(ligne)!))];
    if (communes.length >= lignes.length * PART_COMMUNE)
      remarques.push(remarqueSur(tableau, originaux, communes.length, lignes.length));
    if (communes.length === lignes.length) copies.add(tableau);
    else for (const ligne of lignes) if (!lues.has(ligne)) lues.set(ligne, tableau);
  }
  return { gardes: tableaux.filter((tableau) => !copies.has(tableau)), remarques };
}

function remarqueSur(
  tableau: Tableau,
  originaux: readonly Tableau[],
  communes: number,
  lignes: number,
): Remarque {
  const [nom, autres] = [nomsDe([tableau]), nomsDe(originaux)];
  if (communes === lignes)
    return {
      regle: 'tableau-en-double',
      gravite: 'info',
      message: `${nom} a les mêmes colonnes que ${autres}, où sont toutes ses lignes : il n’est pas lu une seconde fois.`,
    };
  return {
    regle: 'tableau-en-partie-double',
    gravite: 'alerte',
    message: `Des ${lignes.toLocaleString('fr')} lignes de ${nom}, ${communes.toLocaleString('fr')} sont aussi dans ${autres} : elles sont lues deux fois. Si elles y sont par erreur, retirez-les de l’un ou de l’autre.`,
  };
}

/** A table, and a number for each of its rows, alike for rows that are alike. */
interface Releve {
  readonly tableau: Tableau;
  readonly lignes: readonly number[];
}

/** Tables, the longest first, read once each; `null` where they are too long, or where one is cut short: it is told later. */
async function relever(
  tableaux: readonly Tableau[],
  signal?: AbortSignal,
): Promise<readonly Releve[] | null> {
  const releves: Releve[] = [];
  let reste = PLAFOND;
  try {
    for (const tableau of tableaux) {
      const lignes = await empreintesOf(tableau, reste, signal);
      if (lignes === null) return null;
      reste -= lignes.length;
      releves.push({ tableau, lignes });
    }
  } catch (error) {
    if (!(error instanceof FichierIllisible)) throw error;
    return null;
  }
  return releves.toSorted((un, autre) => autre.lignes.length - un.lignes.length);
}

/** A number for each row, its cells, its shape and how many times it stood above; `null` beyond a number of rows. */
async function empreintesOf(
  tableau: Tableau,
  plafond: number,
  signal?: AbortSignal,
): Promise<readonly number[] | null> {
  const empreintes: number[] = [];
  const fois = new Map<number, number>();
  for await (const { lignes } of parcourir(tableau, signal)) {
    if (empreintes.length + lignes.length > plafond) return null;
    for (const ligne of lignes) {
      const texte = JSON.stringify([ligne, tableau.geometries?.[empreintes.length]]);
      const empreinte = hash(texte);
      const rang = fois.get(empreinte) ?? 0;
      fois.set(empreinte, rang + 1);
      empreintes.push(rang === 0 ? empreinte : hash(`${rang} ${texte}`));
    }
  }
  return empreintes;
}

/** Of 53 bits, from two of 32: rows that differ are not taken for one another. */
function hash(texte: string): number {
  let haut = 0xdeadbeef;
  let bas = 0x41c6ce57;
  for (let i = 0; i < texte.length; i += 1) {
    const signe = texte.charCodeAt(i);
    haut = Math.imul(haut ^ signe, 0x9e3779b1);
    bas = Math.imul(bas ^ signe, 0x5f356495);
  }
  haut = Math.imul(haut ^ (haut >>> 16), 0x85ebca6b) ^ Math.imul(bas ^ (bas >>> 13), 0xc2b2ae35);
  bas = Math.imul(bas ^ (bas >>> 16), 0x85ebca6b) ^ Math.imul(haut ^ (haut >>> 13), 0xc2b2ae35);
  return (haut & 0x1fffff) * 2 ** 32 + (bas >>> 0);
}
