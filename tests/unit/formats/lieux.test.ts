import { describe, expect, it } from 'vitest';

import type { Lieu } from '$lib/domain/lieu';

import { comme, lireContenu, referentielEmbarque } from './aide';

const referentiel = referentielEmbarque();

const V0 =
  'id,pivot,nom,commune,code_postal,code_insee,adresse,latitude,longitude,services,conditions_acces,labels_nationaux,labels_autres,date_maj,source';
const V1 =
  'id,pivot,nom,commune,code_postal,code_insee,adresse,latitude,longitude,services,frais_a_charge,dispositif_programmes_nationaux,formations_labels,autres_formations_labels,date_maj,source';
const ABONDANCE = 'a,00000000000000,Mairie,Abondance,74360,74001,Le Bourg,46.2795,6.7200';

async function lieux(texte: string, refus?: ReadonlySet<string>): Promise<readonly Lieu[]> {
  return comme('lieux', await lireContenu('lieux.csv', texte, { referentiel, jeu: 'lieux', refus }))
    .lecture.rows;
}

/** Acceptance read from a row of v0 with these conditions and labels. */
async function accepteV0(conditions: string, labels = ''): Promise<Lieu['accepte']> {
  const sentence = `"Gratuit : Je peux accéder gratuitement au lieu et à ses services"`;
  const header = `${V0}\n${ABONDANCE},,${sentence},,,2022-01-01,x\n`;
  const [, lieu] = await lieux(
    `${header}${ABONDANCE.replace('a', 'b')},,"${conditions}","${labels}",,2022-01-01,x\n`,
  );
  return lieu!.accepte;
}

async function accepteV1(frais: string, autres: string): Promise<Lieu['accepte']> {
  const [lieu] = await lieux(
    `${V1}\n${ABONDANCE},,"${frais}",France Services,,"${autres}",2024-01-01,x\n`,
  );
  return lieu!.accepte;
}

describe('acceptance of the Pass', () => {
  it('in v0: yes by the condition or by the label, no where conditions are filled without it, unknown where nothing is said', async () => {
    const gratuit = 'Gratuit : Je peux accéder gratuitement au lieu et à ses services';
    const pass =
      "Accepte le Pass numérique : Il est possible d'utiliser un Pass numérique pour accéder au lieu";
    expect(await accepteV0(`${gratuit};${pass}`)).toBe('oui');
    expect(await accepteV0(gratuit, 'APTIC')).toBe('oui');
    expect(await accepteV0('', 'France Services;APTIC')).toBe('oui');
    expect(await accepteV0(gratuit)).toBe('non');
    expect(await accepteV0('', '')).toBe('inconnu');
    expect(await accepteV0('', 'France Services')).toBe('inconnu');
  });

  it('in v1: never no, unless other labels carry it', async () => {
    expect(await accepteV1('Gratuit', '')).toBe('inconnu');
    expect(await accepteV1('Payant', 'Accepte le Pass numérique')).toBe('oui');
    expect(await accepteV1('', 'Label et la bête|APTIC')).toBe('oui');
    expect(await accepteV1('Gratuit', 'N’accepte pas le Pass numérique')).toBe('non');
  });

  it.each([
    'APTIC',
    'APTIC-MFS',
    'TL-APTIC',
    'Agrée Pass Numérique (APTIC ou autres)',
    'Qualification Cheque numérique',
    'cheque=Oui',
    'pass-numerique',
  ])('under the synonym %s, which is kept as the proof', async (mot) => {
    const [lieu] = await lieux(
      `nom,ville,cp,adresse,tarifs\nMairie,Abondance,74360,Le Bourg,"${mot}"\n`,
    );
    expect(lieu).toMatchObject({ accepte: 'oui' });
    expect(lieu!.preuve).toContain('conditions_acces : ');
  });

  it.each([
    ['Accepte le Pass numérique, sans rendez-vous', 'oui'],
    ['Labellisé APTIC n° 1234', 'oui'],
    ['Pass numérique accepté pour les plus de 60 ans', 'oui'],
    ['Gratuit ou Pass numérique, adhésion non obligatoire', 'oui'],
    ['Accepte le Pass numérique mais pas les chèques vacances', 'oui'],
    ['Labellisé Pass numérique (APTIC), n°12', 'oui'],
    ['Tarif réduit en plus du Pass numérique', 'oui'],
    ['N’accepte pas (encore) le Pass numérique', 'non'],
    ['Le Pass numérique n’est plus accepté depuis 2023', 'non'],
    ['Ne prend plus les Pass numériques', 'non'],
    ['Pas de Pass numérique', 'non'],
    ['Non agréé APTIC', 'non'],
    ['Accepte le Pass numérique : non', 'non'],
    ['Pass numérique, non', 'non'],
    ['cheque=Non', 'non'],
    ['En cours d’agrément APTIC', 'inconnu'],
    ['Ancien agréé APTIC', 'inconnu'],
    ['Payant (espèces ou chèque), non remboursable', 'inconnu'],
    ['Paiement par chèque : non', 'inconnu'],
    ['Chèque : oui', 'inconnu'],
  ])('a negation counts beside the words of the Pass alone: %s', async (mot, accepte) => {
    const [lieu] = await lieux(
      `nom,ville,cp,adresse,autres_labels\nMairie,Abondance,74360,Le Bourg,"${mot.replace(/;/g, ',')}|x"\n`,
    );
    expect(lieu).toMatchObject({ accepte });
  });

  it.each([
    ['Oui', 'oui'],
    ['yes', 'oui'],
    ['✓', 'oui'],
    ['agréée', 'oui'],
    ['Oui, depuis 2020', 'oui'],
    ['TL-APTIC', 'oui'],
    ['non agréé', 'non'],
    ['N', 'non'],
    ['En cours', 'inconnu'],
    ['2021', 'inconnu'],
  ])(
    'a column about the Pass that says %s; what does not decide is flagged',
    async (mot, accepte) => {
      const lu = comme(
        'lieux',
        await lireContenu(
          'l.csv',
          `nom,ville,cp,adresse,Pass numérique\nMairie,Abondance,74360,Le Bourg,"${mot}"\n`,
          { referentiel, jeu: 'lieux' },
        ),
      );
      expect(lu.lecture.rows[0]).toMatchObject({ accepte });
      const isFlagged = lu.lecture.constats.some(({ regle }) => regle === 'pass-illisible');
      expect(isFlagged).toBe(accepte === 'inconnu');
    },
  );

  it('from a column of its own, and never from a local file that says nothing of it', async () => {
    const file =
      'nom,ville,cp,adresse,tarifs,Pass numérique\nA,Abondance,74360,x,Gratuit,Oui\nB,Abondance,74360,x,Gratuit,non\nC,Abondance,74360,x,Gratuit,\n';
    expect((await lieux(file)).map(({ accepte }) => accepte)).toEqual(['oui', 'non', 'inconnu']);
  });
});

/** Point read from two cells for a lieu of Abondance, and the rules met. */
async function point(latitude: string, longitude: string, code = '74001') {
  const lu = comme(
    'lieux',
    await lireContenu(
      'l.csv',
      `nom;code_insee;adresse;latitude;longitude\nLieu;${code};rue;${latitude};${longitude}\n`,
      { referentiel, jeu: 'lieux' },
    ),
  );
  const { rows, constats } = lu.lecture;
  const rules = constats.filter(({ ligne }) => ligne > 0).map(({ regle }) => regle);
  const lieu = rows[0]!;
  return {
    at: [lieu.latitude, lieu.longitude].map((d) => (d === null ? null : Math.round(d * 1e3) / 1e3)),
    position: lieu.position,
    rules,
  };
}

describe('the point of a lieu', () => {
  const here = [46.28, 6.72];

  it('is read as it is, or mended', async () => {
    expect(await point('46.28', '6.72')).toEqual({ at: here, position: 'adresse', rules: [] });
    expect(await point('46,28', '6,72')).toMatchObject({
      at: here,
      rules: ['nombre-notation', 'nombre-notation'],
    });
    expect(await point('6.72', '46.28')).toMatchObject({
      at: here,
      rules: ['coordonnees-inversees'],
    });
    expect(await point('46280000', '6720000')).toMatchObject({
      at: here,
      rules: ['coordonnees-sans-virgule'],
    });
  });

  it('is converted from Lambert-93, Web Mercator, a conic zone, and the projections overseas', async () => {
    // The origins of each projection are known without computing; Mercator is y = R ln tan(π/4 + φ/2).
    const mercator = [
      6_378_137 * Math.log(Math.tan(Math.PI / 4 + (46.5 * Math.PI) / 360)),
      (6_378_137 * 3 * Math.PI) / 180,
    ];
    const cases = [
      ['6600000', '700000', '03275', [46.5, 3]],
      [String(mercator[0]), String(mercator[1]), '03275', [46.5, 3]],
      ['6200000', '1700000', '58194', [47, 3]],
      ['300000', '400000', '98804', [-21.5, 166]],
    ] as const;
    for (const [y, x, code, at] of cases) {
      expect(await point(y, x, code)).toEqual({
        at,
        position: 'adresse',
        rules: ['coordonnees-projetees'],
      });
      expect((await point(x, y, code)).at).toEqual(at);
    }
  });

  it('overseas, is right and is left alone', async () => {
    expect(await point('-20.88', '55.45', '97411')).toMatchObject({
      at: [-20.88, 55.45],
      rules: [],
    });
    expect(await point('16.24', '-61.53', '97120')).toMatchObject({
      at: [16.24, -61.53],
      rules: [],
    });
    expect(await point('4.92', '-52.31', '97302')).toMatchObject({ at: [4.92, -52.31], rules: [] });
  });

  it('far from the commune, is flagged and not moved', async () => {
    expect(await point('43.53', '5.45')).toMatchObject({
      at: [43.53, 5.45],
      rules: ['loin-de-la-commune'],
    });
  });

  it('in one cell, latitude first or longitude first', async () => {
    const read = async (cellule: string) => {
      const file = `nom;code_insee;adresse;location.coordinates\nLieu;74001;rue;${cellule}\n`;
      return (await lieux(file))[0]!;
    };
    expect(await read('46.28, 6.72')).toMatchObject({ latitude: 46.28, longitude: 6.72 });
    expect(await read('[6.72, 46.28]')).toMatchObject({ latitude: 46.28, longitude: 6.72 });
    expect(await read('[1.849121, 46.6241]')).toMatchObject({ position: 'commune' });
  });

  it('unknown, falls back on the commune and says so', async () => {
    for (const [latitude, longitude] of [
      ['', ''],
      ['0', '0'],
      ['46.6241', '1.849121'],
    ] as const) {
      const read = await point(latitude, longitude);
      expect(read.position).toBe('commune');
      expect(read.rules).toContain('position-de-la-commune');
    }
  });
});

describe('repairs refused', () => {
  const file = `${V0}\nx,,Mairie,Bourg-en-Bresse,01000,1053,rue,5.22,46.2,,,,,16/06/2021,s\ny,,Poste,Bourg-en-Bresse,01000,1053,rue,46.2,5.22,,,,,17/06/2021,s\n`;

  it('by rule: the cell stays as read, flagged', async () => {
    const [lieu] = await lieux(file, new Set(['date-notation', 'coordonnees-inversees']));
    expect(lieu).toMatchObject({
      dateMaj: null,
      latitude: 5.22,
      longitude: 46.2,
      codeInsee: '01053',
    });
  });

  it('cell by cell: the same repair goes on elsewhere', async () => {
    const [one, other] = await lieux(file, new Set(['1/date_maj/date-notation']));
    expect([one!.dateMaj, other!.dateMaj]).toEqual([null, '2021-06-17']);
  });
});

describe('local columns', () => {
  const file = 'A;B;C;D;E\nMairie;rue;74360;46.2795;6.7200\nPoste;rue;74360;46.2796;6.7201\n';
  const read = (correspondance?: Readonly<Record<string, readonly string[]>>) =>
    lireContenu('l.csv', file, { referentiel, jeu: 'lieux', correspondance });

  it('are proposed from what cells hold, and adjusted by the user', async () => {
    await expect(read()).rejects.toThrow('une colonne de noms de lieux');
    const { lecture, reconnaissance } = comme('lieux', await read({ nom: ['A'], adresse: ['B'] }));
    expect(reconnaissance.correspondance).toEqual({
      nom: ['A'],
      adresse: ['B'],
      codePostal: ['C'],
      latitude: ['D'],
      longitude: ['E'],
    });
    expect(lecture.rows[1]).toMatchObject({
      nom: 'Poste',
      codePostal: '74360',
      latitude: 46.2796,
      position: 'adresse',
    });
  });
});

describe('identifiers', () => {
  it('met twice get a number, and no row is lost', async () => {
    const rows = await lieux(`${V0}\n${`${ABONDANCE},,,,,2022-01-01,x\n`.repeat(3)}`);
    expect(rows.map(({ id }) => id)).toEqual(['a', 'a~2', 'a~3']);
  });

  it('are built where the file has none, the same whatever the order of the rows', async () => {
    const rows = ['Mairie,Abondance,74360,x', 'Poste,Abondance,74360,y'];
    const read = async (order: readonly string[]): Promise<string[]> =>
      (await lieux(`nom,ville,cp,adresse\n${order.join('\n')}\n`)).map(({ id }) => id).sort();
    expect(await read(rows)).toEqual(['mairie-74360', 'poste-74360']);
    expect(await read(rows.toReversed())).toEqual(await read(rows));
  });
});
