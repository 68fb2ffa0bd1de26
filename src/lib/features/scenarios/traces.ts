import type { Ecarts } from '$lib/compute/messages';
import { CLASSES } from '$lib/domain/ecarts/classes';
import type { Referentiel } from '$lib/domain/referentiel';
import { NOMS_CLASSES } from '$lib/map/palette';
import { CLES_DISTANCE, CLES_PLACES } from '$lib/state/parametres';
import { formatDecimal, formatKm, formatNombre, formatPart } from '$lib/ui/format';
import type { Trace, TraceCell, TraceColumn } from '$lib/ui/trace/trace';

/** Measures of the comparison: of the territory, then communes by class. */
export type CleTotal =
  'sansReponse' | 'partAuDela10' | 'distanceMediane' | 'placesPour100' | (typeof CLASSES)[number];

/** One side of the comparison. */
export interface Cote {
  /** Name of the scenario. */
  readonly nom: string;
  readonly referentiel: Referentiel;
  /** Communes of the territory, by index. */
  readonly communes: readonly number[];
  readonly ecarts: Ecarts;
}

interface Corps {
  readonly formula: readonly string[];
  readonly columns: readonly TraceColumn[];
  readonly rows: readonly (readonly TraceCell[])[];
  readonly parameters: readonly string[];
}

const COMMUNE: TraceColumn = { title: 'Commune', width: 14 };
const PASS: TraceColumn = { title: 'Pass en circulation', numeric: true, total: true };
const KM: TraceColumn = { title: 'Distance au lieu', numeric: true, format: formatKm };
const SEUILS = [...CLES_PLACES, 'sa', 'te', 'se'];

/** What a total of a scenario rests on: its communes where Pass circulate, which add up to it. */
export function traceTotal(cle: CleTotal, titre: string, value: string, cote: Cote): Trace {
  return {
    title: `${titre}, « ${cote.nom} »`,
    value,
    ...corpsDe(cle, cote),
    caption: `Communes où circulent des Pass, scénario « ${cote.nom} »`,
    warnings: ['Un scénario essaie des lieux autrement que les fichiers ne le disent.'],
  };
}

function corpsDe(cle: CleTotal, { referentiel, communes, ecarts }: Cote): Corps {
  const { passCirculation, sansReponse, distanceKm, places, classe } = ecarts;
  const retenues = communes.filter((i) => passCirculation[i]! > 0);
  const nom = (i: number): string => referentiel.communes[i]!.nom;
  const somme = (lire: (i: number) => number): number =>
    retenues.reduce((total, i) => total + lire(i), 0);
  const pass = somme((i) => passCirculation[i]!);
  switch (cle) {
    case 'sansReponse': {
      const sans = somme((i) => sansReponse[i]!);
      return {
        formula: [
          `${formatDecimal(pass)} Pass en circulation − ${formatDecimal(pass - sans)} qui trouvent une place = ${formatDecimal(sans)} sans réponse`,
        ],
        columns: [
          COMMUNE,
          PASS,
          { title: 'Trouvent une place', numeric: true, total: true },
          { title: 'Sans réponse', numeric: true, total: true },
        ],
        rows: retenues.map((i) => [
          nom(i),
          passCirculation[i]!,
          passCirculation[i]! - sansReponse[i]!,
          sansReponse[i]!,
        ]),
        parameters: CLES_PLACES,
      };
    }
    case 'partAuDela10': {
      const loinDe = (i: number): number => (distanceKm[i]! > 10 ? passCirculation[i]! : 0);
      const loin = somme(loinDe);
      return {
        formula: [
          `${formatDecimal(loin)} Pass à plus de 10 km ÷ ${formatDecimal(pass)} en circulation = ${formatPart(loin / pass)}`,
        ],
        columns: [COMMUNE, KM, PASS, { title: 'Dont à plus de 10 km', numeric: true, total: true }],
        rows: retenues.map((i) => [nom(i), distanceKm[i]!, passCirculation[i]!, loinDe(i)]),
        parameters: CLES_DISTANCE,
      };
    }
    case 'distanceMediane': {
      let cumul = 0;
      return {
        formula: [
          `Les communes sont rangées de la plus proche à la plus lointaine ; la première dont le cumul atteint la moitié des ${formatDecimal(pass)} Pass, soit ${formatDecimal(pass / 2)}, donne la médiane.`,
        ],
        columns: [COMMUNE, KM, PASS, { title: 'Cumul', numeric: true }],
        rows: [...retenues]
          .sort((a, b) => distanceKm[a]! - distanceKm[b]!)
          .map((i) => [
            nom(i),
            distanceKm[i]!,
            passCirculation[i]!,
            (cumul += passCirculation[i]!),
          ]),
        parameters: CLES_DISTANCE,
      };
    }
    case 'placesPour100': {
      const offertes = somme((i) => passCirculation[i]! * places[i]!);
      return {
        formula: [
          `${formatDecimal(offertes)} places pour ${formatDecimal(pass)} Pass = ${formatDecimal((100 * offertes) / pass)} pour 100`,
          'Places d’une commune = ses Pass × ses places pour un Pass.',
        ],
        columns: [
          COMMUNE,
          PASS,
          { title: 'Places pour 100 Pass', numeric: true },
          { title: 'Places', numeric: true, total: true },
        ],
        rows: retenues.map((i) => [
          nom(i),
          passCirculation[i]!,
          100 * places[i]!,
          passCirculation[i]! * places[i]!,
        ]),
        parameters: CLES_PLACES,
      };
    }
    default: {
      const dedans = retenues.filter((i) => CLASSES[classe[i]!] === cle);
      return {
        formula: [
          `${formatNombre(dedans.length)} communes « ${NOMS_CLASSES[cle]} » sur les ${formatNombre(retenues.length)} où circulent des Pass`,
        ],
        columns: [
          COMMUNE,
          PASS,
          KM,
          { title: 'Places pour 100 Pass', numeric: true },
          { title: 'Communes', numeric: true, total: true, width: 6 },
        ],
        rows: dedans.map((i) => [nom(i), passCirculation[i]!, distanceKm[i]!, 100 * places[i]!, 1]),
        parameters: SEUILS,
      };
    }
  }
}
