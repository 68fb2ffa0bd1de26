import type { Field, TableSchema } from './table-schema';

const jours = (name: string): Field => ({ name, type: 'integer', minimum: 0 });
const nombre = (name: string, maximum?: number): Field => ({
  name,
  type: 'number',
  minimum: 0,
  ...(maximum === undefined ? {} : { maximum }),
});

/** Our own Table Schema of opérateurs. */
export const SCHEMA_OPERATEURS: TableSchema = {
  nom: 'Opérateurs de Pass numériques',
  version: '1.0.0',
  fields: [
    { name: 'operateur', type: 'string', required: true, unique: true },
    { name: 'debut', type: 'date' },
    { name: 'fin', type: 'date' },
    { name: 'validite_mois', type: 'integer', minimum: 1 },
    jours('tolerance_jours'),
    jours('alerte_jours'),
    jours('blocage_jours'),
    jours('accuse_jours'),
    jours('releve_jours'),
    nombre('frais_amont_pourcent', 100),
    nombre('frais_aval_pourcent', 100),
    nombre('cotisation_annuelle_ht'),
    nombre('valeur_faciale'),
    { name: 'source', type: 'string' },
    { name: 'date_source', type: 'date' },
  ],
};
