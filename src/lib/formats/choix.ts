import { isTable } from './conteneurs/ensemble';
import { parcourir, type Remarque, type Tableau } from './conteneurs/tableau';
import { Apercu, type Contexte } from './famille';
import { FAMILLES, type JeuLu } from './familles';
import { FichierIllisible } from './lecture';
import { type Attente, certitudeOf } from './reconnaitre';

/** The table of a file that is read, and those that are not. */
export interface Choix {
  readonly tableau: Tableau;
  readonly apercu: Apercu;
  readonly laisses: readonly Laisse[];
}

interface Laisse {
  readonly tableau: Tableau;
  /** What it surely is; `null` where it is of no dataset. */
  readonly jeu: JeuLu | null;
}

/** Of the tables of a file, the richest first, the one that is most surely what is expected. */
export function choisir(
  fichier: string,
  tableaux: readonly Tableau[],
  contexte: Contexte,
  attente: Attente,
): Choix {
  const candidats = tableaux.map((tableau) => {
    const apercu = new Apercu(fichier, tableau);
    const connu = tableaux.length > 1 && certitudeOf(apercu, contexte, attente);
    return {
      tableau,
      apercu,
      jeu: connu ? connu.jeu : null,
      certitude: connu ? connu.certitude : 0,
    };
  });
  const named = Object.values(contexte.correspondance ?? {}).flatMap((noms) => noms ?? []);
  const hasNamed = ({ colonnes }: Tableau): boolean => named.every((nom) => colonnes.includes(nom));
  const [best] = candidats.toSorted(
    (un, autre) =>
      Number(hasNamed(autre.tableau)) - Number(hasNamed(un.tableau)) ||
      autre.certitude - un.certitude,
  );
  return { ...best!, laisses: candidats.filter((candidat) => candidat !== best) };
}

/** What there is to say of the tables of a file that are not read: their names, their rows, why, and what to do. */
export async function remarquesSurLaisses(
  { tableau: choisi, laisses }: Choix,
  signal?: AbortSignal,
): Promise<readonly Remarque[]> {
  const remarques: Remarque[] = [];
  for (const { tableau, jeu } of laisses) {
    if (jeu === null && !isTable(tableau)) continue;
    const pourquoi =
      jeu === null
        ? 'ses colonnes ne sont celles d’aucun fichier connu. S’il contient des données à charger, enregistrez-le dans un fichier à part'
        : `c’est un fichier ${FAMILLES[jeu].nom}, dont les colonnes ne sont pas celles de « ${nomDe(choisi)} ». Pour le charger aussi, enregistrez-le dans un fichier à part`;
    remarques.push({
      regle: 'tableau-non-lu',
      gravite: jeu === null ? 'info' : 'alerte',
      message: `Le fichier contient aussi « ${nomDe(tableau)} » (${await nombreDeLignes(tableau, signal)}), qui n’est pas lu : ${pourquoi}.`,
    });
  }
  return remarques;
}

function nomDe({ nom }: Tableau): string {
  return nom ?? 'racine';
}

/** Rows beyond which those of a table that is not read are not counted. */
const PLAFOND = 100_000;

async function nombreDeLignes(tableau: Tableau, signal?: AbortSignal): Promise<string> {
  let nombre = 0;
  try {
    for await (const { lignes } of parcourir(tableau, signal)) {
      nombre += lignes.length;
      if (nombre > PLAFOND) return `plus de ${enLignes(PLAFOND)}`;
    }
  } catch (error) {
    if (!(error instanceof FichierIllisible)) throw error;
    return `coupé après ${enLignes(nombre)}`;
  }
  return enLignes(nombre);
}

function enLignes(nombre: number): string {
  return `${nombre.toLocaleString('fr')} ligne${nombre < 2 ? '' : 's'}`;
}
