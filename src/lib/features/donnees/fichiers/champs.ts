import type { Lieu } from '$lib/domain/lieu';
import { CHAMPS, type Champ } from '$lib/formats/lieux/champs';
import type { Correspondances } from '$lib/formats/famille';
import { INCONNU } from '$lib/ui/format';

/** One field of a lieu: the columns it is read from, and what the first rows give. */
export interface LigneCorrespondance {
  readonly champ: Champ;
  readonly nom: string;
  readonly colonnes: readonly string[];
  /** First value read, as the app holds it. */
  readonly exemple: string;
}

const NOMS: Readonly<Record<Champ, string>> = {
  id: 'Identifiant',
  pivot: 'SIRET',
  nom: 'Nom du lieu',
  commune: 'Commune',
  codePostal: 'Code postal',
  codeInsee: 'Code Insee',
  adresse: 'Adresse',
  latitude: 'Latitude',
  longitude: 'Longitude',
  point: 'Point (latitude et longitude)',
  typologies: 'Typologie',
  services: 'Services',
  publics: 'Publics accueillis',
  conditions: 'Conditions d’accès',
  labelsNationaux: 'Labels nationaux',
  labelsAutres: 'Autres labels',
  modalites: 'Modalités d’accompagnement',
  horaires: 'Horaires',
  telephone: 'Téléphone',
  courriel: 'Courriel',
  siteWeb: 'Site web',
  itinerant: 'Itinérance',
  source: 'Source',
  dateMaj: 'Date de mise à jour',
  passNumerique: 'Accepte le Pass numérique',
  conseillerNumerique: 'Conseiller numérique',
};

/** Where the field is found again in a lieu, when its name differs. */
const VALEURS: Partial<Record<Champ, (lieu: Lieu) => unknown>> = {
  pivot: ({ siret }) => siret,
  point: ({ latitude, longitude }) => (latitude === null ? null : `${latitude} ; ${longitude}`),
  passNumerique: ({ accepte, preuve }) => (preuve === null ? null : `${accepte} (${preuve})`),
  conseillerNumerique: () => null,
  itinerant: ({ itinerant }) => (itinerant === null ? null : itinerant ? 'oui' : 'non'),
};

/** Every field with its columns in force. */
export function lignesDe(
  correspondance: Correspondances,
  lieux: readonly Lieu[],
): readonly LigneCorrespondance[] {
  return CHAMPS.map((champ) => ({
    champ,
    nom: NOMS[champ],
    colonnes: correspondance[champ] ?? [],
    exemple: exempleDe(champ, lieux),
  }));
}

function exempleDe(champ: Champ, lieux: readonly Lieu[]): string {
  const lire = VALEURS[champ] ?? ((lieu: Lieu) => lieu[champ as keyof Lieu]);
  for (const lieu of lieux.slice(0, 50)) {
    const valeur = lire(lieu);
    const texte = Array.isArray(valeur) ? valeur.join(' ; ') : String(valeur ?? '');
    if (texte !== '') return texte.length > 60 ? `${texte.slice(0, 59)}…` : texte;
  }
  return INCONNU;
}
