import { afterAll, describe, expect, it } from 'vitest';

import { Dossier, maillage } from '../../support/maillage';

const dossier = new Dossier();
afterAll(() => dossier.effacer());

const local = dossier.ecrire('local.csv', [
  'organisme,num,insee,effectif',
  'Mairie,21150014500012,15014,1',
]);

/** The lines of the report that tell findings, each with its cells. */
async function constats(nom: string, lignes: readonly string[]): Promise<string[]> {
  const { stdout } = await maillage('verifier', dossier.ecrire(nom, lignes));
  const tout = stdout.trimEnd().split('\n');
  const debut = tout.findIndex((ligne) => /^(?:info|alerte|reparation|rejet) /.test(ligne));
  return tout.slice(debut);
}

describe('maillage verifier, its report', () => {
  it('tells unlike findings of one rule apart', async () => {
    const dits = await constats('operateurs.csv', [
      'operateur,tolerance_jours,alerte_jours,frais_amont_pourcent',
      'Un,-1,30,150',
      'Deux,31,-2,200',
    ]);
    expect(dits).toEqual(
      expect.arrayContaining([
        'alerte schema-contrainte : 2 fois. 0 au moins est attendu.',
        '    ligne 1, tolerance_jours : « -1 »',
        '    ligne 2, alerte_jours : « -2 »',
        'alerte schema-contrainte : 2 fois. 100 au plus est attendu.',
        '    ligne 1, frais_amont_pourcent : « 150 »',
        '    ligne 2, frais_amont_pourcent : « 200 »',
      ]),
    );
  });

  it('counts the écarts, one in the singular', async () => {
    const entete = 'operateur,tolerance_jours';
    const verdict = async (...lignes: string[]): Promise<string | undefined> => {
      const { stdout } = await maillage(
        'verifier',
        dossier.ecrire('verdict.csv', [entete, ...lignes]),
      );
      return stdout.split('\n').find((ligne) => ligne.startsWith('Schéma '));
    };
    expect(await verdict('Un,-1', 'Deux,31')).toMatch(/ : 1 écart$/);
    expect(await verdict('Un,-1', 'Deux,-2')).toMatch(/ : 2 écarts$/);
  });

  it('says that a row is rejected beside what is odd in it', async () => {
    const dits = await constats('circulation.csv', [
      'mois,lot,code_insee,lieu,carnets,distribues,utilises',
      '2024-02,L1,15014,,1,-5,0',
    ]);
    expect(dits).toContainEqual(expect.stringMatching(/^alerte compte-illisible : 1 fois/));
    expect(dits).toContainEqual(expect.stringMatching(/^rejet compte-illisible : 1 fois/));
  });

  it('names every column that the schema asks for and the file lacks', async () => {
    const dits = await constats('lots.csv', [
      'lot,debut_validite,fin_validite,pass_achetes',
      'L1,2024-02-01,2025-01-31,100',
    ]);
    const absentes = dits.filter((ligne) => ligne.startsWith('alerte schema-colonne-absente : 1'));
    for (const colonne of ['commanditaire', 'operateur', 'date_achat', 'valeur_faciale'])
      expect(absentes).toContainEqual(expect.stringContaining(`« ${colonne} »`));
  });

  it('keeps short where each row has a message of its own, and says what it keeps back', async () => {
    const dits = await constats('agrees.csv', [
      'operateur,tolerance_jours,alerte_jours,blocage_jours,releve_jours',
      ...Array.from({ length: 40 }, (_, i) => [`Op${i},31,30,15,37`, `Op${i},31,30,15,37`]).flat(),
    ]);
    const doubles = dits.filter((ligne) => ligne.startsWith('alerte schema-unique'));
    expect(doubles).toHaveLength(11);
    expect(doubles.at(-1)).toBe(
      'alerte schema-unique : 30 fois encore, avec d’autres messages : --json les donne.',
    );
  });
});

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
