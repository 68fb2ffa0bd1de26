import { isLatitudeLike, isLongitudeLike, isPointLike, isSiretLike } from '../cellules/allures';
import { parseNombre, parseOui } from '../cellules/nombres';
import { type Champ, Champs, type Colonnes } from '../champs';
import type { Apercu } from '../famille';
import { isPersonne, isSurelyOfPerson } from '../personnel/allures';
import { numeroEtVoie } from './adresse';
import { casesOf } from './cases';
import { NOMS_JOURS } from './horaires';
import { CONNUS } from './mots/connus';
import { type ChampLieu, LIBELLES, NOMS } from './noms';
import { NOMS_PROCHES } from './proches';
import { geocodees } from './situation';

/** For each field, the places of its columns in the file: for a text the first one filled is read, lists are joined. */
export type Correspondance = Colonnes<ChampLieu>;

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
const VALEURS: Partial<Record<ChampLieu, Champ['valeurs']>> = {
  pivot: isSiretLike,
  courriel: (cellule) => /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(cellule),
  telephone: (cellule) => /^(?:\+33|0)[\s.]?[1-9](?:[\s.-]?\d{2}){4}$/.test(cellule),
  siteWeb: (cellule) => /^(?:https?:\/\/|www\.)\S+$/i.test(cellule),
  codePostal: (cellule) => /^\d{5}$/.test(cellule),
  latitude: isLatitudeLike,
  longitude: isLongitudeLike,
  point: isPointLike,
  services: (cellule) => CONNUS.services.areIn(cellule),
  publics: (cellule) => CONNUS.publics.areIn(cellule),
  conditions: (cellule) => CONNUS.conditions.areIn(cellule),
  modalites: (cellule) => CONNUS.modalites.areIn(cellule),
};

/** `site` is that of the web, or where people go; `fixe` and `mobile` are phones, or say whether the lieu moves. */
const AMBIGUS: Partial<Record<ChampLieu, Champ['ambigus']>> = {
  nom: { site: (part) => part(isNotSite) === 1 },
  siteWeb: { site: (part) => part(isNotSite) < 1 },
  telephone: {
    fixe: (part) => part(isNotTelephone) < 1,
    mobile: (part) => part(isNotTelephone) < 1,
  },
};

const LISTES: ReadonlySet<ChampLieu> = new Set([
  'typologies',
  'services',
  'publics',
  'conditions',
  'labelsNationaux',
  'labelsAutres',
  'modalites',
] as const);

const NOMS_CHAMPS = Object.keys(LIBELLES) as ChampLieu[];
const PROCHES: ReadonlyMap<ChampLieu, RegExp> = new Map(NOMS_PROCHES);

const DEFINITIONS = Object.fromEntries(
  NOMS_CHAMPS.map((champ): [ChampLieu, Champ] => [
    champ,
    {
      nom: LIBELLES[champ],
      requis: champ === 'nom' ? true : undefined,
      noms: NOMS[champ],
      ambigus: AMBIGUS[champ],
      proches: PROCHES.get(champ),
      valeurs: VALEURS[champ],
      ...(LISTES.has(champ) && { liste: true, sauf: isNotWords }),
    },
  ]),
) as Record<ChampLieu, Champ>;

/** The fields of a lieu, proposed from the names of the columns, then from what the columns left over hold. */
export const CHAMPS_LIEU = new Champs(DEFINITIONS, {
  ordre: [...new Set([...PROCHES.keys(), ...NOMS_CHAMPS])],
  premiereRemplie: true,
  chercher(apercu) {
    const adresse = numeroEtVoie(apercu);
    const named = NOMS.horaires.flatMap((nom) => apercu.placesOf(nom));
    const isFilled = named.some((place) => apercu.part(place, () => true) > 0);
    const horaires = isFilled ? [] : dayPlaces(apercu);
    return { ...(adresse && { adresse }), ...(horaires.length > 0 && { horaires }) };
  },
  completer(apercu, colonnes) {
    const services = casesOf(apercu, colonnes);
    return { ...geocodees(apercu, colonnes), ...(services && { services }) };
  },
});

/** `abracodabra.fr` is one too. */
function isNotSite(cellule: string): boolean {
  return !/^(?:https?:\/\/|www\.|(?:[\w-]+\.)+[a-z]{2,}(?:\/|$))\S*$/i.test(cellule);
}

function isNotTelephone(cellule: string): boolean {
  return !/^\+?\d[\d\s.()-]{7,}$/.test(cellule);
}

/** Whether a column holds yes and no, numbers or people: no words for a list. */
function isNotWords(part: (test: (cellule: string) => boolean) => number): boolean {
  const isOuiOuNon = part((cellule) => parseOui(cellule) !== null) > 0.9;
  return isOuiOuNon || part(isNombreOuPersonne) > 0.5;
}

function isNombreOuPersonne(cellule: string): boolean {
  const isNombre = parseNombre(cellule) !== null;
  return isNombre || isPersonne(cellule) || isSurelyOfPerson(cellule);
}

/** Places of the columns of opening hours by day, in the order of the week. */
function dayPlaces(apercu: Apercu): number[] {
  const keys = apercu.keys();
  return NOMS_JOURS.flatMap((jour) =>
    keys.flatMap((key, place) => (key.split('_').includes(jour) ? [place] : [])),
  );
}

/**
 * Whether a row that fills its conditions of access without the Pass says *no*: in v0, which has a word for it. Conditions
 * are then sentences (`Gratuit : Je peux…`): local files borrow v0's columns with words of their own. Where no row of the
 * head fills them, each row answers for itself.
 */
export function silenceNo(apercu: Apercu): (conditions: readonly string[]) => boolean {
  const place = apercu.place('conditions_acces', 'conditions_access');
  if (place < 0 || versionOf(apercu) !== 'v0') return () => false;
  if (apercu.part(place, () => true) === 0) return (conditions) => conditions.some(isSentence);
  const isNo = apercu.part(place, (cellule) => cellule.split(/[;|]/).some(isSentence)) > 0.5;
  return () => isNo;
}

function isSentence(condition: string): boolean {
  return /^(?:gratuit|payant|accepte|adh[ée]sion).* : /i.test(condition);
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
