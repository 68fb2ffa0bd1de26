import Papa from 'papaparse';

import { tableOf, type TableCouts } from '../../src/lib/domain/acces/table';
import type { Points } from '../../src/lib/domain/acces/voisinage';

import { lireTexte } from './fichiers';
import { Plainte } from './plainte';

/** Points of demand or supply, as read: `id, poids | capacite [, latitude, longitude]`. */
export interface TablePoints {
  readonly fichier: string;
  readonly ids: readonly string[];
  /** `poids` or `capacite`; NaN where the cell is empty. */
  readonly valeur: Float64Array;
  /** Coordinates; NaN where there are none. */
  readonly points: Points;
}

/** Reads points. @throws Plainte that names the file, the row and the column. */
export function lirePoints(fichier: string, colonne: 'poids' | 'capacite'): TablePoints {
  const lignes = lire(fichier, ['id', colonne]);
  const ids = lignes.map((ligne, rang) => identifiant(ligne, 'id', fichier, rang));
  const vus = new Set<string>();
  for (const id of ids) {
    if (vus.has(id)) throw new Plainte(`${fichier} : l’identifiant « ${id} » y est deux fois.`);
    vus.add(id);
  }
  const colonneDe = (nom: string): Float64Array =>
    Float64Array.from(lignes, (ligne, rang) => nombre(ligne, nom, fichier, rang));
  const valeur = colonneDe(colonne);
  const negative = valeur.findIndex((v) => v < 0);
  if (negative !== -1)
    throw new Plainte(`${fichier}, ligne ${negative + 1} : « ${colonne} » est négatif.`);
  return {
    fichier,
    ids,
    valeur,
    points: {
      latitude: colonneDe('latitude'),
      longitude: colonneDe('longitude'),
      terre: new Uint16Array(ids.length),
    },
  };
}

/** Reads a table of costs `demande, offre, cout` between points. @throws Plainte where an id is not theirs. */
export function lireCouts(
  fichier: string,
  demandes: readonly string[],
  offres: readonly string[],
): TableCouts {
  const rangDemande = new Map(demandes.map((id, rang) => [id, rang]));
  const rangOffre = new Map(offres.map((id, rang) => [id, rang]));
  const trouver = (
    rangs: Map<string, number>,
    id: string,
    colonne: string,
    rang: number,
  ): number => {
    const trouve = rangs.get(id);
    if (trouve === undefined)
      throw new Plainte(`${fichier}, ligne ${rang + 1} : « ${colonne} » ${id} est inconnu.`);
    return trouve;
  };
  const triplets = lire(fichier, ['demande', 'offre', 'cout']).map(
    (ligne, rang): [number, number, number] => [
      trouver(rangDemande, identifiant(ligne, 'demande', fichier, rang), 'demande', rang),
      trouver(rangOffre, identifiant(ligne, 'offre', fichier, rang), 'offre', rang),
      coutDe(ligne, fichier, rang),
    ],
  );
  return tableOf(demandes.length, offres.length, triplets);
}

/** @throws Plainte where a point has no coordinates, or not in degrees. */
export function exigerCoordonnees({ fichier, ids, points }: TablePoints): void {
  const sans = points.latitude.findIndex(
    (latitude, rang) => !(Math.abs(latitude) <= 90 && Math.abs(points.longitude[rang]!) <= 180),
  );
  if (sans === -1) return;
  throw new Plainte(
    `${fichier} : « ${ids[sans]} » n’a pas de coordonnées en degrés. Il faut les colonnes latitude et longitude, ou --couts.`,
  );
}

/** @throws Plainte where the value of a point is empty. */
export function exigerValeurs({ fichier, ids, valeur }: TablePoints, colonne: string): void {
  const sans = valeur.findIndex(Number.isNaN);
  if (sans !== -1) throw new Plainte(`${fichier} : « ${ids[sans]} » n’a pas de ${colonne}.`);
}

type Ligne = Readonly<Record<string, string>>;

function lire(fichier: string, colonnes: readonly string[]): readonly Ligne[] {
  const { data, meta } = Papa.parse<Ligne>(lireTexte(fichier), {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (nom) => nom.trim(),
  });
  const manque = colonnes.filter((nom) => !meta.fields?.includes(nom));
  if (manque.length > 0) {
    const trouve = meta.fields?.join(', ') || 'rien';
    throw new Plainte(`${fichier} : il manque ${manque.join(', ')}. Trouvé : ${trouve}.`);
  }
  return data;
}

function identifiant(ligne: Ligne, colonne: string, fichier: string, rang: number): string {
  const texte = ligne[colonne]?.trim() ?? '';
  if (texte === '') throw new Plainte(`${fichier}, ligne ${rang + 1} : « ${colonne} » est vide.`);
  return texte;
}

/** NaN where the cell is empty. */
function nombre(ligne: Ligne, colonne: string, fichier: string, rang: number): number {
  const texte = ligne[colonne]?.trim() ?? '';
  if (texte === '') return NaN;
  const valeur = Number(texte.replace(',', '.'));
  if (!Number.isFinite(valeur))
    throw new Plainte(
      `${fichier}, ligne ${rang + 1} : « ${colonne} » n’est pas un nombre : ${texte}.`,
    );
  return valeur;
}

function coutDe(ligne: Ligne, fichier: string, rang: number): number {
  const cout = nombre(ligne, 'cout', fichier, rang);
  if (!(cout >= 0))
    throw new Plainte(`${fichier}, ligne ${rang + 1} : « cout » est vide ou négatif.`);
  return cout;
}
