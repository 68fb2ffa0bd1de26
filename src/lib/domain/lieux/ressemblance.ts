import { nomNormalise } from '../couverture/univers';
import { haversine } from '../distance';
import type { Lieu } from '../lieu';
import { adresseNormalisee } from './adresse';

/** Why two rows look like one lieu, the strongest reason first. */
const MOTIFS = ['siret', 'nom', 'adresse', 'proximite', 'contact', 'commune'] as const;
export type MotifDoublon = (typeof MOTIFS)[number];

/** Points nearer than this are at one place, km as the crow flies. */
export const RAYON_PROCHE = 0.1;

/** What a row says of its lieu, written so that two rows can be held against each other. */
export interface Signalement {
  readonly siret: string | null;
  readonly nom: string;
  readonly mots: readonly string[];
  /** Its code, else its postal code. */
  readonly commune: string | null;
  readonly adresse: string | null;
  /** Nine digits; `null` as the e-mail address where none is told. */
  readonly telephone: string | null;
  readonly courriel: string | null;
  /** Of its door: NaN where the commune alone is known. */
  readonly latitude: number;
  readonly longitude: number;
}

export function signalementDe(lieu: Lieu): Signalement {
  const nom = nomNormalise(lieu.nom).replace(/\bst(?=e?\b)/g, 'saint');
  const estSitue = lieu.position === 'adresse';
  return {
    siret: lieu.siret,
    nom,
    mots: nom.split(' '),
    commune: lieu.codeInsee ?? lieu.codePostal,
    adresse: adresseNormalisee(lieu),
    telephone: lieu.telephone?.replace(/\D/g, '').slice(-9) || null,
    courriel: lieu.courriel?.trim().toLowerCase() || null,
    latitude: (estSitue ? lieu.latitude : null) ?? NaN,
    longitude: (estSitue ? lieu.longitude : null) ?? NaN,
  };
}

/** Why two rows may be one lieu; empty where it is not enough to ask. The rule is told at `doublons`. */
export function motifsEntre(un: Signalement, autre: Signalement): readonly MotifDoublon[] {
  const siret = un.siret !== null && un.siret === autre.siret;
  const nom = semblables(un, autre, siret ? 1 : 2);
  if (!siret && !nom) return [];
  const memeCommune = un.commune !== null && un.commune === autre.commune;
  const adresse = memeCommune && un.adresse !== null && un.adresse === autre.adresse;
  const proximite = ecart(un, autre) <= RAYON_PROCHE;
  const contact = memeCommune && contactCommun(un, autre);
  const commune = memeCommune && !adresse && !proximite && seConcilient(un, autre);
  const suffit =
    adresse ||
    proximite ||
    (siret && semblables(un, autre, 2)) ||
    (commune && (un.nom === autre.nom || (siret && (nom || contact))));
  if (!suffit) return [];
  const vus = { siret, nom, adresse, proximite, contact, commune };
  return MOTIFS.filter((motif) => vus[motif]);
}

/** Same name, or one that holds all the words of the other. */
function semblables(un: Signalement, autre: Signalement, motsAuMoins: number): boolean {
  return un.nom === autre.nom ? un.nom !== '' : contient(un.mots, autre.mots, motsAuMoins);
}

/** Whether one holds all the words of the other, which has so many at least. */
function contient(un: readonly string[], autre: readonly string[], motsAuMoins: number): boolean {
  const [court, long] = un.length <= autre.length ? [un, autre] : [autre, un];
  return court.length >= motsAuMoins && court.every((mot) => long.includes(mot));
}

/** Whether all that both tell of their phone number and e-mail address is the same, one at least being told. */
function contactCommun(un: Signalement, autre: Signalement): boolean {
  const telephones = compares(un.telephone, autre.telephone);
  const courriels = compares(un.courriel, autre.courriel);
  return (telephones ?? courriels ?? false) && (courriels ?? true);
}

/** Whether two values are the same; `null` where one is not told. */
function compares(un: string | null, autre: string | null): boolean | null {
  return un === null || autre === null ? null : un === autre;
}

/** Whether nothing tells the places of two rows of a commune apart: points far from each other, or other addresses. */
function seConcilient(un: Signalement, autre: Signalement): boolean {
  if (ecart(un, autre) > RAYON_PROCHE) return false;
  if (un.adresse === null || autre.adresse === null) return true;
  return contient(un.adresse.split(' '), autre.adresse.split(' '), 1);
}

/** Km as the crow flies; NaN where one of the two has no point of its own. */
function ecart(un: Signalement, autre: Signalement): number {
  return haversine(un.latitude, un.longitude, autre.latitude, autre.longitude);
}
