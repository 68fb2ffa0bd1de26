import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import type { Lieu } from '$lib/domain/lieu';
import { writeLieux } from '$lib/formats/lieux/ecrire';
import type { FichierDe } from '$lib/formats/lire';
import { SCHEMA_AGREMENTS } from '$lib/formats/schema/agrements';
import { SCHEMA_LIEUX_V0, SCHEMA_LIEUX_V1 } from '$lib/formats/schema/lieux';
import { SCHEMA_OPERATEURS } from '$lib/formats/schema/operateurs';
import { SCHEMAS_PASS } from '$lib/formats/schema/pass';
import { SCHEMA_SUIVI } from '$lib/formats/schema/suivi';
import type { Field, TableSchema } from '$lib/formats/schema/table-schema';

import { SHARED } from '../../support/shared';
import { comme, embarque, lireChemin, lireContenu, referentielEmbarque } from './aide';

const referentiel = referentielEmbarque();

/** A field of a published Table Schema. */
interface Publie {
  readonly name: string;
  readonly type: string;
  readonly constraints?: {
    readonly required?: boolean;
    readonly unique?: boolean;
    readonly pattern?: string;
    readonly maxLength?: number;
    readonly minimum?: number;
    readonly maximum?: number;
    readonly enum?: readonly (string | number)[];
  };
}

function publie(chemin: string): readonly Publie[] {
  return schemaPublie(chemin).fields;
}

function schemaPublie(chemin: string): {
  readonly fields: readonly Publie[];
  readonly primaryKey: readonly string[];
} {
  return JSON.parse(readFileSync(chemin, 'utf8')) as ReturnType<typeof schemaPublie>;
}

/** What both say of a column, but for the words of its list. */
function said({ name, type, required, unique, maxLength, minimum, maximum }: Field) {
  return {
    name,
    type,
    required: required ?? false,
    unique: unique ?? false,
    maxLength,
    minimum,
    maximum,
  };
}

function saidBy({ name, type, constraints = {} }: Publie) {
  const { required = false, unique = false, maxLength, minimum, maximum } = constraints;
  return { name, type, required, unique, maxLength, minimum, maximum };
}

const OURS: Readonly<Record<string, TableSchema>> = {
  ...SCHEMAS_PASS,
  agrements: SCHEMA_AGREMENTS,
  suivi: SCHEMA_SUIVI,
  operateurs: SCHEMA_OPERATEURS,
};

describe('our schemas', () => {
  it.each(Object.entries(OURS))('%s is the one that data/schemas publishes', (jeu, { fields }) => {
    const published = publie(embarque(`schemas/${jeu}.json`));
    expect(fields.map(said)).toEqual(published.map(saidBy));
    expect(fields.map(({ pattern }) => pattern?.source)).toEqual(
      published.map(({ constraints }) => constraints?.pattern),
    );
    expect(fields.map((field) => field.enum)).toEqual(
      published.map(({ constraints }) => constraints?.enum),
    );
  });

  it.each(Object.entries(OURS))(
    '%s has the key of the published one; a field that is a key alone is unique',
    (jeu, { fields, primaryKey }) => {
      const uniques = fields.filter(({ unique }) => unique).map(({ name }) => name);
      expect(primaryKey ?? uniques).toEqual(
        schemaPublie(embarque(`schemas/${jeu}.json`)).primaryKey,
      );
    },
  );

  it('lots may name the services that their Pass are kept for', async () => {
    const [entete, premier] = readFileSync(embarque('pass-lots.csv'), 'utf8').split(/\r?\n/);
    const services = [
      'Maîtrise des outils numériques du quotidien',
      'Compréhension du monde numérique',
    ];
    const texte = `${entete}\n${premier}${services.join('|')}\n`;
    const lu = await lireContenu('pass-lots.csv', texte, { referentiel, controler: true });
    expect(lu.controle).toMatchObject({ valide: true, ecarts: 0 });
    expect(comme('pass-lots', lu).lecture.rows[0]!.services).toEqual(services);
  });

  it.each(Object.keys(SCHEMAS_PASS))('the embedded %s.csv is valid', async (jeu) => {
    const lu = await lireChemin(embarque(`${jeu}.csv`), { referentiel, controler: true });
    expect(lu.controle).toMatchObject({ valide: true, ecarts: 0 });
  });
});

describe.skipIf(!SHARED)(
  'the national schemas (skipped: no folder « shared » beside the checkout)',
  () => {
    const folder = join(SHARED ?? '', 'open-data/schema');
    const versions: readonly (readonly [string, TableSchema, string])[] = [
      ['v0.1.1', SCHEMA_LIEUX_V0, 'schema-v0.1.1.json'],
      ['v1.0.2', SCHEMA_LIEUX_V1, 'schema-v1.0.2.json'],
    ];

    it.each(versions)(
      '%s has the columns, types and obligations of the published one',
      (_, schema, file) => {
        expect(schema.fields.map(said)).toEqual(publie(join(folder, file)).map(saidBy));
      },
    );

    it.each(versions)(
      '%s finds the published example valid, and the same example spoiled invalid',
      async (version) => {
        const path = join(folder, `exemple-valide-${version}.csv`);
        expect((await lireChemin(path, { referentiel, controler: true })).controle).toMatchObject({
          valide: true,
        });
        const text = readFileSync(path, 'utf8')
          .replace('"51100"', '"5110"')
          .replace('Payant', 'garbage');
        const lu = await lireContenu('x.csv', text, { referentiel, controler: true });
        expect(lu.controle).toMatchObject({ valide: false, ecarts: 2 });
      },
    );
  },
);

/** Lieux written in a version, and read back. */
async function through(lieux: readonly Lieu[], version: 'v0' | 'v1'): Promise<FichierDe<'lieux'>> {
  const { csv } = writeLieux(lieux, version, '2024-01-01');
  return comme('lieux', await lireContenu('lieux.csv', csv, { referentiel, controler: true }));
}

describe('lieux written in the national schema', () => {
  it('are valid, and keep the acceptance of the Pass through v0, v1 and back', async () => {
    const { rows } = comme(
      'lieux',
      await lireChemin(embarque('lieux.csv'), { referentiel }),
    ).lecture;
    const { ecartes } = writeLieux(rows, 'v1', '2024-01-01');
    const written = rows.filter(({ id }) => !ecartes.some((ecarte) => ecarte.id === id));
    expect(written.length).toBeGreaterThan(600);
    const v1 = await through(rows, 'v1');
    expect(v1.controle).toEqual({
      schema: 'Lieux de médiation numérique 1.0.2',
      valide: true,
      ecarts: 0,
    });
    expect(v1.lecture.rows.map(({ id, accepte }) => [id, accepte])).toEqual(
      written.map(({ id, accepte }) => [id, accepte]),
    );
    const again = await through(v1.lecture.rows, 'v1');
    expect(again.lecture.rows).toEqual(v1.lecture.rows);

    const v0 = await through(rows, 'v0');
    expect(v0.controle).toMatchObject({
      schema: 'Lieux de médiation numérique 0.1.1',
      valide: true,
    });
    const bySource = new Map(rows.map((lieu) => [lieu.id, lieu]));
    for (const lieu of v0.lecture.rows) {
      const source = bySource.get(lieu.id)!;
      expect([lieu.accepte, lieu.services, lieu.conditions.length > 0]).toEqual([
        source.accepte,
        source.services,
        source.conditions.length > 0,
      ]);
    }
    expect(v0.lecture.rows.length).toBeGreaterThan(600);
  });

  it('set aside, by name, what the schema requires and a lieu lacks', async () => {
    const { rows } = comme(
      'lieux',
      await lireContenu(
        'l.csv',
        'nom,commune,code_postal,adresse\nMairie,Abondance,74360,\nPoste,Abondance,74360,rue\n',
        { referentiel, jeu: 'lieux' },
      ),
    ).lecture;
    const { csv, ecartes } = writeLieux(rows, 'v1', '2024-01-01');
    expect(ecartes).toEqual([{ id: 'mairie-74360', nom: 'Mairie', manque: ['adresse'] }]);
    expect(csv.trimEnd().split('\n')).toHaveLength(2);
  });
});
