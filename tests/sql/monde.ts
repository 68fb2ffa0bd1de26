import { agreger } from '$lib/domain/circulation/agregation';
import { enColonnes } from '$lib/domain/circulation/utilisations';
import { packer } from '$lib/domain/circulation/imputation';
import type { StructureCnfs } from '$lib/domain/cnfs';
import type { CodeInsee, Jour } from '$lib/domain/codes';
import type { Lieu } from '$lib/domain/lieu';
import type { Carnet, Lot, Utilisation } from '$lib/domain/pass';
import { Referentiel } from '$lib/domain/referentiel';
import type { Commune } from '$lib/domain/territoire';
import type { Qpv, ZonageRural } from '$lib/domain/zonage';
import type { Database } from '$lib/engine/database';
import { loadCarnets, loadCirculation } from '$lib/engine/tables/circulation';
import { type ColonnesEcarts, loadEcarts } from '$lib/engine/tables/ecarts';
import { indexOfIds } from '$lib/engine/tables/index-codes';
import { loadCnfs, loadLieux } from '$lib/engine/tables/lieux';
import { loadReferentiel } from '$lib/engine/tables/referentiel';
import { loadQpv, loadZonageRural, loadZonages } from '$lib/engine/tables/zonages';

import { lieu as lieuDe } from '../support/petit-monde';

/**
 * Two neighbouring communes of one EPCI (A, B), one far away in another département of the region (C), Marseille with an
 * arrondissement, and an island of no EPCI.
 */
const A = commune('01001', 'Abergement', {
  epci: '200000001',
  departement: '01',
  region: '84',
  population: 800,
  latitude: 46.15,
  longitude: 4.92,
});
const B = commune('01002', 'Belley', {
  epci: '200000001',
  departement: '01',
  region: '84',
  population: 9000,
  latitude: 46.15,
  longitude: 5.05,
});
const C = commune('38185', 'Grenoble', {
  epci: '200000002',
  departement: '38',
  region: '84',
  population: 158000,
  latitude: 45.19,
  longitude: 5.72,
});
const MARSEILLE = commune('13055', 'Marseille', {
  departement: '13',
  region: '93',
  population: 870000,
  latitude: 43.3,
  longitude: 5.4,
});
const PREMIER = commune('13201', 'Marseille 1er', {
  parent: '13055' as CodeInsee,
  departement: '13',
  region: '93',
  population: 39000,
  latitude: 43.3,
  longitude: 5.38,
});
const OUESSANT = commune('29155', 'Ouessant', {
  departement: '29',
  region: '53',
  population: 830,
  latitude: 48.46,
  longitude: -5.1,
});

export const REFERENTIEL = new Referentiel({
  communes: [A, B, C, MARSEILLE, PREMIER, OUESSANT],
  epci: [
    { code: '200000001', nom: 'CC de l’Ain', nature: 'CC' },
    { code: '200000002', nom: 'Métropole', nature: 'METRO' },
  ],
  departements: [
    { code: '01', nom: 'Ain', region: '84' },
    { code: '13', nom: 'Bouches-du-Rhône', region: '93' },
    { code: '29', nom: 'Finistère', region: '53' },
    { code: '38', nom: 'Isère', region: '84' },
  ],
  regions: [
    { code: '53', nom: 'Bretagne' },
    { code: '84', nom: 'Auvergne-Rhône-Alpes' },
    { code: '93', nom: 'Provence-Alpes-Côte d’Azur' },
  ],
  codesPostaux: new Map(),
  anciennes: new Map(),
});

/** `ain` ends on the last day of June 2024; `isere` in mid-December; `reserve` is never handed out. */
export const LOTS: readonly Lot[] = [
  lot('ain', { finValidite: '2024-06-30' as Jour, passAchetes: 100 }),
  lot('isere', {
    finValidite: '2024-12-15' as Jour,
    passAchetes: 500,
    tailleCarnet: 10,
    valeurFaciale: 20,
  }),
  lot('reserve', { debutValidite: '2025-01-01' as Jour, finValidite: '2025-12-31' as Jour }),
];

export const LIEUX: readonly Lieu[] = [
  lieu('mediatheque', '01001', { accepte: 'oui', latitude: 46.15, longitude: 4.92 }),
  lieu('espace', '01002', { accepte: 'oui', latitude: 46.15, longitude: 5.05 }),
  lieu('mairie', '01002', {
    accepte: 'inconnu',
    latitude: 46.15,
    longitude: 5.05,
    position: 'commune',
  }),
  lieu('tiers-lieu', '38185', { accepte: 'non', latitude: 45.19, longitude: 5.72 }),
  lieu('perdu', null, { accepte: 'oui', commune: 'Sainte-Introuvable', codePostal: '01999' }),
];

export const CARNETS: readonly Carnet[] = [
  carnet('a1', 'ain', '01001', '2024-03-10', 5, 'mairie'),
  carnet('a2', 'ain', '01001', '2024-03-20', 5, 'mission locale'),
  carnet('b1', 'ain', '01002', '2024-04-02', 5, 'mairie'),
  carnet('c1', 'isere', '38185', '2024-04-05', 10, null),
  carnet('c2', 'isere', '01001', '2024-05-05', 10, 'mairie'),
];

export const UTILISATIONS: readonly Utilisation[] = [
  utilisation('a1', 'mediatheque', '2024-03-20', 1),
  utilisation('a1', 'mediatheque', '2024-05-02', 2),
  utilisation('a2', 'espace', '2024-04-09', 5),
  utilisation('c1', 'espace', '2024-07-04', 4),
  utilisation('c2', 'ailleurs', '2024-06-04', 1),
];

export const QPV: readonly Qpv[] = [
  {
    code: 'QP038001',
    nom: 'Mistral',
    millesime: 2015,
    communes: ['38185' as CodeInsee],
    population: 2500,
    geometrie: 0,
  },
  {
    code: 'QN03801M',
    nom: 'Mistral',
    millesime: 2024,
    communes: ['38185' as CodeInsee],
    population: null,
    geometrie: 1,
  },
  {
    code: 'QN00101N',
    nom: 'Entre deux',
    millesime: 2024,
    communes: ['01001', '01002'] as CodeInsee[],
    population: 900,
    geometrie: 2,
  },
];

export const ZONAGE: readonly ZonageRural[] = [
  { codeInsee: '01001' as CodeInsee, dispositif: 'ZRR', classe: 'classee' },
  { codeInsee: '01001' as CodeInsee, dispositif: 'FRR', classe: 'plus' },
  { codeInsee: '01002' as CodeInsee, dispositif: 'ZRR', classe: 'non' },
  { codeInsee: '01002' as CodeInsee, dispositif: 'FRR', classe: 'beneficiaire' },
  { codeInsee: '29155' as CodeInsee, dispositif: 'FRR', classe: 'classee' },
];

const CNFS: readonly StructureCnfs[] = [
  structure('s1', '01001', { siret: '13002603200016', postes: 2 }),
  structure('s2', '01001', { siret: '13002603200016', postes: 1, dateFin: '2024-06-30' as Jour }),
  structure('s3', '38185', { postes: 3 }),
];

/** On the land of Ouessant there is no lieu; Belley is at the bound of 10 km. */
const ECARTS: ColonnesEcarts = {
  passCirculation: Float64Array.of(2, 5, 30, 0, 0, 4),
  beneficiaires: Float64Array.of(2, 1, 15, 0, 0, 3),
  distanceKm: Float64Array.of(0, 10, 42, 3, 3, Infinity),
  plusProche: Int32Array.of(0, 0, 1, 0, 0, -1),
  places: Float64Array.of(1, 1, 0, 0, NaN, 0),
  sansReponse: Float64Array.of(0, 0, 30, 0, 0, 4),
  classe: Uint8Array.of(5, 5, 0, 5, 5, 5),
};

/** Loads the whole world. */
export async function chargerMonde(moteur: Database): Promise<void> {
  const communeOf = (code: string) => REFERENTIEL.indexOf(code);
  const { lignes, utilisations } = agreger(LOTS, CARNETS, enColonnes(UTILISATIONS));
  const { colonnes } = packer(lignes, LOTS, { commune: communeOf, lieu: indexOfIds(LIEUX) });
  await loadReferentiel(moteur, REFERENTIEL);
  await loadLieux(moteur, LIEUX, communeOf);
  await loadQpv(moteur, QPV, communeOf, [[], [], [2], [0, 1], []]);
  await loadZonageRural(moteur, ZONAGE, communeOf);
  await loadZonages(moteur, { qpv: QPV, ruraux: ZONAGE }, communeOf);
  await loadCnfs(moteur, CNFS, communeOf);
  await loadCirculation(moteur, LOTS, colonnes);
  await loadCarnets(moteur, CARNETS, utilisations, {
    lot: indexOfIds(LOTS),
    commune: communeOf,
    lieu: indexOfIds(LIEUX),
  });
  await loadEcarts(moteur, ECARTS);
}

function commune(code: string, nom: string, fields: Partial<Commune>): Commune {
  return {
    code: code as CodeInsee,
    nom,
    parent: null,
    epci: null,
    departement: '',
    region: '',
    population: 0,
    latitude: 0,
    longitude: 0,
    position: 'commune',
    densite: 'rurale',
    densiteSource: 'estimee',
    surface: null,
    surfaceSource: 'estimee',
    ...fields,
  };
}

function lot(id: string, fields: Partial<Lot>): Lot {
  return {
    id,
    commanditaire: 'Département',
    operateur: 'Opérateur',
    dateAchat: '2024-01-01' as Jour,
    debutValidite: '2024-01-01' as Jour,
    finValidite: '2024-12-31' as Jour,
    perimetre: [],
    tailleCarnet: 5,
    passAchetes: 1000,
    valeurFaciale: 10,
    publicCible: null,
    services: [],
    ...fields,
  };
}

function lieu(id: string, codeInsee: string | null, fields: Partial<Lieu>): Lieu {
  return lieuDe(id, '', 0, {
    codeInsee: codeInsee as CodeInsee | null,
    commune: 'Commune lue',
    latitude: null,
    longitude: null,
    ...fields,
  });
}

function carnet(
  id: string,
  lot: string,
  codeInsee: string,
  date: string,
  nombrePass: number,
  prescripteur: string | null,
): Carnet {
  return {
    id,
    lot,
    dateRemise: date as Jour,
    codeInsee: codeInsee as CodeInsee,
    localisation: 'residence',
    prescripteur,
    nombrePass,
  };
}

function utilisation(carnet: string, lieu: string, date: string, nombrePass: number): Utilisation {
  return { carnet, lieu, date: date as Jour, nombrePass };
}

function structure(id: string, codeInsee: string, fields: Partial<StructureCnfs>): StructureCnfs {
  return {
    id,
    nom: id,
    siret: null,
    codeInsee: codeInsee as CodeInsee,
    commune: '',
    codePostal: null,
    adresse: null,
    postes: 1,
    nature: 'publique',
    dateDecision: null,
    dateFin: null,
    franceServices: null,
    qpv: null,
    zrr: null,
    latitude: null,
    longitude: null,
    ...fields,
  };
}
