import type { Ecarts } from '$lib/compute/messages';
import type { Parametres } from '$lib/domain/parametres';
import type { Referentiel } from '$lib/domain/referentiel';
import { MESURES_EXPLIQUEES, TERMES } from '$lib/domain/termes';
import { CLES_DISTANCE, CLES_PLACES } from '$lib/state/parametres';
import { formatDecimal, formatKm, formatNombre, formatPart } from '$lib/ui/format';
import type { Trace, TraceCell, TraceColumn } from '$lib/ui/trace/trace';

import { formatIndice, type LigneEquite } from './equite';

/** Figures of a group of communes that have their trace, in the order of the table. */
export const MESURES = [
  { cle: 'pass', titre: 'Pass', format: formatNombre, aide: TERMES.encours },
  {
    cle: 'gini',
    titre: 'Gini',
    format: formatIndice,
    aide: 'De 0, les places sont également réparties entre les Pass, à 1, tout est au même endroit',
  },
  {
    cle: 'partEnTension',
    titre: 'Part en dessous du seuil',
    format: formatPart,
    aide: 'Part des Pass pour lesquels il y a moins de places que le seuil « tendu » de la page Méthode',
  },
  {
    cle: 'profondeurTension',
    titre: 'Profondeur',
    format: formatIndice,
    aide: 'Ce qui manque aux Pass en dessous du seuil, en moyenne sur tous : 0, rien ne manque ; 1, tout manque',
  },
  {
    cle: 'partAuDela10',
    titre: 'À plus de 10 km',
    format: formatPart,
    aide: MESURES_EXPLIQUEES['Pass à plus de 10 km d’un lieu'],
  },
  {
    cle: 'distanceMediane',
    titre: 'Distance médiane',
    format: formatKm,
    aide: MESURES_EXPLIQUEES['Distance médiane d’un Pass à un lieu'],
  },
] as const;

export type CleEquite = (typeof MESURES)[number]['cle'];

export interface FaitsEquite {
  readonly referentiel: Referentiel;
  readonly ecarts: Ecarts;
  readonly parametres: Parametres;
}

/** A commune of the group. */
interface Membre {
  readonly nom: string;
  readonly pass: number;
  /** Places for one Pass. */
  readonly places: number;
  readonly km: number;
}

interface Corps {
  readonly formula: readonly string[];
  readonly columns: readonly TraceColumn[];
  readonly rows: readonly (readonly TraceCell[])[];
  readonly parameters: readonly string[];
}

const COMMUNE: TraceColumn = { title: 'Commune', width: 14 };
const PASS: TraceColumn = { title: 'Pass en circulation', numeric: true, total: true };
const PLACES: TraceColumn = { title: 'Places pour 100 Pass', numeric: true };
const KM: TraceColumn = { title: 'Distance au lieu', numeric: true, format: formatKm };

const CORPS: Readonly<
  Record<CleEquite, (membres: readonly Membre[], total: number, seuil: number) => Corps>
> = {
  pass: (membres, total) => ({
    formula: [`Somme des ${formatNombre(membres.length)} communes = ${formatDecimal(total)}`],
    columns: [COMMUNE, PASS],
    rows: membres.map(({ nom, pass }) => [nom, pass]),
    parameters: [],
  }),
  gini: (membres, total) => {
    let avant = 0;
    const rangees = [...membres].sort((a, b) => a.places - b.places);
    const places = rangees.reduce((somme, { pass, places }) => somme + pass * places, 0);
    const rows = rangees.map(({ nom, pass, places: parPass }): TraceCell[] => {
      const siennes = pass * parPass;
      const aire = places === 0 ? 0 : (pass * (2 * avant + siennes)) / (total * places);
      avant += siennes;
      return [nom, pass, 100 * parPass, siennes, aire];
    });
    const aire = rows.reduce((somme, cellules) => somme + Number(cellules[4]), 0);
    return {
      formula: [
        places === 0
          ? 'Aucune place : tous les Pass sont au même point, Gini = 0'
          : `1 − deux fois l’aire sous la courbe des places = 1 − ${formatIndice(aire)} = ${formatIndice(1 - aire)}`,
        'Les communes sont rangées de la moins bien servie à la mieux servie. L’aire double d’une commune = ses Pass × (2 × les places de celles d’avant + les siennes) ÷ (tous les Pass × toutes les places).',
      ],
      columns: [
        COMMUNE,
        PASS,
        PLACES,
        { title: 'Places', numeric: true, total: true },
        { title: 'Aire double', numeric: true, total: true, format: aireFine },
      ],
      rows,
      parameters: CLES_PLACES,
    };
  },
  partEnTension: (membres, total, seuil) => {
    const dessous = ({ pass, places }: Membre): number => (places < seuil ? pass : 0);
    const compte = somme(membres, dessous);
    return {
      formula: [
        `${formatDecimal(compte)} Pass qui ont moins de ${formatNombre(100 * seuil)} places pour 100 Pass ÷ ${formatDecimal(total)} = ${formatPart(compte / total)}`,
      ],
      columns: [COMMUNE, PASS, PLACES, { title: 'Dont en dessous', numeric: true, total: true }],
      rows: membres.map((membre) => [
        membre.nom,
        membre.pass,
        100 * membre.places,
        dessous(membre),
      ]),
      parameters: [...CLES_PLACES, 'te'],
    };
  },
  profondeurTension: (membres, total, seuil) => {
    const manque = ({ places }: Membre): number => Math.max(0, (seuil - places) / seuil);
    const profond = somme(membres, (membre) => membre.pass * manque(membre));
    return {
      formula: [
        `Somme des Pass × manque, ${formatDecimal(profond)} ÷ ${formatDecimal(total)} Pass = ${formatIndice(profond / total)}`,
        `Manque d’une commune = (${formatNombre(100 * seuil)} − ses places pour 100 Pass) ÷ ${formatNombre(100 * seuil)}, 0 au-dessus.`,
      ],
      columns: [
        COMMUNE,
        PASS,
        PLACES,
        { title: 'Manque', numeric: true, format: formatIndice },
        { title: 'Pass × manque', numeric: true, total: true },
      ],
      rows: membres.map((membre) => [
        membre.nom,
        membre.pass,
        100 * membre.places,
        manque(membre),
        membre.pass * manque(membre),
      ]),
      parameters: [...CLES_PLACES, 'te'],
    };
  },
  partAuDela10: (membres, total) => {
    const loinDe = ({ km, pass }: Membre): number => (km > 10 ? pass : 0);
    const loin = somme(membres, loinDe);
    return {
      formula: [
        `${formatDecimal(loin)} Pass à plus de 10 km ÷ ${formatDecimal(total)} en circulation = ${formatPart(loin / total)}`,
      ],
      columns: [COMMUNE, KM, PASS, { title: 'Dont à plus de 10 km', numeric: true, total: true }],
      rows: membres.map((membre) => [membre.nom, membre.km, membre.pass, loinDe(membre)]),
      parameters: CLES_DISTANCE,
    };
  },
  distanceMediane: (membres, total) => {
    let cumul = 0;
    return {
      formula: [
        `Les communes sont rangées de la plus proche à la plus lointaine ; la première dont le cumul atteint la moitié des ${formatDecimal(total)} Pass, soit ${formatDecimal(total / 2)}, donne la médiane.`,
      ],
      columns: [COMMUNE, KM, PASS, { title: 'Cumul', numeric: true }],
      rows: [...membres]
        .sort((a, b) => a.km - b.km)
        .map(({ nom, km, pass }) => [nom, km, pass, (cumul += pass)]),
      parameters: CLES_DISTANCE,
    };
  },
};

/** What a figure of « Équité » rests on: the communes of the group, which add up to it. */
export function traceEquite(
  { cle, titre, format }: (typeof MESURES)[number],
  { nom, membres, indicateurs }: LigneEquite,
  { referentiel, ecarts, parametres }: FaitsEquite,
): Trace {
  const communes = membres.map((index): Membre => ({
    nom: referentiel.communes[index]!.nom,
    pass: ecarts.passCirculation[index]!,
    places: ecarts.places[index]!,
    km: ecarts.distanceKm[index]!,
  }));
  const inconnues = communes.filter(({ places }) => Number.isNaN(places)).length;
  return {
    title: `${titre}, ${nom}`,
    value: format(indicateurs[cle]),
    ...CORPS[cle](communes, indicateurs.pass, parametres.seuilTendu),
    caption: `${nom} : communes où circulent des Pass`,
    warnings:
      inconnues > 0
        ? [
            `La capacité d’un lieu à portée n’est pas connue dans ${formatNombre(inconnues)} communes.`,
          ]
        : [],
  };
}

function somme(membres: readonly Membre[], lire: (membre: Membre) => number): number {
  return membres.reduce((total, membre) => total + lire(membre), 0);
}

function aireFine(valeur: number): string {
  return valeur.toLocaleString('fr-FR', { maximumFractionDigits: 4 });
}
