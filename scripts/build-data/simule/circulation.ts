import type { Written } from '../output';
import { writeCsv } from '../output';
import { groupBy } from '../referentiel/group';
import type { CarnetSimule } from './carnets';
import { handOut } from './carnets';
import { jourOf } from './jours';
import { LOTS, VALEUR_FACIALE } from './lots';
import { Random } from './random';
import type { Region } from './region';
import type { UtilisationSimulee } from './utilisations';
import { spend } from './utilisations';

const GRAINE = 20_240_116;

interface Ligne {
  readonly mois: string;
  readonly lot: string;
  readonly code_insee: string;
  readonly lieu: string;
  readonly carnets: number;
  readonly distribues: number;
  readonly utilises: number;
}

/** Writes the simulated circulation: lots, carnets, uses, and their sum by month, lot, commune and lieu. */
export function writeCirculation(region: Region): Written[] {
  const random = new Random(GRAINE);
  const carnets = handOut(region, LOTS, random);
  const utilisations = spend(region, carnets, random);
  return [
    writeCsv(
      'pass-lots.csv',
      [
        'lot',
        'commanditaire',
        'operateur',
        'date_achat',
        'debut_validite',
        'fin_validite',
        'perimetre',
        'taille_carnet',
        'pass_achetes',
        'valeur_faciale',
        'public_cible',
        'services',
      ],
      LOTS.map((lot) => ({
        ...lot,
        perimetre: lot.perimetre.join('|'),
        valeur_faciale: VALEUR_FACIALE,
        services: '',
      })),
    ),
    writeCsv(
      'pass-carnets.csv',
      ['carnet', 'lot', 'date_remise', 'code_insee', 'localisation', 'prescripteur', 'nombre_pass'],
      carnets.map(({ lot, day, connue, localisation, prescripteur }, index) => ({
        carnet: index + 1,
        lot: lot.lot,
        date_remise: jourOf(day),
        code_insee: connue.code,
        localisation,
        prescripteur,
        nombre_pass: lot.taille_carnet,
      })),
    ),
    writeCsv(
      'pass-utilisations.csv',
      ['carnet', 'lieu', 'date', 'nombre_pass'],
      utilisations.map(({ carnet, lieu, day, pass }) => ({
        carnet: carnet + 1,
        lieu: lieu.id,
        date: jourOf(day),
        nombre_pass: pass,
      })),
    ),
    writeCsv(
      'pass-circulation.csv',
      ['mois', 'lot', 'code_insee', 'lieu', 'carnets', 'distribues', 'utilises'],
      aggregate(carnets, utilisations),
    ),
  ];
}

function aggregate(
  carnets: readonly CarnetSimule[],
  utilisations: readonly UtilisationSimulee[],
): Ligne[] {
  const handed = carnets.map(({ lot, day, connue }) => ({
    mois: moisOf(day),
    lot: lot.lot,
    code_insee: connue.code,
    lieu: '',
    carnets: 1,
    distribues: lot.taille_carnet,
    utilises: 0,
  }));
  const used = utilisations.map(({ carnet, lieu, day, pass }) => ({
    mois: moisOf(day),
    lot: carnets[carnet]!.lot.lot,
    code_insee: carnets[carnet]!.connue.code,
    lieu: lieu.id,
    carnets: 0,
    distribues: 0,
    utilises: pass,
  }));
  const keyOf = ({ mois, lot, code_insee, lieu }: Ligne): string =>
    `${mois} ${lot} ${code_insee} ${lieu.padStart(4)}`;
  return [...groupBy([...handed, ...used], keyOf)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, lignes]) => lignes.reduce(add));
}

function add(a: Ligne, b: Ligne): Ligne {
  return {
    ...a,
    carnets: a.carnets + b.carnets,
    distribues: a.distribues + b.distribues,
    utilises: a.utilises + b.utilises,
  };
}

function moisOf(day: number): string {
  return jourOf(day).slice(0, 7);
}
