import type { Territoire } from '$lib/domain/territoire';

import { question } from './question';
import avancement from './sql/carnets/avancement.sql?raw';
import delaiPremiereUtilisation from './sql/carnets/delai-premiere-utilisation.sql?raw';
import parPrescripteur from './sql/carnets/par-prescripteur.sql?raw';
import lignes from './sql/circulation/lignes.sql?raw';
import loinDesLieux from './sql/circulation/loin-des-lieux.sql?raw';
import parLot from './sql/circulation/par-lot.sql?raw';
import parMois from './sql/circulation/par-mois.sql?raw';
import parTerritoire from './sql/circulation/par-territoire.sql?raw';
import zonagesDesLots from './sql/circulation/zonages-des-lots.sql?raw';
import autour from './sql/lieux/autour.sql?raw';
import duTerritoire from './sql/lieux/du-territoire.sql?raw';
import sansCommune from './sql/lieux/sans-commune.sql?raw';
import usageParMois from './sql/lieux/usage-par-mois.sql?raw';
import comptes from './sql/territoires/comptes.sql?raw';
import type { RowOf } from './valeurs';

/** The two parameters that name a territory in every question. */
const TERRITOIRE = { echelon: 'texte', code: 'texte' } as const;

/** A territory as parameters. */
export function paramsOf(territoire: Territoire): RowOf<typeof TERRITOIRE> {
  return {
    echelon: territoire.echelon,
    code: territoire.echelon === 'france' ? '' : territoire.code,
  };
}

/** Pass handed out, spent, expired and circulating, by month. */
export const CIRCULATION_PAR_MOIS = question({
  nom: 'circulation/par-mois',
  sql: parMois,
  params: { ...TERRITOIRE, jusque: 'mois' },
  row: { mois: 'mois', distribues: 'reel', utilises: 'reel', expires: 'reel', encours: 'reel' },
});

/** The state at a date, by part (`maille`: commune, epci, departement, region) of a territory. */
export const CIRCULATION_PAR_TERRITOIRE = question({
  nom: 'circulation/par-territoire',
  sql: parTerritoire,
  params: { ...TERRITOIRE, maille: 'texte', date: 'jour' },
  row: {
    code: 'texte?',
    nom: 'texte?',
    carnets: 'reel',
    distribues: 'reel',
    utilises: 'reel',
    expires: 'reel',
    encours: 'reel',
    beneficiaires: 'reel',
  },
});

/** The state of the lots at a date. */
export const CIRCULATION_PAR_LOT = question({
  nom: 'circulation/par-lot',
  sql: parLot,
  params: { ...TERRITOIRE, date: 'jour' },
  row: {
    lot: 'texte',
    commanditaire: 'texte',
    operateur: 'texte',
    public_cible: 'texte?',
    debut_validite: 'jour',
    fin_validite: 'jour',
    taille_carnet: 'entier',
    valeur_faciale: 'reel',
    achetes: 'reel',
    remis: 'reel',
    distribues: 'reel',
    utilises: 'reel',
    expires: 'reel',
    encours: 'reel',
    taux: 'reel?',
    etat: 'texte',
  },
});

/** Share of each lot handed out in a zoning: that of its purchase, and that of a date. */
export const CIRCULATION_ZONAGES_DES_LOTS = question({
  nom: 'circulation/zonages-des-lots',
  sql: zonagesDesLots,
  params: { ...TERRITOIRE, date: 'jour' },
  row: {
    lot: 'texte',
    date_achat: 'jour',
    moment: 'texte',
    famille: 'texte',
    zonages: 'texte?',
    carnets: 'reel',
    distribues: 'reel',
    carnets_dedans: 'reel',
    pass_dedans: 'reel',
    pass_plus: 'reel',
    inconnus: 'reel',
  },
});

/** The movements behind the figures of a commune: the trace. */
export const CIRCULATION_LIGNES = question({
  nom: 'circulation/lignes',
  sql: lignes,
  params: { code: 'texte', date: 'jour' },
  row: {
    ligne: 'entier',
    mois: 'mois',
    commune: 'texte',
    lot: 'texte',
    fin_validite: 'jour',
    valide: 'booleen',
    lieu: 'texte?',
    nom_lieu: 'texte?',
    carnets: 'reel',
    distribues: 'reel',
    utilises: 'reel',
  },
});

/** Communes whose Pass are far from any labelled lieu. */
export const CIRCULATION_LOIN_DES_LIEUX = question({
  nom: 'circulation/loin-des-lieux',
  sql: loinDesLieux,
  params: { ...TERRITOIRE, km: 'reel' },
  row: {
    code: 'texte',
    nom: 'texte',
    departement: 'texte',
    pass: 'reel',
    beneficiaires: 'reel',
    km: 'reel?',
    lieu_le_plus_proche: 'texte?',
    classe: 'texte',
    sans_reponse: 'reel',
  },
});

/** How far carnets go, session by session. */
export const CARNETS_AVANCEMENT = question({
  nom: 'carnets/avancement',
  sql: avancement,
  params: { ...TERRITOIRE, date: 'jour' },
  row: { seance: 'entier', carnets: 'reel', atteints: 'reel' },
});

/** Time to first use, lot by lot. */
export const CARNETS_DELAI = question({
  nom: 'carnets/delai-premiere-utilisation',
  sql: delaiPremiereUtilisation,
  params: { ...TERRITOIRE, date: 'jour' },
  row: {
    lot: 'texte',
    carnets: 'reel',
    jamais_utilises: 'reel',
    premier_quartile: 'reel?',
    mediane: 'reel?',
    troisieme_quartile: 'reel?',
  },
});

/** What became of the carnets of each prescripteur. */
export const CARNETS_PAR_PRESCRIPTEUR = question({
  nom: 'carnets/par-prescripteur',
  sql: parPrescripteur,
  params: { ...TERRITOIRE, date: 'jour' },
  row: {
    prescripteur: 'texte?',
    carnets: 'reel',
    distribues: 'reel',
    utilises: 'reel',
    jamais_utilises: 'reel',
  },
});

/** The located lieux of a territory, and the Pass spent there. */
export const LIEUX_DU_TERRITOIRE = question({
  nom: 'lieux/du-territoire',
  sql: duTerritoire,
  params: { ...TERRITOIRE, date: 'jour' },
  row: {
    indice: 'entier',
    id: 'texte',
    nom: 'texte',
    commune: 'texte',
    nom_commune: 'texte',
    accepte: 'texte',
    preuve: 'texte?',
    itinerant: 'booleen?',
    latitude: 'reel?',
    longitude: 'reel?',
    position: 'texte?',
    utilises: 'reel',
    premier_mois: 'mois?',
    dernier_mois: 'mois?',
  },
});

/** Pass spent in one lieu, by month and lot. */
export const LIEU_USAGE_PAR_MOIS = question({
  nom: 'lieux/usage-par-mois',
  sql: usageParMois,
  params: { lieu: 'texte', jusque: 'mois' },
  row: { mois: 'mois', lot: 'texte', utilises: 'reel', valeur: 'reel' },
});

/** Lieux within a radius of a point, nearest first. */
export const LIEUX_AUTOUR = question({
  nom: 'lieux/autour',
  sql: autour,
  params: { latitude: 'reel', longitude: 'reel', rayon: 'reel' },
  row: {
    indice: 'entier',
    id: 'texte',
    nom: 'texte',
    commune: 'texte?',
    nom_commune: 'texte',
    accepte: 'texte',
    position: 'texte?',
    km: 'reel',
  },
});

/** Lieux to locate by hand. */
export const LIEUX_SANS_COMMUNE = question({
  nom: 'lieux/sans-commune',
  sql: sansCommune,
  params: {},
  row: {
    indice: 'entier',
    id: 'texte',
    nom: 'texte',
    nom_commune: 'texte',
    code_postal: 'texte?',
    adresse: 'texte?',
    accepte: 'texte',
    latitude: 'reel?',
    longitude: 'reel?',
  },
});

/** How many of each thing a territory holds. */
export const TERRITOIRE_COMPTES = question({
  nom: 'territoires/comptes',
  sql: comptes,
  params: { ...TERRITOIRE, date: 'jour' },
  row: {
    communes: 'reel',
    population: 'reel',
    lieux: 'reel',
    labellises: 'reel',
    lieux_en_qpv: 'reel',
    qpv_2015: 'reel',
    qpv_2024: 'reel',
    zrr: 'reel',
    frr: 'reel',
    structures_cnfs: 'reel',
    postes_cnfs: 'reel',
  },
});
