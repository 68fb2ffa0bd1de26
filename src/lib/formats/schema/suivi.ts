import { STATUTS_SUIVI } from '$lib/domain/suivi';

import type { TableSchema } from './table-schema';

/** Our own Table Schema of the follow-up of approaches. */
export const SCHEMA_SUIVI: TableSchema = {
  nom: 'Suivi des lieux démarchés',
  version: '1.0.0',
  primaryKey: ['id_lieu', 'date', 'statut'],
  fields: [
    { name: 'id_lieu', type: 'string', required: true },
    { name: 'date', type: 'date', required: true },
    { name: 'statut', type: 'string', required: true, enum: STATUTS_SUIVI },
    { name: 'structure', type: 'string' },
    { name: 'commentaire', type: 'string' },
    { name: 'relance', type: 'date' },
  ],
};
