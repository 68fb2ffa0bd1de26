import type { CodeInsee, Jour, Mois } from '$lib/domain/codes';
import type { Lieu } from '$lib/domain/lieu';
import type { LigneCirculation, Lot } from '$lib/domain/pass';
import type { Commune, Densite } from '$lib/domain/territoire';

/** Kilometres of one degree of latitude on the sphere of the product. */
export const KM_PAR_DEGRE = (Math.PI * 6371.0088) / 180;

/** A commune at `nord` km as the crow flies north of 45° N 3° E. */
export function commune(code: string, nord = 0, densite: Densite = 'rurale'): Commune {
  return {
    code: code as CodeInsee,
    nom: `Commune ${code}`,
    parent: null,
    epci: null,
    departement: code.slice(0, 2),
    region: '84',
    population: 1000,
    latitude: 45 + nord / KM_PAR_DEGRE,
    longitude: 3,
    position: 'commune',
    densite,
    densiteSource: 'insee',
    surface: null,
    surfaceSource: 'estimee',
  };
}

/** A lieu at `nord` km as the crow flies north of 45° N 3° E, in a commune. */
export function lieu(id: string, codeInsee: string, nord: number, plus: Partial<Lieu> = {}): Lieu {
  return {
    id,
    nom: `Lieu ${id}`,
    siret: null,
    codeInsee: codeInsee as CodeInsee,
    commune: '',
    codePostal: null,
    adresse: null,
    latitude: 45 + nord / KM_PAR_DEGRE,
    longitude: 3,
    position: 'adresse',
    typologies: [],
    services: [],
    publics: [],
    conditions: [],
    modalites: [],
    labelsNationaux: [],
    labelsAutres: [],
    horaires: null,
    telephone: null,
    courriel: null,
    siteWeb: null,
    itinerant: null,
    accepte: 'inconnu',
    preuve: null,
    source: null,
    dateMaj: null,
    ...plus,
  };
}

/** A lot of carnets of 10 that can be spent everywhere through 2024. */
export function lot(id: string): Lot {
  return {
    id,
    commanditaire: 'Département',
    operateur: 'Opérateur',
    dateAchat: '2023-12-01' as Jour,
    debutValidite: '2024-01-01' as Jour,
    finValidite: '2024-12-31' as Jour,
    perimetre: [],
    tailleCarnet: 10,
    passAchetes: 100_000,
    valeurFaciale: 10,
    publicCible: null,
    services: [],
  };
}

/** Carnets of 10 handed out in a commune in January 2024. */
export function remise(codeInsee: string, carnets: number): LigneCirculation {
  return {
    mois: '2024-01' as Mois,
    lot: 'L',
    codeInsee: codeInsee as CodeInsee,
    lieu: null,
    carnets,
    distribues: 10 * carnets,
    utilises: 0,
  };
}

/** Pass of a commune spent in a lieu in one month. */
export function depense(
  mois: string,
  codeInsee: string,
  lieuId: string,
  utilises: number,
): LigneCirculation {
  return {
    mois: mois as Mois,
    lot: 'L',
    codeInsee: codeInsee as CodeInsee,
    lieu: lieuId,
    carnets: 0,
    distribues: 0,
    utilises,
  };
}
