import type { Polygon } from 'geojson';
import Papa from 'papaparse';

import type { Commune } from '$lib/domain/territoire';

import { referentielEmbarque } from '../aide';

/** Rows of files written by hand under the headers of real ones: a hundred communes, the mainland, Corsica, La Réunion. */
export const referentiel = referentielEmbarque();

export const COMMUNES: readonly Commune[] = referentiel.communes
  .filter(({ code, position }) => /^(?:0[1-9]|63|2A|974)/.test(code) && position === 'commune')
  .filter((_, i) => i % 12 === 0)
  .slice(0, 100);

const POSTAUX = new Map(
  Array.from({ length: 99_000 }, (_, i) => String(i).padStart(5, '0')).flatMap((cp) =>
    referentiel.communesOfPostal(cp).map((code) => [code, cp] as const),
  ),
);

/** A postal code that serves the commune. */
export function cp({ code }: Commune): string {
  return POSTAUX.get(code) ?? '';
}

type Ecrire = (commune: Commune, i: number) => Readonly<Record<string, unknown>>;

export function csv(rowOf: Ecrire, delimiter = ';'): string {
  return `${Papa.unparse(COMMUNES.map(rowOf), { delimiter, newline: '\n' })}\n`;
}

export function json(rowOf: Ecrire): string {
  return JSON.stringify(COMMUNES.map(rowOf));
}

/** A square of two kilometres around the point of the commune. */
export function carre({ latitude, longitude }: Commune): Polygon {
  const [s, w, n, e] = [latitude - 0.01, longitude - 0.01, latitude + 0.01, longitude + 0.01];
  return {
    type: 'Polygon',
    coordinates: [
      [
        [w, s],
        [e, s],
        [e, n],
        [w, n],
        [w, s],
      ],
    ],
  };
}
