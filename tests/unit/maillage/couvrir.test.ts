import { readFileSync } from 'node:fs';

import { afterAll, describe, expect, it } from 'vitest';

import { Dossier, maillage } from '../../support/maillage';
import { SHARED } from '../../support/shared';

const dossier = new Dossier();
afterAll(() => dossier.effacer());

const demande = dossier.ecrire('demande.csv', [
  'id,poids,latitude,longitude',
  'a,60,45,3',
  'b,60,45.2,3',
  'c,50,45.4,3',
  'd,50,45.6,3',
]);
const sites = dossier.ecrire('sites.csv', [
  'id,capacite,latitude,longitude',
  'ac,1,45.2,3',
  'x,1,45.01,3',
  'y,1,45.55,3',
]);
const existants = dossier.ecrire('existants.csv', [
  'id,capacite,latitude,longitude',
  'e,1,45.61,3',
]);
const couts = dossier.ecrire('couts.csv', [
  'demande,offre,cout',
  ...['a,x', 'c,x', 'b,y', 'd,y', 'a,ac', 'b,ac'].map((paire) => `${paire},1`),
]);

describe('maillage couvrir', () => {
  it('finds the best pair where greedy errs, proven', async () => {
    const { code, stdout } = await maillage(
      'couvrir',
      '--demande',
      demande,
      '--candidats',
      sites,
      '--couts',
      couts,
      '--p',
      '2',
      '--exact',
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      sites: ['x', 'y'],
      couvert: 220,
      borne: 220,
      garantie: 1,
    });
  });

  it('counts what existing sites cover, within a radius by road', async () => {
    const rayon = [
      '--demande',
      demande,
      '--candidats',
      sites,
      '--existants',
      existants,
      '--rayon-km',
      '8',
      '--p',
      '1',
    ];
    const { stdout } = await maillage('couvrir', ...rayon);
    expect(JSON.parse(stdout)).toMatchObject({ couvert: 110, garantie: 1 });
    const aVol = await maillage('couvrir', ...rayon, '--detour', '1', '--exact');
    expect(JSON.parse(aVol.stdout)).toMatchObject({ couvert: 110, borne: 110 });
  });

  it('honours capacities where it is asked to, existing sites included, and none where they are blank', async () => {
    const limites = dossier.ecrire('limites.csv', ['id,capacite', 'ac,100', 'x,30', 'y,']);
    const suite = ['--demande', demande, '--candidats', limites, '--couts', couts, '--p', '2'];
    const { stdout } = await maillage('couvrir', ...suite, '--capacites', '--exact');
    expect(JSON.parse(stdout)).toEqual({
      sites: ['ac', 'y'],
      couvert: 170,
      borne: 170,
      garantie: 1,
    });
    const libre = await maillage('couvrir', ...suite, '--exact');
    expect(JSON.parse(libre.stdout)).toMatchObject({ sites: ['x', 'y'], couvert: 220 });
  });

  it('says in French what is wrong', async () => {
    const sans = await maillage('couvrir', '--demande', demande, '--candidats', sites, '--p', '1');
    expect(sans).toMatchObject({ code: 2, stdout: '' });
    expect(sans.stderr).toContain('il faut --couts ou --rayon-km');
    const { code, stderr } = await maillage(
      'couvrir',
      '--demande',
      demande,
      '--candidats',
      sites,
      '--rayon-km',
      '5',
      '--p',
      '1.5',
    );
    expect(code).toBe(2);
    expect(stderr).toContain('--p attend un nombre entier');
  });
});

describe.skipIf(!SHARED)('maillage couvrir, on San Francisco', () => {
  it('covers 875,247 people with four stores', async () => {
    const { demand, candidates, cost } = JSON.parse(
      readFileSync(`${SHARED}/oracles/spopt-sf/sf.json`, 'utf8'),
    ) as {
      demand: { id: string; weight: number }[];
      candidates: { id: string }[];
      cost: number[][];
    };
    const paires = cost.flatMap((rangee, i) =>
      rangee.flatMap((d, j) => (d <= 5000 ? [`${demand[i]!.id},${candidates[j]!.id},${d}`] : [])),
    );
    const { stdout } = await maillage(
      'couvrir',
      '--demande',
      dossier.ecrire('sf-d.csv', [
        'id,poids',
        ...demand.map(({ id, weight }) => `${id},${weight}`),
      ]),
      '--candidats',
      dossier.ecrire('sf-c.csv', ['id,capacite', ...candidates.map(({ id }) => `${id},`)]),
      '--couts',
      dossier.ecrire('sf-t.csv', ['demande,offre,cout', ...paires]),
      '--p',
      '4',
      '--exact',
    );
    expect(JSON.parse(stdout)).toMatchObject({ couvert: 875_247, borne: 875_247, garantie: 1 });
  });
});
