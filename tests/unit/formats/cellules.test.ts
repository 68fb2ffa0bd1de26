import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isPointLike } from '$lib/formats/cellules/allures';
import { repairInsee, repairPostal } from '$lib/formats/cellules/codes';
import { isDay, repairDate, repairMonth } from '$lib/formats/cellules/dates';
import { splitListe } from '$lib/formats/cellules/listes';
import { parseNombre, repairNombre } from '$lib/formats/cellules/nombres';
import { parsePaire } from '$lib/formats/cellules/paires';
import {
  hasSiretKey,
  isAutrePivot,
  isPivot,
  isSiretArrondi,
  isZeros,
  repairSiret,
} from '$lib/formats/cellules/siret';
import { isAbsent, repairTexte } from '$lib/formats/cellules/texte';
import type { Correction } from '$lib/formats/journal/regles';

type Repair = (texte: string) => Correction | null;

/** Before → after; `null`: nothing to mend, or nothing that can be. */
function mends(repair: Repair, cases: readonly (readonly [string, string | null])[]): void {
  for (const [before, after] of cases)
    expect([before, repair(before)?.valeur ?? null]).toEqual([before, after]);
}

describe('repairs of a cell', () => {
  it('puts back zeros that a spreadsheet lost, in commune and postal codes', () => {
    mends(repairInsee, [
      ['1001', '01001'],
      ['01001', null],
      ['2A004', null],
      ['2a004', '2A004'],
      ['1001.0', '01001'],
      ['75 056', '75056'],
      ['101', null],
      ['Paris', null],
      ['97105', null],
    ]);
    mends(repairPostal, [
      ['1000', '01000'],
      ['01000', null],
      [' 32150', '32150'],
      ['F-75011', '75011'],
      ['75011 PARIS', '75011'],
      ['98 820', '98820'],
      ['4000.0', '04000'],
      ['123', null],
    ]);
  });

  it('mends the writing of a SIRET, and a lost zero only where the check digits agree', () => {
    mends(repairSiret, [
      ['13002603200016.0', '13002603200016'],
      ['130 026 032 00016', '13002603200016'],
      ['13002603200016', null],
      ['5420120000', null],
      ['CAMARET-SUR-AIGUES', null],
      ['1.30026E+13', null],
      ['1.3002603200016E+13', '13002603200016'],
      ['1.3002603200016E13', '13002603200016'],
      ['1,3002603200016E+13', '13002603200016'],
      ['1.300260320001E+13', null],
    ]);
    expect(hasSiretKey('13002603200016')).toBe(true);
    expect(hasSiretKey('13002603200017')).toBe(false);
    expect(hasSiretKey('35600000000048')).toBe(true);
  });

  it('knows a SIRET that a spreadsheet has rounded, though its check digits may agree', () => {
    for (const arrondi of [
      '21760400000000',
      '36750100000000',
      '217 604 000 00000',
      '21760400000000.0',
      '1,30026E+13',
      '1.300260320001E+13',
      '1E+13',
    ])
      expect([arrondi, isSiretArrondi(arrondi)]).toEqual([arrondi, true]);
    for (const texte of [
      '13002603200016',
      '1.3002603200016E+13',
      '00000000000000',
      '0',
      '1E+3',
      '',
    ])
      expect([texte, isSiretArrondi(texte)]).toEqual([texte, false]);
    expect(isPivot('21760400000000')).toBe(false);
  });

  it('knows the other identifiers of an organisation, those of Corsica and overseas among them', () => {
    const rna = [
      'W751234567',
      'W2A1000123',
      'W2B1000123',
      'W9R1001234',
      'W9C1001234',
      'w9r1001234',
    ];
    for (const pivot of [...rna, '0123456001']) {
      expect([pivot, isAutrePivot(pivot), isPivot(pivot)]).toEqual([pivot, true, true]);
    }
    for (const pivot of ['WA12345678', 'W75123456', '130026032', '13002603200016', '0000000000'])
      expect([pivot, isAutrePivot(pivot)]).toEqual([pivot, false]);
    for (const pivot of ['', 'undefined', '000000000', 'W 75 1234567', '130026032000160'])
      expect([pivot, isPivot(pivot)]).toEqual([pivot, false]);
  });

  it('knows the zeros that stand for no SIRET', () => {
    for (const zeros of ['0', '00000000000000', '000 000 000 00000', '00000000000000.0', '0,0'])
      expect([zeros, isZeros(zeros)]).toEqual([zeros, true]);
    for (const texte of ['', '.0', '05', '00000000000001']) expect(isZeros(texte)).toBe(false);
  });

  it('reads the dates of French files', () => {
    mends(repairDate, [
      ['2022-07-26', null],
      ['16/06/2021', '2021-06-16'],
      ['05/05/2021 14:29:42', '2021-05-05'],
      ['2021-05-05T14:29:42Z', '2021-05-05'],
      ['Decembre 2019', '2019-12-01'],
      ['Février 2021', '2021-02-01'],
      ['juil-22', '2022-07-01'],
      ['1er mars 2021', '2021-03-01'],
      ['44197', '2021-01-01'],
      ['1639958400000', '2021-12-20'],
      ['01/01/1970', ''],
      ['1970-01-01', ''],
      ['1969-12-31', ''],
      ['2020/06/30 14:16:50.898', '2020-06-30'],
      ['20240403', '2024-04-03'],
      ['2024-4-3', '2024-04-03'],
      ['04/2024', '2024-04-01'],
      ['mer. 3 avril 2024', '2024-04-03'],
      ['mercredi 3 avril 2024', '2024-04-03'],
      ['20241340', null],
      ['31/02/2021', null],
      ['bientôt', null],
    ]);
    mends(repairMonth, [
      ['2023-01', null],
      ['01/2023', '2023-01'],
      ['2023-01-15', '2023-01'],
      ['janvier 2023', '2023-01'],
      ['202404', '2024-04'],
      ['04/24', '2024-04'],
      ['2024/4', '2024-04'],
      ['13/24', null],
      ['13/2023', null],
    ]);
  });

  it('reads every month by its name, whole or short, alone, with its day and its day of the week', () => {
    const noms =
      'janvier février mars avril mai juin juillet août septembre octobre novembre décembre';
    const courts = 'janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.';
    for (const liste of [noms, courts]) {
      liste.split(' ').forEach((nom, rang) => {
        const mois = `2024-${String(rang + 1).padStart(2, '0')}`;
        expect([nom, repairMonth(`${nom} 2024`)?.valeur]).toEqual([nom, mois]);
        expect([nom, repairDate(`${nom} 2024`)?.valeur]).toEqual([nom, `${mois}-01`]);
        expect([nom, repairDate(`${nom} 24`)?.valeur]).toEqual([nom, `${mois}-01`]);
        for (const jour of ['5 ', 'mardi 5 ', 'mar. 5 '])
          expect(repairDate(`${jour}${nom} 2024`)?.valeur).toBe(`${mois}-05`);
      });
    }
    expect(repairDate('dim. 1er mars 2024')?.valeur).toBe('2024-03-01');
  });

  it('reads the numbers of French files', () => {
    mends(repairNombre, [
      ['54,3', '54.3'],
      ['638,425.00    ', '638425.00'],
      ['1 234,5', '1234.5'],
      ['1.234,5', '1234.5'],
      ['10 €', '10'],
      ['12', null],
      ['N/A', null],
      ['1,2,3', null],
    ]);
  });

  it('mends texts: entities, bytes written out, UTF-8 read as Latin-1', () => {
    mends(repairTexte, [
      ['Caf&eacute; &amp; th&#233;', 'Café & thé'],
      ['A &amp;amp; B', 'A & B'],
      ['57 Rue Ren<e9> Nicod', '57 Rue René Nicod'],
      ['BibliothÃ¨que', 'Bibliothèque'],
      ['lâ€™accueil', 'l’accueil'],
      ['L’école d’à côté', null],
      ['R&D', null],
      ['a < b', null],
      ['Château', null],
    ]);
  });

  it('knows the cells that say that they say nothing', () => {
    for (const texte of [
      '',
      'null',
      'N/A',
      'N/A - résultat non disponible',
      'sans objet',
      'Non défini',
      'non renseigné',
      '-',
    ]) {
      expect([texte, isAbsent(texte)]).toEqual([texte, true]);
    }
    for (const texte of ['0', 'non', 'Nans', 'Sans-Vallois'])
      expect([texte, isAbsent(texte)]).toEqual([texte, false]);
  });

  it('splits lists in every notation met', () => {
    const cases: readonly (readonly [string, readonly string[]])[] = [
      ['a;b; c', ['a', 'b', 'c']],
      ['a|b', ['a', 'b']],
      ['APTIC-P-DM', ['APTIC', 'P', 'DM']],
      ['["a","b;c"]', ['a', 'b;c']],
      [`['a', "l'eau"]`, ['a', "l'eau"]],
      [`['l'été', 'b']`, ["l'été", 'b']],
      ['{EPN,"Promeneur du net"}', ['EPN', 'Promeneur du net']],
      ['{"a","b"}', ['a', 'b']],
      ['{EPN}', ['EPN']],
      ['Gratuit : services/ Adhésion : carte', ['Gratuit : services', 'Adhésion : carte']],
      ['Familles/ enfants', ['Familles/ enfants']],
      [
        'Gratuit,"Agrée Pass Numérique (APTIC ou autres)',
        ['Gratuit', 'Agrée Pass Numérique (APTIC ou autres)'],
      ],
      ['Réseau Wifi","Accès libre', ['Réseau Wifi', 'Accès libre']],
      ['Prendre en main, Utiliser au quotidien', ['Prendre en main', 'Utiliser au quotidien']],
      [
        'Gratuit sous condition : des critères (situation familiale, Convention avec un organisme)',
        [
          'Gratuit sous condition : des critères (situation familiale, Convention avec un organisme)',
        ],
      ],
      ['Accès WIFI\n Postes informatiques', ['Accès WIFI', 'Postes informatiques']],
      ['', []],
    ];
    for (const [texte, liste] of cases) expect([texte, splitListe(texte)]).toEqual([texte, liste]);
  });
});

describe('laws of repairs', () => {
  const repairs: Readonly<Record<string, Repair>> = {
    repairInsee,
    repairPostal,
    repairSiret,
    repairDate,
    repairMonth,
    repairNombre,
    repairTexte,
  };
  const messy = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.integer().map(String),
    fc.double({ noNaN: true }).map(String),
    fc
      .array(
        fc.constantFrom(
          'é',
          'Ã',
          '©',
          '&',
          'amp;',
          ';',
          '<e9>',
          '0',
          '1',
          '2',
          '/',
          '-',
          '.',
          ',',
          ' ',
          'a',
          '2a',
          'â€™',
          'Â',
        ),
      )
      .map((parts) => parts.join('')),
  );

  it.each(Object.keys(repairs))('%s: repairing a repaired value changes nothing', (name) => {
    const repair = repairs[name]!;
    fc.assert(
      fc.property(messy, (texte) => {
        const mended = repair(texte)?.valeur;
        expect(mended === undefined ? null : repair(mended)).toBeNull();
      }),
      { numRuns: 2_000 },
    );
  });

  it('gives back any day written in French', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1971-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10);
          const [year, month, dayOfMonth] = day.split('-');
          expect(repairDate(`${dayOfMonth}/${month}/${year}`)?.valeur).toBe(day);
          expect(isDay(day)).toBe(true);
        },
      ),
    );
  });

  it('gives back any number written with a decimal comma', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000, max: 1_000_000 }),
        fc.integer({ min: 1, max: 999 }),
        (whole, part) => {
          const plain = `${whole}.${part}`;
          const mended = repairNombre(plain.replace('.', ','))?.valeur;
          expect(parseNombre(mended ?? '')).toBe(Number(plain));
        },
      ),
    );
  });
});

describe('a latitude and a longitude in one cell', () => {
  const BOURG = [46.2057, 5.2258];

  it.each([
    ['46.2057, 5.2258', ''],
    ['[46.2057,5.2258]', ''],
    ['46,2057, 5,2258', ''],
    ['46,2057 ; 5,2258', ''],
    ['46,2057 5,2258', ''],
    ['46,2057,5,2258', ''],
    ['POINT(5.2258 46.2057)', ''],
    ['POINT (5,2258 46,2057)', ''],
    ['POINT Z (5.2258 46.2057 0)', ''],
    ['POINT ZM (5.2258 46.2057 231.5 0)', ''],
    ['SRID=4326;POINT(5.2258 46.2057)', '4326'],
    ['{"type":"Point","coordinates":[5.2258,46.2057,231]}', ''],
    ['{"lon": 5.2258, "lat": 46.2057}', ''],
    ["{'lat': 46.2057, 'lon': 5.2258}", ''],
  ])('%s', (texte, systeme) => {
    expect(parsePaire(texte)).toMatchObject({ nombres: BOURG, systeme });
  });

  it('west and south, in metres, written again with points', () => {
    expect(parsePaire('-20,8823 ; 55,4504')).toEqual({
      nombres: [-20.8823, 55.4504],
      systeme: '',
      recrite: '-20.8823, 55.4504',
    });
    expect(parsePaire('16,2415 ; -61,5331')?.nombres).toEqual([16.2415, -61.5331]);
    expect(parsePaire('SRID=2154;POINT(871000.5 6570000.2)')).toEqual({
      nombres: [6570000.2, 871000.5],
      systeme: '2154',
      recrite: null,
    });
  });

  it.each(['', 'là', '46.2057', '46,2057, 5', '46.2, 5.2, 231', 'POINT EMPTY', '1 2 3 4'])(
    'nothing in « %s »',
    (texte) => {
      expect(parsePaire(texte)).toBeNull();
    },
  );

  it('is told by its look, with points or commas, overseas, in WKT', () => {
    for (const cellule of [
      '46.2057, 5.2258',
      '46,2057 ; 5,2258',
      '[-22.2758, 166.4580]',
      'POINT(5.2258 46.2057)',
      'SRID=4326;POINT Z (5.2258 46.2057 0)',
    ])
      expect([cellule, isPointLike(cellule)]).toEqual([cellule, true]);
    for (const cellule of ['46.2057', '12, 14', 'Point info jeunesse', '04.74.00.00.00'])
      expect([cellule, isPointLike(cellule)]).toEqual([cellule, false]);
  });
});
