import { STATUTS_AGREMENT } from '$lib/domain/agrement';

import type { TableSchema } from './table-schema';

/** Our own Table Schema of agréments. */
export const SCHEMA_AGREMENTS: TableSchema = {
  nom: 'Agréments Pass numérique',
  version: '1.0.0',
  primaryKey: ['siret', 'lieu_id', 'operateur', 'debut'],
  fields: [
    {
      name: 'siret',
      type: 'string',
      pattern: /^\d{14}$/,
      forme: 'un SIRET de quatorze chiffres, comme 13002603200016',
    },
    { name: 'lieu_id', type: 'string' },
    { name: 'operateur', type: 'string', required: true },
    { name: 'debut', type: 'date', required: true },
    { name: 'fin', type: 'date' },
    { name: 'statut', type: 'string', required: true, enum: STATUTS_AGREMENT },
    { name: 'source', type: 'string' },
    { name: 'date_source', type: 'date' },
    { name: 'capacite_mensuelle', type: 'number', minimum: 0 },
  ],
};
