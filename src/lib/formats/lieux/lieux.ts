import type { Lieu } from '$lib/domain/lieu';

import { nameKey } from '../cellules/texte';
import type { Correspondances } from '../champs';
import type { Apercu, Contexte, Famille, Indice } from '../famille';
import { CHAMPS_LIEU, type Correspondance, versionOf } from './champs';
import { SCHEMA_LIEUX_V0, SCHEMA_LIEUX_V1 } from '../schema/lieux';
import { COLONNES_V0, COLONNES_V1 } from './ecrire';
import { lieuReader } from './lecteur';
import { personalPlaces, remisePlaces } from '../personnel/beneficiaires';
import { equipePlaces, gensPlaces } from '../personnel/equipe';
import { announce, withoutMasked } from '../personnel/personnel';

/** Fields that say where a lieu is. */
const SITUE = [
  'commune',
  'codePostal',
  'codeInsee',
  'adresse',
  'latitude',
  'point',
] as const satisfies readonly (keyof Correspondance)[];

/** Fields that lieux have and communes do not. */
const PROPRES = [
  'pivot',
  'adresse',
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
  'passNumerique',
  'conseillerNumerique',
] as const satisfies readonly (keyof Correspondance)[];

/** Lieux de médiation numérique: the national schema v0 and v1, and local files with columns of their own. */
export const LIEUX: Famille<Lieu> = {
  jeu: 'lieux',
  nom: 'des lieux de médiation numérique',
  attendu:
    'une colonne de noms de lieux, et de quoi les situer (commune, code postal, adresse ou coordonnées)',
  champs: CHAMPS_LIEU,

  recognise(apercu, contexte) {
    const champs = CHAMPS_LIEU.colonnes(apercu, contexte.correspondance);
    if (champs.nom.length === 0 || !isSitue(apercu, champs)) return null;
    if (isListOfCommunes(apercu, champs, contexte)) return null;
    const remise = remisePlaces(apercu);
    if (remise.length > 0) return remiseIndice(apercu, remise);
    if (gensPlaces(apercu, champs).length > 0) return GENS;
    const lus = withoutMasked(champs, masked(apercu, contexte.correspondance));
    const isShaped = apercu.geometries !== null && lus.latitude.length + lus.point.length === 0;
    const found = Object.values(lus).filter(({ length }) => length > 0).length + Number(isShaped);
    const version = versionOf(apercu);
    if (version === 'locale') {
      return {
        confiance: Math.min(
          0.85,
          Math.max(
            0.3 + 0.04 * found,
            isNamedLieu(apercu, champs) ? 0.6 : 0,
            isWhole(champs) || isPlainList(apercu, champs) ? 0.55 : 0,
          ),
        ),
        raisons: [
          `Colonnes propres au fichier : ${found} champs d’un lieu y sont retrouvés (${namesOf(apercu, lus)}).`,
        ],
      };
    }
    return {
      confiance: 0.95,
      raisons: [
        `Colonnes du schéma national ${version} des lieux de médiation numérique : ${found} champs retrouvés.`,
      ],
    };
  },

  manquants(apercu, correspondance) {
    const champs = CHAMPS_LIEU.colonnes(apercu, correspondance);
    const situe = isSitue(apercu, champs) ? [] : ['Commune, code postal, adresse ou coordonnées'];
    return [...CHAMPS_LIEU.manquants(apercu, correspondance), ...situe];
  },

  schema(apercu) {
    const version = versionOf(apercu);
    return version === 'locale' ? null : version === 'v0' ? SCHEMA_LIEUX_V0 : SCHEMA_LIEUX_V1;
  },

  masked,

  reader(apercu, { communes, correspondance }, journal) {
    const personal = masked(apercu, correspondance);
    announce(journal, apercu, personal);
    const champs = withoutMasked(CHAMPS_LIEU.colonnes(apercu, correspondance), personal);
    return lieuReader(apercu, champs, communes, journal, correspondance);
  },
};

/** Places where CnFS receive the public: the columns of v0, and those of the conseillers numériques' own export. */
export const CNFS_PERMANENCES: Famille<Lieu> = {
  jeu: 'cnfs-permanences',
  nom: 'des permanences de conseillers numériques',
  attendu: 'les colonnes du schéma des lieux et celles des permanences (structureId, nb_aidants)',

  champs: CHAMPS_LIEU,
  manquants: LIEUX.manquants,

  recognise(apercu, contexte) {
    const base = LIEUX.recognise(apercu, contexte);
    if (base === null || base === GENS) return base;
    const own = apercu.keys().filter((key) => ['structureid', 'nb_aidants'].includes(key));
    if (own.length > 0) {
      return {
        confiance: 0.97,
        raisons: [
          `Colonnes de l’export des permanences de conseillers numériques : ${own.join(', ')}.`,
        ],
      };
    }
    const labels = apercu.place('labels_nationaux', 'dispositif_programmes_nationaux');
    const isAllCnfs =
      apercu.part(labels, (cellule) => /cnfs|conseillers? num/i.test(cellule)) === 1;
    return {
      confiance: isAllCnfs ? 0.8 : 0.2,
      raisons: isAllCnfs ? ['Tous les lieux ont un conseiller numérique.'] : base.raisons,
    };
  },

  masked,
  reader: LIEUX.reader,
};

/** Of a file whose rows are people: read as lieux only where the user says so. */
const GENS: Indice = {
  confiance: 0.3,
  raisons: [
    'Les noms et les courriels sont ceux de personnes : ce sont des conseillers plutôt que des lieux.',
  ],
};

/** Of a file on those who were handed out Pass: read as lieux only where the user says so. */
function remiseIndice(apercu: Apercu, places: readonly number[]): Indice {
  const noms = places.map((place) => `« ${apercu.colonnes[place]!} »`).join(', ');
  return { confiance: 0.2, raisons: [`Il parle de carnets ou de bénéficiaires (${noms}).`] };
}

/** Columns that name people; those of the national schema and those read for a field do not by what they hold. */
function masked(apercu: Apercu, correspondance?: Correspondances): ReadonlySet<number> {
  const champs = { ...CHAMPS_LIEU.colonnes(apercu, correspondance), conseillerNumerique: [] };
  const schema = [...COLONNES_V0, ...COLONNES_V1].map((nom) => apercu.place(nom));
  const gens = [champs, CHAMPS_LIEU.colonnes(apercu)].flatMap((vus) => gensPlaces(apercu, vus));
  const read = new Set([...Object.values(champs).flat(), ...schema]);
  const equipe = new Set([...equipePlaces(apercu, read), ...gens]);
  const remise = remisePlaces(apercu);
  if (remise.length === 0) return equipe;
  const { nom, commune, codePostal, codeInsee } = champs;
  const lieu = [...nom, ...commune, ...codePostal, ...codeInsee].filter(
    (place) => !remise.includes(place),
  );
  return new Set([...equipe, ...personalPlaces(apercu, new Set(lieu))]);
}

function isSitue(apercu: Apercu, champs: Correspondance): boolean {
  return apercu.geometries !== null || SITUE.some((champ) => champs[champ].length > 0);
}

/** Whether the rows are communes: nothing of a lieu beside its place, and the names are those of communes. */
function isListOfCommunes(apercu: Apercu, champs: Correspondance, { communes }: Contexte): boolean {
  if (PROPRES.some((champ) => champs[champ].length > 0)) return false;
  return champs.nom.every((place) => apercu.part(place, (nom) => communes.isNom(nom)) > 0.7);
}

/** Whether a row says who, at which address, in which commune, at which point. */
function isWhole({
  adresse,
  commune,
  codePostal,
  codeInsee,
  latitude,
  point,
}: Correspondance): boolean {
  const has = (...places: readonly (readonly number[])[]): boolean =>
    places.some(({ length }) => length > 0);
  return has(adresse) && has(commune, codePostal, codeInsee) && has(latitude, point);
}

/** What lieux are called, whatever the name of the column. */
const LIEU =
  /\b(?:mairie|mediatheque|bibliotheque|ludotheque|espace|maison|centre|ccas|cias|association|mjc|mission|agence|services|pimms|epn|cyber\w*|point|tiers|fab ?lab|ateliers?|foyer|lycee|college|ecole|universite|communaute|antenne|hotel|greta|afpa|caf|msa|emmaus|croix|secours|udaf|pole|relais|bus|local)\b/;

/** Whether each row says who, at which address, in which commune, and the names are those of lieux: a list of people has as much. */
function isPlainList(
  apercu: Apercu,
  { nom, adresse, commune, codePostal }: Correspondance,
): boolean {
  if (adresse.length === 0 || commune.length === 0 || codePostal.length === 0) return false;
  return nom.some((place) => apercu.part(place, (cellule) => LIEU.test(nameKey(cellule))) > 0.5);
}

/** Whether a column names structures, not communes or anything: few columns are then enough. */
function isNamedLieu(apercu: Apercu, { nom }: Correspondance): boolean {
  const keys = apercu.keys();
  return nom.some((place) => /lieu|structure|espace|etablissement|raison/.test(keys[place]!));
}

function namesOf(apercu: Apercu, champs: Correspondance): string {
  const places = Object.values(champs).flatMap(([first]) => (first === undefined ? [] : [first]));
  return places
    .slice(0, 6)
    .map((place) => `« ${apercu.colonnes[place]!} »`)
    .join(', ');
}
