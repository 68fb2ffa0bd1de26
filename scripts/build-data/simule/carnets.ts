import type { Localisation } from '../../../src/lib/domain/pass';
import type { CommuneRow } from '../referentiel/communes';
import { groupBy } from '../referentiel/group';
import { dayOf, workingDay } from './jours';
import type { LotSimule } from './lots';
import type { Random } from './random';
import type { Region } from './region';
import { isInPerimetre, roadKm } from './region';

/** A carnet handed out. `commune` is where its holder lives; `lieuConnu` is what the file says. */
export interface CarnetSimule {
  readonly lot: LotSimule;
  readonly day: number;
  readonly commune: CommuneRow;
  readonly connue: CommuneRow;
  readonly localisation: Localisation;
  readonly prescripteur: string;
}

/** Invented: how much more the poor and rural départements hand out for as many people. */
const INTENSITE_DEPARTEMENT: Readonly<Record<string, number>> = {
  '01': 0.8,
  '03': 1.5,
  '07': 1.4,
  '15': 1.5,
  '26': 1.4,
  '38': 1,
  '42': 1.3,
  '43': 1.3,
  '63': 1.3,
  '69': 1,
  '73': 0.9,
  '74': 0.7,
};

const PRESCRIPTEURS: readonly [string, number][] = [
  ['Mairie', 30],
  ['CCAS', 22],
  ['France Travail', 16],
  ['Conseiller numérique', 14],
  ['Mission locale', 10],
  ['Maison des solidarités', 8],
];
const LOCALISATIONS: readonly [Localisation, number][] = [
  ['residence', 62],
  ['code_postal', 18],
  ['prescripteur', 15],
  ['epci', 5],
];

/** Intercommunalités where nothing at all is handed out. */
const EPCI_SANS_PASS = 12;
/** Towns and villages with no lieu around where much is handed out all the same. */
const FOYERS_SANS_LIEU = 16;
const FOYER_KM = 20;
const FOYER_INTENSITE = 7;
/** Carnets handed out in one session of a prescripteur. */
const CARNETS_PAR_SEANCE = 10;

/** The carnets of every lot, by lot then day. */
export function handOut(
  region: Region,
  lots: readonly LotSimule[],
  random: Random,
): CarnetSimule[] {
  const intensites = intensitesOf(region, random);
  const centreOf = centresOf(region);
  return lots.flatMap((lot) => {
    const communes = region.unites.filter((commune) => isInPerimetre(commune, lot.perimetre));
    const weights = communes.map(
      (commune) => intensites.get(commune.code)! * participation(commune, random),
    );
    const shares = apportion(weights, lot.pass_remis / lot.taille_carnet);
    return communes
      .flatMap((commune, index) => handOutIn(lot, commune, shares[index]!, centreOf, random))
      .sort((a, b) => a.day - b.day || (a.connue.code < b.connue.code ? -1 : 1));
  });
}

function intensitesOf({ unites, lieux }: Region, random: Random): Map<string, number> {
  const epcis = [...groupBy(unites, ({ epci }) => epci).entries()].filter(([epci]) => epci !== '');
  const rural = epcis.filter(([, communes]) =>
    communes.every(({ densite }) => densite !== 'dense'),
  );
  const silent = new Set(sample(rural, EPCI_SANS_PASS, random).map(([epci]) => epci));
  const ofEpci = new Map(
    epcis.map(([epci]) => [epci, silent.has(epci) ? 0 : random.logNormal(0.5)]),
  );

  const isolated = unites.filter(
    (commune) =>
      commune.population >= 1_500 &&
      commune.densite !== 'dense' &&
      !silent.has(commune.epci) &&
      lieux.every((lieu) => roadKm(commune, lieu) > FOYER_KM),
  );
  const foyers = new Set(sample(isolated, FOYERS_SANS_LIEU, random).map(({ code }) => code));

  return new Map(
    unites.map(({ code, population, departement, epci }) => [
      code,
      population ** 0.9 *
        (INTENSITE_DEPARTEMENT[departement] ?? 1) *
        (ofEpci.get(epci) ?? 1) *
        (foyers.has(code) ? FOYER_INTENSITE : 1),
    ]),
  );
}

/** Whether a commune takes part in a lot, and how much: the small ones seldom do. */
function participation({ population }: CommuneRow, random: Random): number {
  const taking = population >= 5_000 ? 0.9 : population >= 1_000 ? 0.4 : 0.1;
  const share = random.logNormal(0.4);
  return random.happens(taking) ? share : 0;
}

function handOutIn(
  lot: LotSimule,
  commune: CommuneRow,
  carnets: number,
  centreOf: (commune: CommuneRow) => CommuneRow,
  random: Random,
): CarnetSimule[] {
  const [first, last] = [dayOf(lot.debut_validite), dayOf(lot.fin_remise)];
  return Array.from({ length: Math.ceil(carnets / CARNETS_PAR_SEANCE) }).flatMap((_, seance) => {
    const day = workingDay(random.integer(first, last - 2));
    const prescripteur = draw(PRESCRIPTEURS, random);
    const size = Math.min(CARNETS_PAR_SEANCE, carnets - seance * CARNETS_PAR_SEANCE);
    return Array.from({ length: size }, () => {
      const localisation = draw(LOCALISATIONS, random);
      const connue = localisation === 'epci' ? centreOf(commune) : commune;
      return { lot, day, commune, connue, localisation, prescripteur };
    });
  });
}

/** The largest commune of the EPCI: the address of a carnet of which only the EPCI is known. */
function centresOf({ unites }: Region): (commune: CommuneRow) => CommuneRow {
  const centres = new Map(
    [...groupBy(unites, ({ epci }) => epci)].map(([epci, communes]) => [
      epci,
      communes.reduce((largest, commune) =>
        commune.population > largest.population ? commune : largest,
      ),
    ]),
  );
  return (commune) => (commune.epci === '' ? commune : centres.get(commune.epci)!);
}

/** Whole numbers in proportion to the weights that add up to the total: largest remainders, ties by order. */
function apportion(weights: readonly number[], total: number): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (weight / sum) * total);
  const shares = exact.map(Math.floor);
  const left = total - shares.reduce((a, b) => a + b, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, left)) shares[index]! += 1;
  return shares;
}

function sample<Item>(items: readonly Item[], count: number, random: Random): Item[] {
  const left = [...items];
  return Array.from({ length: Math.min(count, left.length) }, () => {
    return left.splice(random.integer(0, left.length - 1), 1)[0]!;
  });
}

function draw<Item>(weighted: readonly (readonly [Item, number])[], random: Random): Item {
  return random.pick(weighted, ([, weight]) => weight)![0];
}
