import { readFileSync } from 'node:fs';

import { afterAll, describe, expect, it } from 'vitest';

import parametres from '../../../data/parametres.json';
import { Dossier, maillage } from '../../support/maillage';

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

async function table(
  ...args: string[]
): Promise<{ stderr: string; ligne: (code: string) => string[] }> {
  const sortie = dossier.chemin('ecarts.csv');
  const { code, stderr } = await maillage('ecarts', '--lieux', lieux, ...args, '-o', sortie);
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
    expect(ligne('2A004').slice(1)).toEqual(['0', '0', '', '0', '0', 'insuffisant', '']);
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
