import { utimesSync } from 'node:fs';

import { afterAll, describe, expect, it } from 'vitest';

import { Dossier, maillage } from '../../support/maillage';
import { comme, lireChemin, referentielEmbarque } from '../formats/aide';

const dossier = new Dossier();
afterAll(() => dossier.effacer());
const referentiel = referentielEmbarque();

const PASS =
  "Accepte le Pass numérique : Il est possible d'utiliser un Pass numérique pour accéder au lieu";
const GRATUIT = 'Gratuit : Je peux accéder gratuitement au lieu et à ses services';

/** The same three lieux, which take the Pass, do not, and do not say, in each shape of file. */
const SOURCES = {
  v0: dossier.ecrire('v0.csv', [
    'id,pivot,nom,commune,code_postal,code_insee,adresse,latitude,longitude,date_maj,services,conditions_acces,labels_nationaux',
    `a,21150014500012,Mairie,Aurillac,15000,15014,1 place de la Paix,44.93,2.44,2022-05-01,Prendre en main un ordinateur,"${GRATUIT};${PASS}",APTIC;CNFS`,
    `b,00000000000000,Médiathèque,Aurillac,15000,15014,2 rue des Carmes,44.92,2.45,2022-05-02,Prendre en main un ordinateur,${GRATUIT},`,
    'c,00000000000000,MJC,Aurillac,15000,15014,3 rue du Puy,44.91,2.43,2022-05-03,Prendre en main un ordinateur,,',
  ]),
  v1: dossier.ecrire('v1.csv', [
    'id,pivot,nom,commune,code_postal,code_insee,adresse,latitude,longitude,date_maj,services,frais_a_charge,dispositif_programmes_nationaux,autres_formations_labels',
    'a,21150014500012,Mairie,Aurillac,15000,15014,1 place de la Paix,44.93,2.44,2024-05-01,Aide aux démarches administratives,Gratuit,Conseillers numériques,Accepte le Pass numérique',
    'b,00000000000000,Médiathèque,Aurillac,15000,15014,2 rue des Carmes,44.92,2.45,2024-05-02,Aide aux démarches administratives,Gratuit,,N’accepte pas le Pass numérique',
    'c,00000000000000,MJC,Aurillac,15000,15014,3 rue du Puy,44.91,2.43,2024-05-03,Aide aux démarches administratives,,,',
  ]),
  locale: dossier.ecrire('locale.csv', [
    'Nom du lieu;Adresse;CP;Ville;Lat;Lng;Services;Pass numérique',
    'Mairie;1 place de la Paix;15000;AURILLAC;44,93;2,44;Prendre en main un ordinateur;oui',
    'Médiathèque;2 rue des Carmes;15000;AURILLAC;44,92;2,45;Prendre en main un ordinateur;non',
    'MJC;3 rue du Puy;15000;AURILLAC;44,91;2,43;Prendre en main un ordinateur;',
  ]),
} as const;

/** Files that have a schema of ours, with what it asks for and the rows may not say. */
const DE_LA_MAISON = [
  [
    'agrements',
    [
      'siret,lieu_id,operateur,debut,fin,statut,source,date_source',
      '13002603200016,,inconnu,2024-01-01,,agree,courrier,2024-01-02',
    ],
  ],
  [
    'operateurs',
    [
      'operateur,debut,fin,tolerance_jours,alerte_jours,blocage_jours,releve_jours,frais_amont_pourcent,cotisation_annuelle_ht',
      'Opérateur,2020-01-01,,31,30,15,37,7,77',
    ],
  ],
  [
    'pass-lots',
    [
      'lot,commanditaire,operateur,date_achat,debut_validite,fin_validite,perimetre,taille_carnet,pass_achetes,valeur_faciale,public_cible,services',
      'L1,Département,Opérateur,2024-01-01,2024-02-01,2025-01-31,departement:15|commune:63113,10,100,10,,',
    ],
  ],
  [
    'pass-carnets',
    [
      'carnet,lot,date_remise,code_insee,localisation,prescripteur,nombre_pass',
      'C1,L1,2024-02-01,15014,residence,CCAS,10',
    ],
  ],
  [
    'suivi',
    ['id_lieu,date,statut,structure,commentaire,relance', 'l1,2024-02-01,contacte,CCAS,rappeler,'],
  ],
] as const;

const CIBLES = ['v0', 'v1', 'csv', 'geojson'] as const;
const CAS = (['v0', 'v1', 'locale'] as const).flatMap((source) =>
  CIBLES.map((cible) => [source, cible] as const),
);

describe('maillage convertir', () => {
  it.concurrent.each(CAS)(
    '%s to %s: every lieu, its point and what it says of the Pass',
    { timeout: 120_000 },
    async (source, cible) => {
      const sortie = dossier.chemin(`${source}-${cible}.${cible === 'geojson' ? cible : 'csv'}`);
      const { code, stderr } = await maillage(
        'convertir',
        SOURCES[source],
        '--vers',
        cible,
        '-o',
        sortie,
      );
      if (source === 'v1' && cible === 'v0') {
        expect([code, stderr]).toEqual([2, expect.stringContaining('quinze services')]);
        return;
      }
      expect([code, stderr]).toEqual([
        0,
        expect.stringContaining('écrits 3, rejetés 0, écartés 0'),
      ]);
      const lu = await lireChemin(sortie, { referentiel, controler: true });
      const { rows, reparees, rejetees } = comme('lieux', lu).lecture;
      expect({ reparees, rejetees }).toEqual({ reparees: 0, rejetees: 0 });
      expect(rows.map(({ nom, accepte }) => [nom, accepte])).toEqual([
        ['Mairie', 'oui'],
        ['Médiathèque', 'non'],
        ['MJC', 'inconnu'],
      ]);
      expect(
        rows.map(({ latitude, longitude, codeInsee }) => [latitude, longitude, codeInsee]),
      ).toEqual([
        [44.93, 2.44, '15014'],
        [44.92, 2.45, '15014'],
        [44.91, 2.43, '15014'],
      ]);
      if (cible === 'v0' || cible === 'v1')
        expect(lu.controle).toMatchObject({ valide: true, ecarts: 0 });
    },
  );

  it('says how many lieux are written with the day of the file', async () => {
    const fichier = dossier.ecrire('sans-jour.csv', [
      'id,nom,commune,code_postal,code_insee,adresse,date_maj',
      'a,Mairie,Aurillac,15000,15014,1 place de la Paix,2022-05-01',
      'b,Médiathèque,Aurillac,15000,15014,2 rue des Carmes,',
      'c,MJC,Aurillac,15000,15014,,',
    ]);
    utimesSync(fichier, new Date('2023-04-05'), new Date('2023-04-05'));
    const { stdout, stderr } = await maillage('convertir', fichier, '--vers', 'v1', '-o', '-');
    expect(stdout).toContain('2023-04-05');
    expect(stderr).toContain(
      'Sans date de mise à jour : 1 ; celle du fichier, 2023-04-05, y est écrite.',
    );
    const date = await maillage('convertir', SOURCES.v1, '--vers', 'v1', '-o', '-');
    expect(date.stderr).not.toContain('Sans date');
  });

  it.concurrent.each(DE_LA_MAISON)(
    '%s to csv: read again, the same rows, valid against our schema',
    { timeout: 120_000 },
    async (jeu, lignes) => {
      const fichier = dossier.ecrire(`${jeu}.csv`, lignes);
      const sortie = dossier.chemin(`${jeu}-ecrit.csv`);
      const { code } = await maillage('convertir', fichier, '--vers', 'csv', '-o', sortie);
      expect(code).toBe(0);
      const lu = await lireChemin(sortie, { referentiel, controler: true });
      expect(lu).toMatchObject({ jeu, controle: { valide: true, ecarts: 0 } });
      const avant = await lireChemin(fichier, { referentiel });
      expect(lu.lecture.rows).toEqual(avant.lecture.rows);
    },
  );

  it('writes the points of communes, which are read again', async () => {
    const fichier = dossier.ecrire('communes.csv', [
      'code_insee,nom,code_postal,latitude,longitude',
      '15014,Aurillac,15000,44.93,2.44',
    ]);
    const sortie = dossier.chemin('communes-ecrites.csv');
    await maillage('convertir', fichier, '--vers', 'csv', '-o', sortie);
    const lu = await lireChemin(sortie, { referentiel });
    expect(lu.lecture.rows).toMatchObject([{ point: { latitude: 44.93, longitude: 2.44 } }]);
  });

  it('says what the schema lacks where a lieu cannot be written, and writes the others', async () => {
    const fichier = dossier.ecrire('sans-adresse.csv', [
      'Nom du lieu,adresse,cp,ville',
      'Mairie,1 place de la Paix,15000,Aurillac',
      'MJC,,15000,Aurillac',
    ]);
    const { code, stdout, stderr } = await maillage(
      'convertir',
      fichier,
      '--vers',
      'v1',
      '-o',
      '-',
    );
    expect(code).toBe(1);
    expect(stderr).toContain('(MJC) écarté : il manque adresse.');
    expect(stderr).toContain('écrits 1, rejetés 0, écartés 1');
    expect(stdout.trim().split('\n')).toHaveLength(2);
  });
});
