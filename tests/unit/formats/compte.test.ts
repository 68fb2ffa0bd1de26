import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type FichierLu } from '$lib/formats/lire';
import { FichierIllisible, type Jeu } from '$lib/formats/lecture';

import { embarque, lireChemin, lireContenu, referentielEmbarque } from './aide';

const referentiel = referentielEmbarque();

/** What must hold of any file that was read. */
function expectBalanced({ lecture }: FichierLu): void {
  const { lignes, acceptees, reparees, rejetees, constats, rejets } = lecture;
  expect(acceptees + reparees + rejetees).toBe(lignes);
  expect(rejets).toHaveLength(rejetees);
  const rejected = new Set(
    constats.filter(({ gravite }) => gravite === 'rejet').map(({ ligne }) => ligne),
  );
  expect(rejected).toEqual(new Set(rejets.map(({ ligne }) => ligne)));
  const repaired = new Set(
    constats.filter(({ gravite }) => gravite === 'reparation').map(({ ligne }) => ligne),
  );
  expect([...repaired].filter((ligne) => !rejected.has(ligne))).toHaveLength(reparees);
}

const EMBARQUES: readonly (readonly [nom: string, jeu: Jeu])[] = [
  ['lieux.csv', 'lieux'],
  ['qpv-simules.geojson', 'qpv'],
  ['zonage-rural-simule.csv', 'frr'],
  ['cnfs-structures-simulees.csv', 'cnfs-structures'],
  ['pass-lots.csv', 'pass-lots'],
  ['pass-carnets.csv', 'pass-carnets'],
  ['pass-utilisations.csv', 'pass-utilisations'],
  ['pass-circulation.csv', 'pass-circulation'],
];

describe('embedded files', () => {
  it.each(EMBARQUES)('%s is recognised as %s and nothing of it is rejected', async (nom, jeu) => {
    const lu = await lireChemin(embarque(nom), { referentiel });
    expect(lu.jeu).toBe(jeu);
    expect(lu.lecture.rejetees).toBe(0);
    expect(lu.lecture.rows.length).toBeGreaterThan(0);
    expectBalanced(lu);
  });
});

/** A cell as files spoil them. */
const spoiled = fc.oneof(
  { weight: 6, arbitrary: fc.constant(null) },
  fc.constantFrom(
    '',
    ' ',
    '0',
    'N/A',
    'null',
    '-',
    'Ã©tÃ©',
    '&amp;',
    '1001',
    '99999',
    '31/02/2023',
    'juil-22',
    '12,5',
    '1e9',
    '-3',
    '\ufffd',
    "l'été",
    '[]',
    '["a"]',
    'Q',
    'QP009002',
  ),
  fc.string({ maxLength: 12 }).map((text) => text.replace(/[\r\n";,|\t]/g, ' ')),
);

describe('the account of mangled files', () => {
  it.each(EMBARQUES.filter(([nom]) => nom.endsWith('.csv')))(
    'balances whatever is done to the cells and rows of %s',
    async (nom, jeu) => {
      const [header, ...rows] = readFileSync(embarque(nom), 'utf8')
        .replace(/"[^"]*"/g, 'x')
        .split(/\r?\n/)
        .slice(0, 41);
      const separateur = header!.includes(';') && !header!.includes(',') ? ';' : ',';
      const cells = rows.filter(Boolean).map((row) => row.split(separateur));
      const mangled = fc.array(
        fc.record({
          row: fc.nat(cells.length - 1),
          column: fc.nat(cells[0]!.length - 1),
          value: spoiled,
          extra: fc.nat(20),
        }),
        { minLength: 1, maxLength: 60 },
      );
      await fc.assert(
        fc.asyncProperty(mangled, fc.boolean(), async (changes, twice) => {
          const copy = cells.map((row) => [...row]);
          for (const { row, column, value, extra } of changes) {
            if (value !== null) copy[row]![column] = value;
            if (extra === 0) copy[row]!.push('trop');
          }
          const lines = [...copy, ...(twice ? copy : [])].map((row) => row.join(separateur));
          const kept = lines.filter((line) => line.replaceAll(separateur, '').trim() !== '');
          const lu = await lireContenu(nom, `${header}\n${lines.join('\n')}\n`, {
            referentiel,
            jeu,
          }).catch((error: unknown) => {
            expect(error).toBeInstanceOf(FichierIllisible);
            return null;
          });
          if (lu === null) return;
          expect(lu.lecture.lignes).toBe(kept.length);
          expectBalanced(lu);
        }),
        { numRuns: 120 },
      );
    },
  );

  it('any bytes are either read and counted, or refused in French', async () => {
    const pieces = fc.array(
      fc.constantFrom(
        'nom',
        'commune',
        'code_insee',
        ';',
        ',',
        '\n',
        '"',
        '01001',
        'é',
        '{',
        '[',
        ']',
        '}',
        ':',
        'QP001001',
        '\r',
        ' ',
        '\t',
        '\0',
      ),
      { maxLength: 80 },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          pieces.map((parts) => new TextEncoder().encode(parts.join(''))),
          fc.uint8Array({ maxLength: 300 }),
        ),
        async (bytes) => {
          try {
            expectBalanced(await lireContenu('x', new Uint8Array(bytes), { referentiel }));
          } catch (error) {
            expect(error).toBeInstanceOf(FichierIllisible);
          }
        },
      ),
      { numRuns: 1_500 },
    );
  });
});
