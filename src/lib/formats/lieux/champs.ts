import type { Apercu } from '../famille';
import { NOMS, NOMS_PROCHES } from './noms';

/** What is read of a lieu, whatever the columns that hold it. */
export const CHAMPS = [
  'id',
  'pivot',
  'nom',
  'commune',
  'codePostal',
  'codeInsee',
  'adresse',
  'latitude',
  'longitude',
  'point',
  'typologies',
  'services',
  'publics',
  'conditions',
  'labelsNationaux',
  'labelsAutres',
  'modalites',
  'horaires',
  'telephone',
  'courriel',
  'siteWeb',
  'itinerant',
  'source',
  'dateMaj',
  'passNumerique',
  'conseillerNumerique',
] as const;

export type Champ = (typeof CHAMPS)[number];

/** For each field, the places of its columns in the file: for a text the first one filled is read, lists are joined. */
export type Correspondance = Readonly<Record<Champ, readonly number[]>>;

/** Addresses cut in two columns. */
const RUE = [
  ['adresse_numero', 'adresse_rue'],
  ['numero', 'voie'],
  ['numero', 'rue'],
  ['numero_voie', 'nom_voie'],
] as const;
const JOURS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];

/** Columns that only one version of the national schema has. */
const V0 = [
  'conditions_acces',
  'conditions_access',
  'labels_nationaux',
  'labels_autres',
  'publics_accueillis',
  'cle_ban',
  'courriel',
  'accessibilite',
];
const V1 = [
  'frais_a_charge',
  'dispositif_programmes_nationaux',
  'formations_labels',
  'autres_formations_labels',
  'publics_specifiquement_adresses',
  'prise_en_charge_specifique',
  'modalites_acces',
  'fiche_acces_libre',
  'itinerance',
  'courriels',
];

/** Columns of both versions. */
const TRONC = [
  'id',
  'pivot',
  'nom',
  'commune',
  'code_postal',
  'code_insee',
  'adresse',
  'latitude',
  'longitude',
  'services',
  'source',
  'date_maj',
];

/** Shape of a file of lieux: a version of the national schema, or columns of its own. */
export type VersionLieux = 'v0' | 'v1' | 'locale';

/** What cells look like where the name of their column says nothing. */
const VALEURS: Partial<Record<Champ, (cellule: string) => boolean>> = {
  pivot: (cellule) => /^\d{14}$/.test(cellule),
  courriel: (cellule) => /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(cellule),
  telephone: (cellule) => /^(?:\+33|0)[\s.]?[1-9](?:[\s.-]?\d{2}){4}$/.test(cellule),
  siteWeb: (cellule) => /^(?:https?:\/\/|www\.)\S+$/i.test(cellule),
  codePostal: (cellule) => /^\d{5}$/.test(cellule),
  latitude: (cellule) => /^4[1-9]\.\d{3,}$|^5[01]\.\d{3,}$/.test(cellule),
  longitude: (cellule) => /^-?[0-9]\.\d{3,}$/.test(cellule),
  point: (cellule) => /^-?\d{1,2}\.\d{3,}[ ,;]+-?\d{1,2}\.\d{3,}$/.test(cellule),
};

/** What the user says: for a field, the names of its columns. Fields left out keep what is proposed. */
export type Choix = Readonly<Partial<Record<Champ, readonly string[]>>>;

/** The mapping with the user's choices in it. */
export function adjustCorrespondance(
  proposed: Correspondance,
  choix: Choix,
  apercu: Apercu,
): Correspondance {
  const places = (noms: readonly string[]): number[] =>
    noms.map((nom) => apercu.colonnes.indexOf(nom)).filter((place) => place >= 0);
  const chosen = CHAMPS.flatMap((champ) =>
    choix[champ] ? [[champ, places(choix[champ])] as const] : [],
  );
  return { ...proposed, ...Object.fromEntries(chosen) };
}

/** The mapping as names of columns, to be shown, adjusted and remembered. */
export function describeCorrespondance(correspondance: Correspondance, apercu: Apercu): Choix {
  return Object.fromEntries(
    CHAMPS.flatMap((champ) => {
      const noms = correspondance[champ].map((place) => apercu.colonnes[place]!);
      return noms.length > 0 ? [[champ, noms]] : [];
    }),
  );
}

/** The mapping proposed from the names of the columns, then from what the columns left over hold. */
export function proposeCorrespondance(apercu: Apercu): Correspondance {
  const places = (noms: readonly string[]): number[] =>
    noms.map((nom) => apercu.place(nom)).filter((place) => place >= 0);
  const entries = CHAMPS.map((champ) => [champ, places(NOMS[champ])] as const);
  const correspondance = Object.fromEntries(entries) as Record<Champ, number[]>;
  const rue = RUE.map(places).find((found) => found.length === 2);
  if (rue) correspondance.adresse = rue;
  if (correspondance.horaires.length === 0) correspondance.horaires = dayPlaces(apercu);
  const taken = new Set(Object.values(correspondance).flat());
  const keys = apercu.keys();
  for (const [champ, pattern] of NOMS_PROCHES) {
    if (correspondance[champ].length > 0) continue;
    const place = keys.findIndex((key, i) => !taken.has(i) && pattern.test(key));
    if (place < 0) continue;
    correspondance[champ] = [place];
    taken.add(place);
  }
  for (const [champ, test] of Object.entries(VALEURS) as [Champ, (cellule: string) => boolean][]) {
    if (correspondance[champ].length > 0) continue;
    const place = apercu.colonnes.findIndex((_, i) => !taken.has(i) && apercu.part(i, test) >= 0.9);
    if (place < 0) continue;
    correspondance[champ] = [place];
    taken.add(place);
  }
  return correspondance;
}

/** Places of the columns of opening hours by day, in the order of the week. */
function dayPlaces(apercu: Apercu): number[] {
  const keys = apercu.keys();
  return JOURS.flatMap((jour) =>
    keys.flatMap((key, place) => (key.split('_').includes(jour) ? [place] : [])),
  );
}

/** Whether the hours are spread over columns by day, and the name of each. */
export function isByDay(correspondance: Correspondance, apercu: Apercu): boolean {
  const [first] = correspondance.horaires;
  return first !== undefined && apercu.keys()[first]!.includes('lundi');
}

/**
 * Whether a row that fills its conditions of access without the Pass says *no*: in v0, which has a word for it. Conditions
 * are then sentences (`Gratuit : Je peux…`): local files borrow v0's columns with words of their own.
 */
export function isSilenceNo(apercu: Apercu): boolean {
  const place = apercu.place('conditions_acces', 'conditions_access');
  const isSentence = (cellule: string): boolean =>
    cellule
      .split(/[;|]/)
      .some((part) => /^(?:gratuit|payant|accepte|adh[ée]sion).* : /i.test(part));
  return versionOf(apercu) === 'v0' && apercu.part(place, isSentence) > 0.5;
}

/** Version of the schema that the columns are those of. */
export function versionOf(apercu: Apercu): VersionLieux {
  const count = (noms: readonly string[]): number =>
    noms.filter((nom) => apercu.place(nom) >= 0).length;
  if (count(TRONC) < 6) return 'locale';
  const v1 = count(V1);
  const v0 = count(V0);
  if (v1 === 0 && v0 === 0) return 'locale';
  return v1 > v0 ? 'v1' : 'v0';
}
