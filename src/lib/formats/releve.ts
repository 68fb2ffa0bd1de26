import { isJour, type Jour } from '$lib/domain/codes';

import { openFichier, type Fichier } from './conteneurs/ouvrir';

/** Figures of one commune, as an export of ours wrote them: three decimals at most, `null` where a cell is empty. */
export interface LigneReleve {
  readonly codeInsee: string;
  readonly classe: string;
  readonly confiance: string | null;
  readonly mesures: Readonly<Record<Mesure, number | null>>;
}

/** Columns of figures of a table of gaps. */
export const MESURES = [
  'pass_circulation',
  'beneficiaires',
  'sans_reponse',
  'distance_km',
  'places_pour_100',
] as const;
export type Mesure = (typeof MESURES)[number];

/** A table of gaps that Maillage exported: what it said then, and the link of the view that it was taken from. */
export interface Releve {
  readonly date: Jour | null;
  /** Search part of the link, `''` or `?…`. */
  readonly recherche: string;
  readonly lignes: readonly LigneReleve[];
}

/** Columns that make a CSV one of ours. */
const COLONNES = ['code_insee', 'classe', 'confiance', ...MESURES, 'date_situation', 'lien'];
const ENTETE_MAXIMUM = 2_000;

/** Whether the file is a table of gaps exported by Maillage, by its header. */
export async function estReleve({ contenu }: Fichier): Promise<boolean> {
  const tete = await contenu.slice(0, ENTETE_MAXIMUM).text();
  const noms = new Set(
    tete
      .replace(/^\uFEFF/, '')
      .split(/\r?\n/)[0]!
      .split(';'),
  );
  return COLONNES.every((colonne) => noms.has(colonne));
}

/**
 * Reads a table of gaps that Maillage exported.
 *
 * @throws {FichierIllisible} where it is cut short
 */
export async function lireReleve(fichier: Fichier): Promise<Releve> {
  const { colonnes, lots } = await openFichier(fichier);
  const place = new Map(colonnes.map((colonne, at) => [colonne, at]));
  const lignes: LigneReleve[] = [];
  let date: Jour | null = null;
  let recherche = '';
  for await (const lot of lots()) {
    for (const cellules of lot.lignes) {
      const cellule = (colonne: string): string => cellules[place.get(colonne)!] ?? '';
      const jour = cellule('date_situation');
      date ??= isJour(jour) ? jour : null;
      recherche ||= URL.parse(cellule('lien'))?.search ?? '';
      lignes.push({
        codeInsee: cellule('code_insee'),
        classe: cellule('classe'),
        confiance: cellule('confiance') || null,
        mesures: mesuresDe(cellule),
      });
    }
  }
  return { date, recherche, lignes };
}

function mesuresDe(cellule: (colonne: string) => string): LigneReleve['mesures'] {
  const [pass, beneficiaires, sansReponse, km, places] = MESURES.map((mesure) => {
    const text = cellule(mesure);
    return text === '' ? null : Number(text.replace(',', '.'));
  });
  return {
    pass_circulation: pass ?? null,
    beneficiaires: beneficiaires ?? null,
    sans_reponse: sansReponse ?? null,
    distance_km: km ?? null,
    places_pour_100: places ?? null,
  };
}
