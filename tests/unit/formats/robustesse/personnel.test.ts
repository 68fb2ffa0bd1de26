import { describe, expect, it } from 'vitest';

import type { FichierLu } from '$lib/formats/lire';
import type { Jeu } from '$lib/formats/lecture';
import { writeRejets } from '$lib/formats/journal/ecrire';
import { isPersonal } from '$lib/formats/personnel/personnel';

import { lireContenu } from '../aide';
import { referentiel } from './communes';

/** A sound row of each file that tells of people, and its header. */
const FICHIERS: readonly (readonly [Jeu, string, string])[] = [
  [
    'pass-lots',
    'lot;commanditaire;operateur;date_achat;debut_validite;fin_validite;taille_carnet;pass_achetes;valeur_faciale',
    'L;CD;O;2024-01-01;2024-01-02;2025-01-01;10;100;10',
  ],
  [
    'pass-carnets',
    'carnet;lot;date_remise;code_insee;localisation;prescripteur;nombre_pass',
    'C#;L;2024-02-01;01001;residence;CCAS Riom;10',
  ],
  ['pass-utilisations', 'carnet;lieu;date;nombre_pass', 'C#;MJC Riom;2024-02-01;2'],
  [
    'pass-circulation',
    'mois;lot;code_insee;lieu;carnets;distribues;utilises',
    '2024-02;L;01001;;1;10;0',
  ],
  [
    'suivi',
    'id_lieu;date;statut;structure;commentaire',
    'l#;2024-02-01;contacte;CCAS Riom;rappeler',
  ],
];

/** Columns that give a person away: their names, or under a name that says nothing, what they hold. */
const PERSONNES: readonly (readonly [nom: string, cellule: (i: number) => string])[] = [
  ['Nom du bénéficiaire', () => 'SECRET'],
  ['BENEFICIAIRE_NOM', () => 'SECRET'],
  ['NomUsager', () => 'SECRET'],
  ['nom', () => 'SECRET'],
  ['Prénom usuel', () => 'SECRET'],
  ['Civilité', () => 'SECRET'],
  ['DateNaissance', () => 'SECRET'],
  ['né(e) le', () => 'SECRET'],
  ['E-mail', () => 'SECRET'],
  ['adresse_mel', () => 'SECRET'],
  ['N° de téléphone', () => 'SECRET'],
  ['GSM', () => 'SECRET'],
  ['N° allocataire CAF', () => 'SECRET'],
  ['Numéro de sécurité sociale', () => 'SECRET'],
  ['Domicile', () => 'SECRET'],
  ['Titulaire du carnet', () => 'SECRET'],
  ['Médiatrice', () => 'SECRET'],
  ['Signature', () => 'SECRET'],
  ['NomFamille', () => 'SECRET'],
  ['nomUsuel', () => 'SECRET'],
  ['last_name', () => 'SECRET'],
  ['FirstName', () => 'SECRET'],
  ['Adhérente', () => 'SECRET'],
  ['Participants', () => 'SECRET'],
  ['remis à', () => 'SECRET'],
  ['logement', () => 'SECRET'],
  ['champ_libre_1', (i) => `secret${i}@exemple.fr`],
  ['champ_libre_2', (i) => `06 12 34 56 ${10 + i}`],
  ['champ_libre_3', (i) => `6123456${10 + i}`],
  ['champ_libre_4', (i) => `+262 692 12 34 ${10 + i}`],
  ['champ_libre_5', (i) => `${10 + i}/03/1951`],
  ['champ_libre_6', () => 'SECRET Anne-Marie'],
  ['champ_libre_7', () => 'Mme Secret'],
  ['champ_libre_8', (i) => `2 51 03 63 113 0${10 + i}`],
  ['champ_libre_9', (i) => `${10 + i}/03/51`],
  ['champ_libre_10', (i) => `${10 + i} mars 1951`],
  ['champ_libre_11', (i) => `195103${10 + i}`],
  ['champ_libre_12', (i) => `3361234567${i % 10}`],
  ['champ_libre_13', (i) => `FR76 3000 4000 0312 3456 7890 ${100 + i} SECRET`.slice(0, 33)],
  ['champ_libre_14', (i) => `${10 + i} bis, rue du Secret`],
];

const lire = (
  jeu: Jeu,
  texte: string,
  correspondance?: Record<string, readonly string[]>,
): Promise<FichierLu> => lireContenu('x.csv', texte, { referentiel, jeu, correspondance });

function expectTraceless(lu: FichierLu, colonne: string): void {
  expect(JSON.stringify(lu.lecture)).not.toMatch(
    /secret|SECRET|Secret|06 12|6123456|692 12|1951|03\/51|2 51 03|3000 4000/,
  );
  expect(lu.lecture.constats).toContainEqual(
    expect.objectContaining({ ligne: 0, regle: 'donnee-personnelle', colonne }),
  );
}

/** No field is shown to be read from the column, and no reason names it. */
function expectUnmapped({ reconnaissance }: FichierLu, colonne: string): void {
  expect(Object.values(reconnaissance.correspondance).flat()).not.toContain(colonne);
  expect(reconnaissance.raisons.join(' ')).not.toContain(`« ${colonne} »`);
}

describe.each(FICHIERS)('%s', (jeu, header, row) => {
  const rows = (extra: (i: number) => string): string =>
    Array.from(
      { length: 12 },
      (_, i) => `${row.replace('#', String(i)).replace(/^L;/, `L${i};`)};${extra(i)}`,
    ).join('\n');

  it.each(PERSONNES)(
    '« %s » is announced, and leaves no trace, in rejected rows either',
    async (nom, cellule) => {
      const rejected = `${header.replace(/[^;]+/g, '')};${cellule(1)}`;
      const lu = await lire(jeu, `${header};${nom}\n${rows(cellule)}\n${rejected}\n`);
      expectTraceless(lu, nom);
      expectUnmapped(lu, nom);
      expect(lu.lecture).toMatchObject({ acceptees: 12, rejetees: 1 });
    },
  );

  it('its own columns are never taken for personal', async () => {
    const lu = await lire(jeu, `${header};nombre\n${rows(() => '3')}\n`);
    expect(lu.lecture).toMatchObject({ lignes: 12, acceptees: 12 });
    expect(lu.lecture.constats.filter(({ regle }) => regle === 'donnee-personnelle')).toEqual([]);
  });
});

describe('people under a column of the schema', () => {
  it('carnets named by e-mail: the column is not read, the rows are set aside without it', async () => {
    const text = `carnet;lieu;date;nombre_pass\n${Array.from({ length: 9 }, (_, i) => `secret${i}@exemple.fr;l;2024-01-01;1`).join('\n')}\n`;
    const lu = await lire('pass-utilisations', text);
    expectTraceless(lu, 'carnet');
    expectUnmapped(lu, 'carnet');
    expect(lu.lecture).toMatchObject({ lignes: 9, rejetees: 9 });
  });

  it('carnets numbered like a phone, or as long as a social security number, are carnets', async () => {
    const text = `carnet;lieu;date;nombre_pass\n${Array.from({ length: 9 }, (_, i) => `061234567${i};l;2024-01-01;1\n12305123456780${i};l;2024-01-01;1`).join('\n')}\n`;
    expect((await lire('pass-utilisations', text)).lecture.acceptees).toBe(18);
  });
});

/** A sound row of each file that tells of teams. */
const EQUIPES: readonly (readonly [Jeu, string, string])[] = [
  [
    'cnfs-permanences',
    'id;nom_lieu;commune;code_postal;adresse;latitude;longitude;telephone;courriel;structureId;nb_aidants',
    'p#;MJC Riom;Aurillac;15000;1 place;44.93;2.44;04 71 00 00 00;mairie@aurillac.fr;s;2',
  ],
  [
    'lieux',
    'id;nom_lieu;commune;code_postal;adresse;telephone;courriel;services;conseiller_numerique',
    'l#;CCAS Riom;Aurillac;15000;1 place;04 71 00 00 00;mairie@aurillac.fr;x;oui',
  ],
  [
    'cnfs-structures',
    'id;Raison sociale;SIRET;Code commune INSEE;Nombre de conseillers validés',
    's#;CCAS Riom;21150014500012;15014;2',
  ],
];

const GENS: readonly (readonly [nom: string, cellule: (i: number) => string])[] = [
  ['aidants', () => '[{"nom":"SECRET","prenom":"Anne"}]'],
  ['Nom du conseiller', () => 'SECRET'],
  ['conseillere_prenom', () => 'SECRET'],
  ['Nom de l’aidant', () => 'SECRET'],
  ['email_conseiller', (i) => `secret${i}@exemple.fr`],
  ['Téléphone du médiateur', (i) => `06 12 34 56 ${10 + i}`],
  ['Référent', () => 'SECRET'],
  ['Responsable de la structure', () => 'SECRET'],
  ['Contact prénom', () => 'SECRET'],
  ['nom_contact', () => 'SECRET'],
  ['Personne à contacter', () => 'SECRET'],
  ['Conseillers numériques présents', () => 'SECRET Anne'],
  ['NometPrenomdelapersonnereferente', () => 'SECRET'],
  ['champ_libre_1', () => 'SECRET Anne-Marie'],
  ['champ_libre_2', (i) => `2 51 03 63 113 0${10 + i}`],
];

describe.each(EQUIPES)('those who work in the %s', (jeu, header, row) => {
  const rows = (extra: (i: number) => string): string =>
    Array.from({ length: 12 }, (_, i) => `${row.replace('#', String(i))};${extra(i)}`).join('\n');
  /** Without a name or an address, and shifted by a separator too many. */
  const rejected = (cellule: string): string =>
    `${header.replace(/[^;]+/g, '')};${cellule}\n${row};;${cellule}`;

  it.each(GENS)(
    '« %s » is announced, and leaves no trace, in rejected rows either',
    async (nom, cellule) => {
      const lu = await lire(jeu, `${header};${nom}\n${rows(cellule)}\n${rejected(cellule(1))}\n`);
      expectTraceless(lu, nom);
      expect(lu.lecture.lignes).toBe(14);
      expect(lu.lecture.rejets.length).toBeGreaterThan(0);
      expect(JSON.stringify(lu.reconnaissance)).not.toMatch(/secret|SECRET|06 12|2 51 03/);
      expectUnmapped(lu, nom);
      expect(writeRejets(lu.lecture, lu.reconnaissance.colonnes)).not.toMatch(
        /secret|SECRET|06 12|2 51 03/,
      );
      expect(isPersonal(lu.lecture)).toBe(true);
    },
  );

  it.each([
    ['Accompagnement', () => 'personnes âgées'],
    ['structure_responsable', () => 'CCAS Riom'],
    ['aidants_connect', () => 'oui'],
    ['nb_conseillers_presents', (i: number) => String(i)],
    ['Label Aidants Connect', () => 'Aidants Connect'],
    ['Nom de la médiathèque', () => 'Simone-Veil'],
    ['WIFI', () => 'Accès WIFI'],
    ['equipement', () => 'Borne WIFI'],
    ['PBC_NR', () => 'Label NR'],
  ])('« %s » names no one', async (nom, cellule) => {
    const lu = await lire(jeu, `${header};${nom}\n${rows(cellule)}\n`);
    expect(lu.lecture).toMatchObject({ lignes: 12, rejetees: 0 });
    expect(isPersonal(lu.lecture)).toBe(false);
  });
});

it('a permanence named by the surname of its conseillère is known by its address', async () => {
  const lignes = Array.from(
    { length: 9 },
    (_, i) => `SECRET;Anne;${i} rue des Carmes;15000;Aurillac;44.93;2.44;s;1`,
  );
  const lu = await lire(
    'cnfs-permanences',
    `nom;prenom;adresse;code_postal;commune;latitude;longitude;structureId;nb_aidants\n${lignes.join('\n')}\n`,
  );
  expectTraceless(lu, 'nom');
  expectUnmapped(lu, 'nom');
  expect(lu.lecture).toMatchObject({ lignes: 9, rejetees: 0 });
});

it('a « nom » of persons is in no correspondence, whether it is proposed or the user asks for it', async () => {
  const lignes = Array.from(
    { length: 9 },
    (_, i) => `SECRET;Anne;${i} rue des Carmes;15000;Aurillac;44.93;2.44;x`,
  );
  const texte = `nom;prenom;adresse;code_postal;commune;latitude;longitude;services\n${lignes.join('\n')}\n`;
  for (const correspondance of [undefined, { nom: ['nom'] }]) {
    const lu = await lire('lieux', texte, correspondance);
    expectTraceless(lu, 'nom');
    expectUnmapped(lu, 'nom');
    expect(lu.lecture).toMatchObject({ lignes: 9, rejetees: 0 });
  }
});

describe('a file whose rows are people, not lieux', () => {
  const NOMS = [
    'Secret Émilie',
    'Anne-Marie Secret',
    'Lou Secret',
    'Paul Secret-Petit',
    'Zoé Secret',
  ];
  const LOCAUX = ['emilie.secret', 'annemarie-secret', 'lou.secret', 'p.secret.petit', 'contact'];
  const lignes = NOMS.map(
    (nom, i) =>
      `${nom};${LOCAUX[i]!}@x.fr;06 12 34 56 7${i};${i} rue Haute;15000;Aurillac;MJC ${i}`,
  );
  const texte = `nom;courriel;telephone;adresse;code_postal;commune;lieu_d_accueil\n${lignes.join('\n')}\n`;

  it('is never loaded unasked, and then without their names, e-mails and phones', async () => {
    await expect(lireContenu('x.csv', texte, { referentiel })).rejects.toThrow(
      'n’a pas été chargé',
    );
    const lu = await lire('lieux', texte);
    for (const colonne of ['nom', 'courriel', 'telephone']) expectTraceless(lu, colonne);
    expect(lu.lecture).toMatchObject({ lignes: 5, rejetees: 0 });
  });

  it('is one of lieux where the user says what names them; people stay masked', async () => {
    const lu = await lire('lieux', texte, { nom: ['lieu_d_accueil'] });
    expectTraceless(lu, 'courriel');
    expect(lu.lecture.rows[2]).toMatchObject({ nom: 'MJC 2', courriel: null, telephone: null });
  });

  it('lieux whose e-mails begin with their names are lieux', async () => {
    const noms = ['Mairie Salers', 'Médiathèque Simone-Veil', 'Espace Numérique', 'Maison Bleue'];
    const mails = ['mairie.salers', 'mediatheque-simone-veil', 'espacenumerique', 'maison.bleue'];
    const rows = noms.map((nom, i) => `${nom};${mails[i]!}@x.fr;1 rue;15000;Aurillac`);
    const { lecture } = await lireContenu(
      'x.csv',
      `nom;courriel;adresse;code_postal;commune\n${rows.join('\n')}\n`,
      { referentiel },
    );
    expect(lecture.rows[1]).toMatchObject({ nom: noms[1], courriel: `${mails[1]!}@x.fr` });
    expect(isPersonal(lecture)).toBe(false);
  });
});

describe('people in a cell where nobody expects them', () => {
  const sain = (i: number): string => `C${i};L;2024-02-01;01001;residence;CCAS;10;`;
  const entete = 'carnet;lot;date_remise;code_insee;localisation;prescripteur;nombre_pass;note';

  it.each([
    ['the note of one row, after two hundred empty ones', 'C999;;;;;;;secret@x.fr 06 12 34 56 78'],
    ['the day of one row', 'C999;L;secret@x.fr;01001;residence;CCAS;10;'],
    ['a sentence', 'C999;L;appeler le 06.12.34.56.78;01001;residence;CCAS;10;'],
    ['a commune', 'C999;L;2024-02-01;+33 6 12 34 56 78;residence;CCAS;10;'],
    ['a number of Pass', 'C999;L;2024-02-01;01001;residence;CCAS;2 51 03 63 113 012 09;'],
  ])('%s: taken out of the findings and of the rejected row', async (_, row) => {
    const rows = Array.from({ length: 210 }, (__, i) => sain(i));
    const { lecture } = await lire('pass-carnets', [entete, ...rows, row].join('\n'));
    expect(lecture).toMatchObject({ lignes: 211, rejetees: 1 });
    expect(JSON.stringify(lecture)).not.toMatch(/secret|06[ .]12|6 12 34|2 51 03/);
    expect(JSON.stringify(lecture.rejets)).toContain('donnée personnelle retirée');
  });
});

describe('a file of those who were handed out Pass', () => {
  const remises = (header: string, row: (i: number) => string): string =>
    `${header}\n${Array.from({ length: 8 }, (_, i) => row(i)).join('\n')}\n`;

  it.each([
    [
      'carnet n°;lot;nom bénéficiaire;prénom bénéficiaire;adresse;cp;ville;portable;remis par',
      (i: number) =>
        `A${i};L1;SECRET;Anne;${i} rue du Secret;01000;Bourg-en-Bresse;06 12 34 56 7${i};CCAS`,
    ],
    [
      'Nom;Prénom;Date de naissance;Adresse;Code postal;Ville;Téléphone;Courriel',
      (i: number) =>
        `SECRET;Anne;0${i + 1}/03/1951;${i} rue du Secret;01000;Bourg-en-Bresse;06 12 34 56 7${i};secret${i}@x.fr`,
    ],
    [
      'Numéro de carnet;Nom de la structure;SIRET;Adresse;Code postal;Commune;Nb Pass',
      (i: number) => `A${i};MJC;13002603200016;${i} rue du Secret;01000;Bourg-en-Bresse;3`,
    ],
  ])('is never loaded as lieux unasked: %s', async (header, row) => {
    const texte = remises(header, row);
    const seul = lireContenu('x.csv', texte, { referentiel });
    await expect(seul).rejects.toThrow('n’a pas été chargé');
    const { lecture } = await lire('lieux', texte);
    expect(JSON.stringify(lecture)).not.toMatch(/secret|SECRET|Secret|06 12|1951/);
  });

  it('lieux that count carnets or welcome usagers are lieux', async () => {
    const texte = remises(
      'nom_lieu;adresse;code_postal;commune;nombre de carnets;accueil des usagers',
      (i) => `MJC ${i};${i} rue Haute;01000;Bourg-en-Bresse;3;oui`,
    );
    const lu = await lireContenu('x.csv', texte, { referentiel });
    expect(lu).toMatchObject({ jeu: 'lieux', lecture: { lignes: 8, rejetees: 0 } });
  });
});
