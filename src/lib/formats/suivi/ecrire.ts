import Papa from 'papaparse';

import type { Suivi } from '$lib/domain/suivi';

import { neutraliser } from '../cellules/formule';
import { SCHEMA_SUIVI } from '../schema/suivi';

/** Steps in our schema `suivi`, UTF-8 with BOM: read back unchanged. */
export function ecrireSuivi(suivis: readonly Suivi[]): string {
  const fields = SCHEMA_SUIVI.fields.map(({ name }) => name);
  const data = suivis.map(({ lieuId, date, statut, structure, commentaire, relance }) =>
    [lieuId, date, statut, structure ?? '', commentaire ?? '', relance ?? ''].map(neutraliser),
  );
  return '\uFEFF' + Papa.unparse({ fields, data }, { newline: '\r\n' });
}
