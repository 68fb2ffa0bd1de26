import type { Written } from '../output';
import { writeCsv } from '../output';
import type { Cog } from '../referentiel/cog';
import type { CommuneRow } from '../referentiel/communes';
import { dayOf, jourOf, workingDay } from './jours';
import type { QpvSimule } from './qpv';
import { deCommune } from './qpv';
import { Random } from './random';
import type { Region } from './region';
import { REGION } from './region';
import type { Classement } from './rural';

/** Columns of the official file « Structures accueillant des conseillers numériques ». */
const COLUMNS = [
  'Raison sociale',
  'Commune INSEE',
  'Département',
  'Région',
  'Nombre de conseillers validés par le COSELEC',
  'Date de validation en comité de sélection',
  'Type',
  'SIRET',
  'Code département',
  'Adresse',
  'Code commune INSEE',
  'Code postal',
  'Investissement financier estimatif total de l’Etat',
  'ZRR',
  'QPV',
  'France services',
] as const;

const GRAINE = 20_210_401;
const STRUCTURES = 250;
/** Euros for one post: invented, round on purpose. */
const AIDE_PAR_POSTE = 50_000;

const PUBLIQUES = [
  'Mairie',
  'Centre communal d’action sociale',
  'Médiathèque',
  'Maison des solidarités',
];
const PRIVEES = [
  'Centre social',
  'Association numérique',
  'Maison des jeunes et de la culture',
  'Régie de quartier',
];

/** About 250 structures that host CnFS, drawn in proportion to the square root of the people of the communes. */
export function writeCnfs(
  region: Region,
  cog: Cog,
  quartiers: readonly QpvSimule[],
  ruraux: ReadonlyMap<string, Classement>,
): Written {
  const random = new Random(GRAINE);
  const inQpv = new Set(quartiers.map(({ commune }) => commune.code));
  const postaux = new Map(
    cog.actuelles.map(({ code, codesPostaux = [] }) => [code, codesPostaux[0] ?? '']),
  );
  const departements = new Map(cog.departements.map(({ code, nom }) => [code, nom]));
  const regionNom = cog.regions.find(({ code }) => code === REGION)!.nom;
  const seen = new Map<string, number>();

  const rows = Array.from({ length: STRUCTURES }, () => {
    const commune = random.pick(region.unites, ({ population }) => Math.sqrt(population))!;
    const publique = random.happens(0.62);
    const genre = random.pick(publique ? PUBLIQUES : PRIVEES, () => 1)!;
    const postes = random.pick([1, 2, 3, 4], (count) => 8 / 2 ** count)!;
    const postal = postaux.get(commune.code)!;
    const nom = `${genre} ${deCommune(commune.nom)}`;
    const rang = (seen.get(nom) ?? 0) + 1;
    seen.set(nom, rang);
    return {
      'Raison sociale': `${nom}${rang > 1 ? ` n° ${rang}` : ''} (simulée)`,
      'Commune INSEE': commune.nom,
      Département: departements.get(commune.departement),
      Région: regionNom,
      'Nombre de conseillers validés par le COSELEC': postes,
      'Date de validation en comité de sélection': frenchDate(
        workingDay(random.integer(dayOf('2021-01-18'), dayOf('2022-06-30'))),
      ),
      Type: publique ? 'publique' : 'privée',
      SIRET: '',
      'Code département': commune.departement,
      Adresse: `${postal} ${commune.nom.toUpperCase()}`,
      'Code commune INSEE': commune.code,
      'Code postal': postal,
      'Investissement financier estimatif total de l’Etat': postes * AIDE_PAR_POSTE,
      ZRR: yesNo(isRural(ruraux, commune)),
      QPV: yesNo(inQpv.has(commune.code) && random.happens(0.5)),
      'France services': yesNo(random.happens(0.25)),
    };
  });
  return writeCsv('cnfs-structures-simulees.csv', COLUMNS, rows, ';');
}

function isRural(ruraux: ReadonlyMap<string, Classement>, { code }: CommuneRow): boolean {
  return (ruraux.get(code) ?? 'Non classée') !== 'Non classée';
}

function yesNo(value: boolean): string {
  return value ? 'oui' : 'non';
}

function frenchDate(day: number): string {
  return jourOf(day).split('-').reverse().join('/');
}
