import { describe, expect, it } from 'vitest';

import { comme, comptesParRegle, lireContenu, referentielEmbarque } from './aide';

const referentiel = referentielEmbarque();
const lire = (contenu: string) => lireContenu('pass.csv', contenu, { referentiel });

const LOTS =
  'lot,commanditaire,operateur,date_achat,debut_validite,fin_validite,perimetre,taille_carnet,pass_achetes,valeur_faciale,public_cible';
const CARNETS = 'carnet,lot,date_remise,code_insee,localisation,prescripteur,nombre_pass';

describe('lots', () => {
  it('are read whole', async () => {
    const { rows } = comme(
      'pass-lots',
      await lire(
        `${LOTS}\nL1,Département,Opérateur,01/02/2023,2023-03-01,2024-03-01,departement:63;84,10,5 000,"10,00",\n`,
      ),
    ).lecture;
    expect(rows).toEqual([
      {
        id: 'L1',
        commanditaire: 'Département',
        operateur: 'Opérateur',
        dateAchat: '2023-02-01',
        debutValidite: '2023-03-01',
        finValidite: '2024-03-01',
        perimetre: ['departement:63', '84'],
        tailleCarnet: 10,
        passAchetes: 5_000,
        valeurFaciale: 10,
        publicCible: null,
        services: [],
      },
    ]);
  });

  it.each([
    ['departement:99', 'departement:99'],
    ['departement:63|commune:99144', 'commune:99144'],
    ['France entière', 'France entière'],
    ['Vienne', 'Vienne'],
    ['1', '1'],
  ])(
    'are kept and told where their perimeter is no territory of today: %s',
    async (dit, inconnu) => {
      const lu = await lire(
        `${LOTS}\nL1,c,o,2023-01-01,2023-01-01,2024-01-01,${dit},10,1,10,\nL2,c,o,2023-01-01,2023-01-01,2024-01-01,region:84|departement:2A|epci:200046977|commune:69381|971,10,1,10,\n`,
      );
      expect(lu.lecture).toMatchObject({ lignes: 2, acceptees: 2 });
      expect(comptesParRegle(lu)).toEqual({ 'perimetre-inconnu': 1 });
      expect(lu.lecture.constats[0]).toMatchObject({
        ligne: 1,
        colonne: 'perimetre',
        gravite: 'alerte',
        message: expect.stringContaining(`Périmètre inconnu : ${inconnu}. `) as string,
      });
      expect(comme('pass-lots', lu).lecture.rows[0]!.perimetre).toEqual(dit.split('|'));
    },
  );

  it.each([
    ['commune:49144', 'commune-fusionnee', ['commune:44180']],
    ['49144', 'commune-fusionnee', ['commune:44180']],
    ['departement:63|commune:49144', 'commune-fusionnee', ['departement:63', 'commune:44180']],
    ['commune:49144|commune:44180', 'commune-fusionnee', ['commune:44180']],
    ['departement:1|departement:3', 'zero-perdu', ['departement:01', 'departement:03']],
    ['7', 'zero-perdu', ['departement:07']],
    ['commune:1053', 'zero-perdu', ['commune:01053']],
    ['commune:2a004', 'lettre-corse', ['commune:2A004']],
    ['Ain', 'perimetre-notation', ['departement:01']],
    ['departement:Puy-de-Dôme', 'perimetre-notation', ['departement:63']],
    ['Région:84', 'perimetre-notation', ['region:84']],
    ['Auvergne-Rhône-Alpes', 'perimetre-notation', ['region:84']],
  ])('have the territories of their perimeter mended: %s', async (dit, regle, perimetre) => {
    const file = `${LOTS}\nL1,c,o,2023-01-01,2023-01-01,2024-01-01,${dit},10,1,10,\n`;
    const lu = await lire(file);
    expect(lu.lecture).toMatchObject({ lignes: 1, reparees: 1 });
    expect(comptesParRegle(lu)).toEqual({ [regle]: 1 });
    expect(comme('pass-lots', lu).lecture.rows[0]!.perimetre).toEqual(perimetre);
    const refus = new Set([regle]);
    const refuse = await lireContenu('pass.csv', file, { referentiel, refus });
    expect(comptesParRegle(refuse)).toEqual({ [regle]: 1, 'perimetre-inconnu': 1 });
    expect(comme('pass-lots', refuse).lecture.rows[0]!.perimetre).toEqual(dit.split('|'));
  });

  it('have a zero put back before the commune is that of today', async () => {
    const file = `${LOTS}\nL1,c,o,2023-01-01,2023-01-01,2024-01-01,commune:1018,10,1,10,\n`;
    const lu = await lire(file);
    expect(comptesParRegle(lu)).toEqual({ 'zero-perdu': 1, 'commune-fusionnee': 1 });
    expect(comme('pass-lots', lu).lecture.rows[0]!.perimetre).toEqual(['commune:01033']);
  });

  it.each([
    ['a second time', 'L1,c,o,2023-01-01,2023-01-01,2024-01-01,,10,1,10,', 'lot-en-double'],
    ['a carnet of seven', 'L2,c,o,2023-01-01,2023-01-01,2024-01-01,,7,1,10,', 'taille-carnet'],
    [
      'an end before the beginning',
      'L2,c,o,2023-01-01,2023-01-01,2022-01-01,,10,1,10,',
      'validite',
    ],
    ['no face value', 'L2,c,o,2023-01-01,2023-01-01,2024-01-01,,10,1,,', 'quantite'],
  ])('are set aside for a reason: %s', async (_, row, regle) => {
    const lu = await lire(`${LOTS}\nL1,c,o,2023-01-01,2023-01-01,2024-01-01,,10,1,10,\n${row}\n`);
    expect(lu.lecture).toMatchObject({ lignes: 2, rejetees: 1 });
    expect(lu.lecture.constats.at(-1)).toMatchObject({ ligne: 2, regle, gravite: 'rejet' });
  });
});

describe('carnets', () => {
  it('keep how their commune is known; unknown, the least is claimed', async () => {
    const file = `${CARNETS}\nc1,L1,2023-04-01,74001,residence,Mairie,10\nc2,L1,2023-04-01,74001,,CAF,10\n`;
    const { rows } = comme('pass-carnets', await lire(file)).lecture;
    expect(rows.map(({ localisation }) => localisation)).toEqual(['residence', 'prescripteur']);
    const postal =
      'carnet,lot,date_remise,code_postal,commune,nombre_pass\nc1,L1,2023-04-01,74360,Abondance,10\n';
    expect(comme('pass-carnets', await lire(postal)).lecture.rows[0]).toMatchObject({
      codeInsee: '74001',
      localisation: 'code_postal',
    });
  });

  it('lose every trace of the person: announced, in no row, no finding, no rejected row', async () => {
    const file = [
      'carnet,lot,date_remise,code_insee,localisation,prescripteur,nombre_pass,Nom,Prénom,Date de naissance,contact,Téléphone',
      'c1,L1,2023-04-01,74001,residence,Mairie,10,MARTINETTI,Éloïse,03/04/1951,eloise@exemple.fr,06 12 34 56 78',
      'c2,L1,2023-04-01,99999,residence,Mairie,10,DUPRATZ,Zacharie,03/04/1952,zac@exemple.fr,06 12 34 56 79',
    ].join('\n');
    const lu = await lire(file);
    expect(comptesParRegle(lu)['donnee-personnelle']).toBe(5);
    expect(lu.lecture).toMatchObject({ lignes: 2, rejetees: 1 });
    const kept = JSON.stringify(lu).normalize('NFC');
    for (const secret of [
      'MARTINETTI',
      'Éloïse',
      '1951',
      'exemple.fr',
      '06 12',
      'DUPRATZ',
      'Zacharie',
    ]) {
      expect(kept).not.toContain(secret);
    }
  });
});

describe('utilisations and circulation', () => {
  it('are read, blanks counting for nothing', async () => {
    const used = comme(
      'pass-utilisations',
      await lire('carnet,lieu,date,nombre_pass\nc1,a,15/04/2023,2\nc1,,2023-04-15,2\n'),
    ).lecture;
    expect(used.rows).toEqual([{ carnet: 'c1', lieu: 'a', date: '2023-04-15', nombrePass: 2 }]);
    expect(used.rejetees).toBe(1);
    const monthly =
      'mois,lot,code_insee,lieu,carnets,distribues,utilises\n2023-04,L1,74001,,3,30,\n05/2023,L1,74001,a,,,4\n2023-13,L1,74001,,1,1,1\n2023-04,L1,74001,,-3,30,\n';
    const { rows, rejetees } = comme('pass-circulation', await lire(monthly)).lecture;
    expect(rows).toEqual([
      {
        mois: '2023-04',
        lot: 'L1',
        codeInsee: '74001',
        lieu: null,
        carnets: 3,
        distribues: 30,
        utilises: 0,
      },
      {
        mois: '2023-05',
        lot: 'L1',
        codeInsee: '74001',
        lieu: 'a',
        carnets: 0,
        distribues: 0,
        utilises: 4,
      },
    ]);
    expect(rejetees).toBe(2);
  });
});

describe('a row that repeats the key of another', () => {
  const repetitions = async (texte: string) => {
    const { lecture } = await lire(texte);
    expect(lecture).toMatchObject({ rejetees: 0, lignes: texte.trim().split('\n').length - 1 });
    return lecture.constats
      .filter(({ regle }) => /^lignes?-repetees?$/.test(regle))
      .map(({ ligne, gravite, message }) => ({ ligne, gravite, message }));
  };

  it('is kept and told, with the row that it repeats, however its day is written', async () => {
    const entete = 'carnet,lieu,date,nombre_pass\n';
    expect(
      await repetitions(`${entete}c1,a,15/04/2023,2\nc1,b,2023-04-15,2\nc1,a,2023-04-15,1\n`),
    ).toEqual([
      {
        ligne: 3,
        gravite: 'alerte',
        message:
          'Même carnet, lieu et date qu’à la ligne 1 : les Pass des deux s’ajoutent. Supprimez-la si elle est recopiée.',
      },
    ]);
  });

  it('is one Pass more where the file counts none: nothing is told', async () => {
    const uses = 'carnet,lieu,date\nc1,a,2023-04-15\nc1,a,2023-04-15\n';
    expect(await repetitions(uses)).toEqual([]);
  });

  it('of a circulation is told too; communes that have merged since are not one', async () => {
    const monthly =
      'mois,lot,code_insee,lieu,carnets,distribues,utilises\n' +
      '2023-04,L1,01033,,3,30,0\n2023-04,L1,01091,,2,20,0\n2023-04,L1,01033,a,0,0,4\n04/2023,L1,01033,,3,30,0\n';
    const told = await repetitions(monthly);
    expect(told.map(({ ligne }) => ligne)).toEqual([4]);
    expect(told[0]!.message).toMatch(/^Même mois, lot, commune et lieu qu’à la ligne 1 : /);
    const { rows } = comme('pass-circulation', await lire(monthly)).lecture;
    expect(new Set(rows.map(({ codeInsee }) => codeInsee))).toEqual(new Set(['01033']));
  });

  it('is told once where the schema is checked too: by its key', async () => {
    const contenu = `carnet,lieu,date,nombre_pass\n${'c1,a,2023-04-15,1\n'.repeat(2)}`;
    const lu = await lireContenu('pass.csv', contenu, { referentiel, controler: true });
    expect(lu.lecture.constats.map(({ ligne, regle }) => [ligne, regle])).toEqual([
      [2, 'schema-cle'],
    ]);
  });

  it('is told a thousand times at most, then once for the file', async () => {
    const file = `carnet,lieu,date,nombre_pass\n${'c1,a,2023-04-15,1\n'.repeat(3_000)}`;
    const told = await repetitions(file);
    expect(told).toHaveLength(1_001);
    expect(told.at(-1)).toMatchObject({ ligne: 0, gravite: 'alerte' });
    expect(told.at(-1)!.message).toMatch(/^Plus de 1\s?000 lignes /);
  });
});
