import type { Written } from '../output';
import { writeCsv } from '../output';
import type { Packages } from '../packages';
import type { Cog } from '../referentiel/cog';
import { isNominatif } from './courriels';
import { communeResolver } from './resolution';

/** Columns of schema v0 that the file fills, in the order of the schema. */
const COLUMNS = [
  'id',
  'pivot',
  'nom',
  'commune',
  'code_postal',
  'code_insee',
  'adresse',
  'latitude',
  'longitude',
  'telephone',
  'courriel',
  'site_web',
  'horaires',
  'source',
  'date_maj',
  'services',
  'publics_accueillis',
  'conditions_acces',
  'modalites_accompagnement',
] as const;

type Column = (typeof COLUMNS)[number];
/** A row of `lieux.csv`. */
export type LieuRow = Readonly<Record<Exclude<Column, 'latitude' | 'longitude'>, string>> & {
  readonly latitude: number;
  readonly longitude: number;
};
type LieuSource = Readonly<Partial<Record<Column, string>>> &
  Pick<LieuRow, 'latitude' | 'longitude'>;

const MOBILE = /^(?:\+33|0)[67]/;

/** The 687 lieux of Auvergne-Rhône-Alpes that the Cartographie nationale ships, with their commune and no trace of a person. */
export function lieuRows(packages: Packages, cog: Cog): LieuRow[] {
  const resolve = communeResolver(cog);
  return packages
    .json<LieuSource[]>('cartographie', 'assets/data/source.json')
    .map(({ latitude, longitude, ...source }) => {
      const text = (column: Exclude<Column, 'latitude' | 'longitude'>): string =>
        source[column] ?? '';
      const [nom, commune, courriel, telephone] = [
        text('nom'),
        text('commune'),
        text('courriel'),
        text('telephone'),
      ];
      return {
        id: text('id'),
        pivot: text('pivot'),
        nom,
        commune,
        code_postal: text('code_postal'),
        code_insee: resolve(commune, text('code_postal')) ?? '',
        adresse: text('adresse'),
        latitude: round6(latitude),
        longitude: round6(longitude),
        telephone: MOBILE.test(telephone) ? '' : telephone,
        courriel: isNominatif(courriel, { nom, commune, site: text('site_web') }) ? '' : courriel,
        site_web: text('site_web'),
        horaires: text('horaires'),
        source: text('source'),
        date_maj: text('date_maj'),
        services: text('services'),
        publics_accueillis: text('publics_accueillis'),
        conditions_acces: text('conditions_acces'),
        modalites_accompagnement: text('modalites_accompagnement'),
      };
    });
}

export function writeLieux(lieux: readonly LieuRow[]): Written {
  return writeCsv('lieux.csv', COLUMNS, lieux);
}

/** Whether the file says that the lieu takes the Pass. */
export function acceptsPass({ conditions_acces }: LieuRow): boolean {
  return conditions_acces
    .split(';')
    .some((condition) => condition.startsWith('Accepte le Pass numérique'));
}

/** Six decimals of a degree: a tenth of a metre. */
function round6(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
