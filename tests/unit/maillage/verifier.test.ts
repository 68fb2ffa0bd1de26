import { afterAll, describe, expect, it } from 'vitest';

import { Dossier, maillage } from '../../support/maillage';

const dossier = new Dossier();
afterAll(() => dossier.effacer());

const local = dossier.ecrire('local.csv', [
  'organisme,num,insee,effectif',
  'Mairie,21150014500012,15014,1',
]);

describe('maillage verifier --colonnes', () => {
  it('reads a local file by the columns told, and refuses it without them', async () => {
    const jeu = ['verifier', local, '--jeu', 'cnfs-structures'] as const;
    const [sans, avec] = await Promise.all([
      maillage(...jeu),
      maillage(...jeu, '--colonnes', 'nom=organisme,postes=effectif', '--json'),
    ]);
    expect(sans).toMatchObject({ code: 2, stdout: '' });
    expect(sans.stderr).toContain('« Raison sociale »');
    expect(avec.code).toBe(0);
    expect(JSON.parse(avec.stdout)).toMatchObject({
      jeu: 'cnfs-structures',
      lignes: 1,
      rejetees: 0,
    });
  });

  it('names the fields where one is not known', async () => {
    const { code, stderr } = await maillage(
      'verifier',
      local,
      '--jeu',
      'densite',
      '--colonnes',
      'niveaux=x',
    );
    expect(code).toBe(2);
    expect(stderr).toContain('code, niveau');
  });
});
