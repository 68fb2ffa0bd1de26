import { readFileSync } from 'node:fs';

import { afterAll, describe, expect, it } from 'vitest';

import { SHARED } from '../../support/shared';
import { Dossier, maillage } from '../../support/maillage';

const dossier = new Dossier();
afterAll(() => dossier.effacer());

const BINAIRE = '{"type":"binary","cutoff":30}';

const demande = dossier.ecrire('demande.csv', [
  'id,poids,latitude,longitude',
  'a,100,45,3',
  'b,50,45.1,3',
  'c,0,46,3',
]);
const offre = dossier.ecrire('offre.csv', [
  'id;capacite;latitude;longitude',
  'x;30;45;3',
  'y;12,5;45,1;3',
]);
const couts = dossier.ecrire('couts.csv', [
  'demande,offre,cout',
  'a,x,0',
  'a,y,30',
  'b,x,31',
  'b,y,5',
]);

function commande(...plus: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return maillage(
    'acces',
    '--demande',
    demande,
    '--offre',
    offre,
    '--decroissance',
    BINAIRE,
    ...plus,
  );
}

describe('maillage acces', () => {
  it('writes the access of each demand, bounds included, an absent pair out of reach', async () => {
    const { code, stdout } = await commande('--couts', couts, '--methode', '2sfca');
    expect(code).toBe(0);
    expect(stdout).toBe(`id,acces\na,${30 / 100 + 12.5 / 150}\nb,${12.5 / 150}\nc,0\n`);
  });

  it('reckons km by road between coordinates where no cost is given', async () => {
    const { stdout } = await commande('--methode', 'e2sfca', '--detour', '1.3');
    expect(stdout).toBe(`id,acces\na,${30 / 150 + 12.5 / 150}\nb,${30 / 150 + 12.5 / 150}\nc,0\n`);
  });

  it('says in French what is wrong, and ends with 2', async () => {
    const cas = [
      [['--couts', couts, '--methode', 'xsfca'], '--methode attend 2sfca'],
      [['--methode', '2sfca', '--couts', 'absent.csv'], 'absent.csv n’a pas pu être lu'],
      [['--methode', '2sfca', '--couts', demande], 'il manque demande, offre, cout'],
      [['--methode', '2sfca', '--inconnue'], '« --inconnue » n’existe pas'],
      [['--methode', '2sfca', 'reste'], '« reste » n’est pas attendu'],
      [['--methode', '2sfca', '--couts'], '« --couts » n’a pas la valeur attendue'],
      [['--methode', '2sfca', '--decroissance', '{"type":"gaussian"}'], '« sigma »'],
    ] as const;
    for (const [args, message] of cas) {
      const { code, stderr, stdout } = await commande(...args);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(message);
    }
  });
});

describe.skipIf(!SHARED)('maillage acces, against R accessibility', () => {
  it('gives the published balanced access of five cells', async () => {
    const oracle = JSON.parse(
      readFileSync(`${SHARED}/oracles/r-accessibility/bho5.json`, 'utf8'),
    ) as {
      demand: number[];
      supply: number[];
      cost: [number, number, number][];
      cases: { method: string; decay: { type: string }; expected?: number[] }[];
    };
    const fichiers = [
      '--demande',
      dossier.ecrire('d.csv', ['id,poids', ...oracle.demand.map((p, i) => `d${i},${p}`)]),
      '--offre',
      dossier.ecrire('s.csv', ['id,capacite', ...oracle.supply.map((s, j) => `s${j},${s}`)]),
      '--couts',
      dossier.ecrire('c.csv', [
        'demande,offre,cout',
        ...oracle.cost.map(([i, j, d]) => `d${i},s${j},${d}`),
      ]),
    ];
    const [deuxSfca, equilibree] = oracle.cases;
    for (const cas of [deuxSfca!, equilibree!]) {
      const { stdout } = await maillage(
        'acces',
        ...fichiers,
        '--methode',
        cas.method,
        '--decroissance',
        JSON.stringify(cas.decay),
      );
      const valeurs = stdout
        .trim()
        .split('\n')
        .slice(1)
        .map((ligne) => Number(ligne.split(',')[1]));
      cas.expected!.forEach((attendu, i) => expect(valeurs[i]).toBeCloseTo(attendu, 9));
    }
  });
});
