import Papa from 'papaparse';

import type { Agrement } from '$lib/domain/agrement';

import { neutraliser } from '../cellules/formule';
import { SCHEMA_AGREMENTS } from '../schema/agrements';

/** What the schema, which asks for an opérateur, is told where none is known. */
export const OPERATEUR_INCONNU = 'inconnu';

/** Agréments in our schema, UTF-8 with BOM. */
export function ecrireAgrements(agrements: readonly Agrement[]): string {
  const fields = SCHEMA_AGREMENTS.fields.map(({ name }) => name);
  const data = agrements.map((agrement) =>
    [
      agrement.siret ?? '',
      agrement.lieuId ?? '',
      agrement.operateur ?? OPERATEUR_INCONNU,
      agrement.debut,
      agrement.fin ?? '',
      agrement.statut,
      agrement.source,
      agrement.dateSource ?? '',
      String(agrement.capaciteMensuelle ?? ''),
    ].map(neutraliser),
  );
  return '\uFEFF' + Papa.unparse({ fields, data }, { newline: '\r\n' });
}
