import { readFileSync } from 'node:fs';

import { afterAll, describe, expect, it, vi } from 'vitest';

import parametres from '../../../data/parametres.json';
import { Dossier, maillage } from '../../support/maillage';
import { SHARED } from '../../support/shared';

/** A command starts anew at every call, and reads the territories of France. */
vi.setConfig({ testTimeout: 120_000 });

const dossier = new Dossier();
afterAll(() => dossier.effacer());

const LIEUX = [
  'id;nom;commune;code_postal;code_insee;adresse;latitude;longitude;services;conditions_acces',
  "A;Médiathèque;Clermont-Ferrand;63000;63113;1 place de Jaude;45.7766;3.0870;Prendre en main un ordinateur;Accepte le Pass numérique : Il est possible d'utiliser un Pass numérique pour accéder au lieu",
  'B;Espace numérique;Ambert;63600;63003;1 place du Livradois;45.5494;3.7417;Prendre en main un ordinateur;',
];
const CIRCULATION = [
  'mois,lot,code_insee,lieu,carnets,distribues,utilises',
  '2024-01,L1,63113,,40,400,0',
  '2024-01,L1,63003,,20,200,0',
  ...['01', '02', '03', '04', '05', '06'].map((mois) => `2024-${mois},L1,63113,A,0,0,50`),
];
const LOTS = [
  'lot,commanditaire,operateur,date_achat,debut_validite,fin_validite,perimetre,taille_carnet,pass_achetes,valeur_faciale,public_cible',
  'L1,Département,Opérateur,2023-12-01,2024-01-01,2024-12-31,departement:63,10,1000,10,',
];

const lieux = dossier.ecrire('lieux.csv', LIEUX);
const circulation = dossier.ecrire('circulation.csv', CIRCULATION);
const lots = dossier.ecrire('lots.csv', LOTS);

interface Table {
  readonly stderr: string;
  readonly ligne: (code: string) => string[];
}

const table = (...args: string[]): Promise<Table> => ecarts('--lieux', lieux, ...args);

async function ecarts(...args: string[]): Promise<Table> {
  const sortie = dossier.chemin('ecarts.csv');
  const { code, stderr } = await maillage('ecarts', ...args, '-o', sortie);
  expect(stderr).not.toContain('Error');
  expect(code).toBe(0);
  const lignes = readFileSync(sortie, 'utf8').trim().split('\n');
  expect(lignes[0]).toBe(
    'code_insee,pass_circulation,beneficiaires,distance_km,places_pour_100,sans_reponse,classe,confiance',
  );
  return {
    stderr,
    ligne: (insee) => lignes.find((texte) => texte.startsWith(insee))!.split(','),
  };
}

describe('maillage ecarts', () => {
  it('writes the gaps of every commune, with lots that expire', async () => {
    const { ligne } = await table(
      '--circulation',
      circulation,
      '--circulation',
      lots,
      '--date',
      '2024-06-30',
    );
    expect(ligne('63113').slice(1, 3)).toEqual(['100', '40']);
    const [, pass, beneficiaires, km, places, sansReponse, classe, confiance] = ligne('63003');
    expect([pass, beneficiaires, places, sansReponse]).toEqual(['200', '20', '0', '200']);
    expect(Number(km)).toBeGreaterThan(60);
    expect([classe, confiance]).toEqual(['sans_lieu', 'A']);
    expect(ligne('2A004').slice(1)).toEqual(['0', '0', '', '', '0', 'insuffisant', '']);
  });

  it('counts nothing after the end of the lots, and says when no lot was given', async () => {
    const apres = await table(
      '--circulation',
      circulation,
      '--circulation',
      lots,
      '--date',
      '2025-03-01',
    );
    expect(apres.ligne('63003').slice(1, 3)).toEqual(['0', '0']);
    const sans = await table('--circulation', circulation, '--date', '2025-03-01');
    expect(sans.ligne('63003').slice(1, 3)).toEqual(['200', '20']);
    expect(sans.stderr).toContain('aucun Pass n’est tenu pour expiré');
  });

  it('follows the agréments in force at the date', async () => {
    const agrements = dossier.ecrire('agrements.csv', [
      'siret,lieu_id,operateur,debut,fin,statut,source',
      ',B,Opérateur,2024-03-01,,agree,liste',
      ',A,Opérateur,2023-01-01,2024-05-31,agree,liste',
    ]);
    const tout = ['--circulation', circulation, '--circulation', lots, '--agrements', agrements];
    const mai = await table(...tout, '--date', '2024-05-31');
    expect(mai.ligne('63113')[3]).not.toBe('');
    expect(Number(mai.ligne('63113')[3])).toBeLessThan(5);
    expect(Number(mai.ligne('63003')[3])).toBeLessThan(5);
    const juin = await table(...tout, '--date', '2024-06-30');
    expect(Number(juin.ligne('63113')[3])).toBeGreaterThan(60);
  });

  it('takes the capacity that a lieu declares with its agrément in place of the one observed', async () => {
    const agrements = dossier.ecrire('capacites.csv', [
      'siret,lieu_id,operateur,debut,fin,statut,source,capacite_mensuelle',
      ',A,Opérateur,2023-01-01,,agree,liste,5',
    ]);
    const tout = ['--circulation', circulation, '--circulation', lots, '--date', '2024-06-30'];
    const vue = await table(...tout);
    expect(vue.ligne('63113')[5]).toBe('0');
    const dite = await table(...tout, '--agrements', agrements);
    const horizon = parametres.horizonMois;
    expect(dite.ligne('63113')[5]).toBe(String(100 - 5 * horizon));
    expect(Number(dite.ligne('63113')[4])).toBe(5 * horizon);
  });

  it('gives a lieu what its posts can take, and closes it when they have ended', async () => {
    const SIRET = '13002603200016';
    const avecSiret = dossier.ecrire('lieux-siret.csv', [
      `pivot;${LIEUX[0]!}`,
      ...LIEUX.slice(1).map((ligne) => `${ligne.startsWith('A') ? SIRET : ''};${ligne}`),
    ]);
    const structures = dossier.ecrire('structures.csv', [
      'Raison sociale;SIRET;Code commune INSEE;Nombre de conseillers validés par le COSELEC;Fin de convention',
      `Médiathèque;${SIRET};63113;1;30/06/2024`,
    ]);
    const sansUsage = dossier.ecrire('distribues.csv', CIRCULATION.slice(0, 3));
    const tout = ['--lieux', avecSiret, '--circulation', sansUsage, '--circulation', lots];
    const avec = ['--cnfs-structures', structures];
    const places = parametres.passParPoste * parametres.horizonMois;
    const poste = await ecarts(...tout, ...avec, '--date', '2024-06-30');
    expect(Number(poste.ligne('63113')[4])).toBe((100 * places) / 400);
    expect(poste.ligne('63113')[5]).toBe(String(400 - places));
    const fini = await ecarts(...tout, ...avec, '--date', '2024-07-01');
    expect(fini.ligne('63113')[3]).toBe('');
  });

  it.skipIf(!SHARED)(
    'reads real lieux and real posts, with agréments and their opérateurs',
    async () => {
      const agrements = dossier.ecrire('agrements-87.csv', [
        'siret,lieu_id,operateur,debut,fin,statut,source,capacite_mensuelle',
        ',hv-1,Fini,2023-01-01,,agree,liste,1',
        ',hv-3,Vivant,2023-01-01,,agree,liste,40',
      ]);
      const operateurs = dossier.ecrire('operateurs.csv', [
        'operateur,debut,fin,tolerance_jours,alerte_jours,blocage_jours,releve_jours',
        'Fini,2020-01-01,2024-01-16,30,30,15,37',
        'Vivant,2020-01-01,,31,30,15,37',
      ]);
      const tout = [
        ...['--lieux', `${SHARED}/open-data/lieux/composite-v0.csv`, '--date', '2024-06-30'],
        ...['--agrements', agrements, '--operateurs', operateurs, '--circulation'],
        dossier.ecrire('limoges.csv', [CIRCULATION[0]!, '2024-01,L1,87085,,400,40000,0']),
      ];
      const structures = `${SHARED}/open-data/cnfs/cnfs-structures-2023-04.csv`;
      const pour = (places: number): string[] => [
        String(places / 400),
        String(40_000 - places),
        'sature',
      ];
      // 28 lieux of Limoges take the Pass, one says 40 a month; the post of Culture Alpha is shared between its two rows.
      const horizon = parametres.horizonMois;
      const sans = await ecarts(...tout);
      expect(sans.ligne('87085').slice(4, 7)).toEqual(pour(28 * 40 * horizon));
      const avec = await ecarts(...tout, '--cnfs-structures', structures);
      const parmi = (26 * 40 + parametres.passParPoste) * horizon;
      expect(avec.ligne('87085').slice(4, 7)).toEqual(pour(parmi));
    },
  );

  it('counts the half side of a commune in the way to its own lieu, by the contours given', async () => {
    const cote = 0.08;
    const contours = dossier.ecrire('contours.geojson', [
      JSON.stringify({
        type: 'FeatureCollection',
        features: [
          {
            type: 'Feature',
            properties: { code: '63113', nom: 'Clermont-Ferrand' },
            geometry: {
              type: 'Polygon',
              coordinates: [
                [
                  [3.05, 45.74],
                  [3.05 + cote, 45.74],
                  [3.05 + cote, 45.74 + cote],
                  [3.05, 45.74 + cote],
                  [3.05, 45.74],
                ],
              ],
            },
          },
        ],
      }),
    ]);
    const tout = ['--circulation', circulation, '--circulation', lots, '--date', '2024-06-30'];
    const { ligne } = await table(...tout, '--communes', contours);
    const parDegre = (Math.PI * 6371.0088) / 180;
    const demiCote = (cote * parDegre * Math.sqrt(Math.cos((45.78 * Math.PI) / 180))) / 2;
    expect(Math.min(demiCote, 2)).toBe(2);
    expect(Number(ligne('63113')[3])).toBe(2);
    const entier = dossier.ecrire('parametres.json', [
      JSON.stringify({ ...parametres, demiCote: 'entier' }),
    ]);
    const large = await table(...tout, '--communes', contours, '--parametres', entier);
    expect(Number(large.ligne('63113')[3])).toBeCloseTo(demiCote, 2);
    expect(large.ligne('63003').slice(1)).toEqual(ligne('63003').slice(1));
  });

  it('says in French what is wrong, and writes nothing', async () => {
    const cas = [
      [['--circulation', circulation, '--date', '30/06/2024'], '--date attend AAAA-MM-JJ'],
      [['--circulation', lieux, '--date', '2024-06-30'], 'ni lignes de circulation, ni carnets'],
      [['--circulation', circulation], '--date est obligatoire'],
      [
        ['--circulation', circulation, '--cnfs-structures', lots, '--date', '2024-06-30'],
        '--cnfs-structures ne donne aucun fichier de cette sorte',
      ],
      [
        ['--circulation', circulation, '--communes', lots, '--date', '2024-06-30'],
        '--communes ne donne aucun fichier de cette sorte',
      ],
    ] as const;
    for (const [args, message] of cas) {
      const { code, stderr, stdout } = await maillage(
        'ecarts',
        '--lieux',
        lieux,
        ...args,
        '-o',
        '-',
      );
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(message);
    }
  });
});
