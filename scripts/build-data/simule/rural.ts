import type { Written } from '../output';
import { writeCsv } from '../output';
import type { CommuneRow } from '../referentiel/communes';
import { groupBy } from '../referentiel/group';
import type { Region } from './region';

/** Classes of the official file of France Ruralités Revitalisation. */
export type Classement = 'FRR' | 'FRR+' | 'Non classée';

/** Intercommunalités smaller than this are classed, … */
const PETITE_EPCI = 32_000;
/** … and those whose communes have that few people in the middle are classed *plus*. */
const PETITES_COMMUNES = 200;
/** Share of the people of the EPCI who live in communes of the class « rurale ». */
const PART_RURALE = 0.6;

/**
 * A class for each commune, by its EPCI: classed when it has less than 32,000 people of whom 60 % at least in rural
 * communes, *plus* when half of its communes have less than 200 people besides. Ours: the official rule rests on
 * density and income, which the embedded tables do not hold.
 */
export function simulateRural({ communes }: Region): Map<string, Classement> {
  const classes = new Map(
    [...groupBy(communes, ({ epci }) => epci)].map(([epci, members]) => [epci, classOf(members)]),
  );
  return new Map(
    communes.map(({ code, epci }) => [code, epci === '' ? 'Non classée' : classes.get(epci)!]),
  );
}

export function writeRural(classes: ReadonlyMap<string, Classement>): Written {
  return writeCsv(
    'zonage-rural-simule.csv',
    ['code_insee', 'classement'],
    [...classes].map(([code_insee, classement]) => ({ code_insee, classement })),
  );
}

function classOf(communes: readonly CommuneRow[]): Classement {
  const total = peopleOf(communes);
  const rural = peopleOf(communes.filter(({ densite }) => densite === 'rurale'));
  if (total >= PETITE_EPCI || rural < PART_RURALE * total) return 'Non classée';
  const middle = communes.map(({ population }) => population).sort((a, b) => a - b)[
    Math.floor(communes.length / 2)
  ]!;
  return middle < PETITES_COMMUNES ? 'FRR+' : 'FRR';
}

function peopleOf(communes: readonly CommuneRow[]): number {
  return communes.reduce((people, { population }) => people + population, 0);
}
