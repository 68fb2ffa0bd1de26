import Papa from 'papaparse';
import { bench, describe } from 'vitest';

import { lire } from '$lib/formats/lire';

import { referentielEmbarque } from '../unit/formats/aide';

const referentiel = referentielEmbarque();

/** 20 MB of utilisations: as many carnets, lieux and days as a large commanditaire has. */
const rows = Array.from({ length: 550_000 }, (_, i) => {
  const [month, day] = [1 + (i % 12), 1 + (i % 28)].map((n) => String(n).padStart(2, '0'));
  return `carnet-${i % 130_000},lieu-${i % 6_000},2024-${month}-${day},${1 + (i % 3)}`;
});
const text = `carnet,lieu,date,nombre_pass\n${rows.join('\n')}\n`;
const contenu = new Blob([text]);

describe(`a CSV of ${(contenu.size / 1e6).toFixed(0)} MB`, () => {
  bench(
    'Papa Parse alone, the text in memory',
    () => {
      Papa.parse<string[]>(text, { delimiter: ',' });
    },
    { iterations: 5, warmupIterations: 1, time: 0 },
  );

  bench(
    'recognised, repaired, counted, given row by row',
    async () => {
      await lire({ nom: 'utilisations.csv', contenu }, { referentiel }, { give: () => undefined });
    },
    { iterations: 5, warmupIterations: 1, time: 0 },
  );
});
