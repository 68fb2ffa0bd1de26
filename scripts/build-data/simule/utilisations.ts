import type { CommuneRow } from '../referentiel/communes';
import type { CarnetSimule } from './carnets';
import { dayOf, jourOf, workingDay } from './jours';
import type { LotSimule } from './lots';
import type { Random } from './random';
import type { LieuAgree, Region } from './region';
import { isInPerimetre, roadKm } from './region';

/** Pass of one carnet spent in one lieu on one day. */
export interface UtilisationSimulee {
  /** Place of the carnet in the list. */
  readonly carnet: number;
  readonly lieu: LieuAgree;
  readonly day: number;
  readonly pass: number;
}

/** A holder on the way to a session. */
interface Parcours {
  readonly carnet: number;
  readonly lieu: LieuAgree;
  readonly lastDay: number;
  left: number;
  refused: number;
}

interface Reach {
  readonly lieu: LieuAgree;
  readonly km: number;
  readonly attraction: number;
}

/** First and last day of the simulation. */
const DEBUT_SIMULATION = '2024-02-01';
const FIN_SIMULATION = '2026-06-30';

/** Kilometres by road: the furthest that people go, and how fast the will to go falls. */
const PORTEE_KM = 30;
const PORTEE_USUELLE_KM = 5;
/** Lieux between which people of a commune choose. */
const CHOIX = 4;
/** Share of the carnets that are ever used, by distance to the lieu. */
const PROBABILITE_DE_VENIR: readonly (readonly [number, number])[] = [
  [5, 0.93],
  [10, 0.85],
  [20, 0.62],
  [PORTEE_KM, 0.35],
];
const PROBABILITE_LOINTAINE = 0.03;
/** Days between the hand-out and the first session. */
const DELAI_MEDIAN = 35;
/** Share of the holders who stop after a session. */
const ABANDON = 0.06;
/** Pass in a month, in a lieu with that many people around. */
const CAPACITE_MEDIANE = 85;
const HABITANTS_PAR_LIEU = 30_000;
const ALENTOURS_KM = 10;
const REFUS_MAX = 6;
const ATTENTE_APRES_REFUS = 21;

/**
 * What the holders do with their Pass, day after day: some come, some never, and a lieu that is full for the month
 * sends them back some weeks later.
 */
export function spend(
  region: Region,
  carnets: readonly CarnetSimule[],
  random: Random,
): UtilisationSimulee[] {
  const capacites = capacitesOf(region, random);
  const agenda = new Map<number, Parcours[]>();
  const plan = (day: number, parcours: Parcours): void => {
    const open = workingDay(Math.round(day));
    if (open > parcours.lastDay) return;
    const others = agenda.get(open);
    if (others) others.push(parcours);
    else agenda.set(open, [parcours]);
  };

  startParcours(region, carnets, random, plan);
  const used: UtilisationSimulee[] = [];
  const taken = new Map<string, number>();
  const days = [dayOf(DEBUT_SIMULATION), dayOf(FIN_SIMULATION)] as const;
  for (let day = days[0]; day <= days[1]; day++) {
    const month = jourOf(day).slice(0, 7);
    for (const parcours of agenda.get(day) ?? []) {
      const key = `${parcours.lieu.id} ${month}`;
      const pass = Math.min(parcours.left, random.integer(2, 5));
      const already = taken.get(key) ?? 0;
      if (already + pass > capacites.get(parcours.lieu.id)!) {
        if (++parcours.refused <= REFUS_MAX) plan(day + ATTENTE_APRES_REFUS, parcours);
        continue;
      }
      taken.set(key, already + pass);
      used.push({ carnet: parcours.carnet, lieu: parcours.lieu, day, pass });
      parcours.left -= pass;
      if (parcours.left > 0 && !random.happens(ABANDON)) {
        plan(day + random.integer(7, 28), parcours);
      }
    }
  }
  return used.sort((a, b) => a.carnet - b.carnet || a.day - b.day);
}

/** Pass that each lieu takes in a month: more where more people live around, but less than in proportion. */
function capacitesOf({ lieux, unites }: Region, random: Random): Map<string, number> {
  return new Map(
    lieux.map((lieu) => {
      const around = unites
        .filter((commune) => roadKm(commune, lieu) <= ALENTOURS_KM)
        .reduce((people, { population }) => people + population, 0);
      const size = Math.sqrt(around / HABITANTS_PAR_LIEU);
      return [lieu.id, Math.max(10, Math.round(CAPACITE_MEDIANE * size * random.logNormal(0.5)))];
    }),
  );
}

/** Decides for each carnet whether it will be used, where, and when for the first time. */
function startParcours(
  region: Region,
  carnets: readonly CarnetSimule[],
  random: Random,
  plan: (day: number, parcours: Parcours) => void,
): void {
  const reaches = new Map<string, readonly Reach[]>();
  for (const [carnet, { lot, day, commune }] of carnets.entries()) {
    const key = `${lot.lot} ${commune.code}`;
    const reach = reaches.get(key) ?? reachOf(region, lot, commune);
    reaches.set(key, reach);
    const chosen = random.pick(reach, ({ attraction }) => attraction);
    if (!chosen || !random.happens(willingness(chosen.km))) continue;
    plan(day + 3 + DELAI_MEDIAN * random.logNormal(0.8), {
      carnet,
      lieu: chosen.lieu,
      lastDay: dayOf(lot.fin_validite),
      left: lot.taille_carnet,
      refused: 0,
    });
  }
}

/** Lieux of the perimeter within reach of a commune; where there is none, the nearest one. */
function reachOf({ lieux }: Region, lot: LotSimule, commune: CommuneRow): Reach[] {
  const all = lieux
    .filter((lieu) => isInPerimetre(lieu.commune, lot.perimetre))
    .map((lieu) => ({ lieu, km: roadKm(commune, lieu) }))
    .sort((a, b) => a.km - b.km || Number(a.lieu.id) - Number(b.lieu.id))
    .map(({ lieu, km }) => ({ lieu, km, attraction: Math.exp(-km / PORTEE_USUELLE_KM) }));
  const near = all.filter(({ km }) => km <= PORTEE_KM).slice(0, CHOIX);
  return near.length > 0 ? near : all.slice(0, 1);
}

function willingness(km: number): number {
  return PROBABILITE_DE_VENIR.find(([limit]) => km <= limit)?.[1] ?? PROBABILITE_LOINTAINE;
}
