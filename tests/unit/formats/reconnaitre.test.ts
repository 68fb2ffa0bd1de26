import { openAsBlob } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { Communes } from '$lib/formats/cellules/communes';
import type { Correspondances } from '$lib/formats/champs';
import { openFichier } from '$lib/formats/conteneurs/ouvrir';
import { Apercu } from '$lib/formats/famille';
import { FAMILLES, JEUX_LUS } from '$lib/formats/familles';
import { FichierIllisible, type Jeu } from '$lib/formats/lecture';
import { reconnaitre, type Attente, type Reconnaissance } from '$lib/formats/reconnaitre';

import { SHARED } from '../../support/shared';
import { comme, lireChemin, lireContenu, referentielEmbarque } from './aide';

const referentiel = referentielEmbarque();
const communes = Communes.de(referentiel);

async function reconnu(
  nom: string,
  contenu: Blob | string,
  attente: Attente & { correspondance?: Correspondances } = {},
): Promise<Reconnaissance> {
  const tableau = await openFichier({ nom, contenu: new Blob([contenu]) });
  const { correspondance } = attente;
  const contexte = { referentiel, communes, correspondance };
  return reconnaitre(nom, tableau, new Apercu(nom, tableau), contexte, attente);
}

/** Each real file: its dataset, the least confidence, and a word of the reasons. */
const REELS: readonly (readonly [string, Jeu, number, RegExp])[] = [
  ['lieux/composite-v0.csv', 'lieux', 0.9, /schéma national v0/],
  ['lieux/data-inclusion.json', 'lieux', 0.9, /schéma national/],
  ['lieux/hinaura.json', 'lieux', 0.6, /Colonnes propres/],
  ['lieux/paca.csv', 'lieux', 0.6, /Colonnes propres/],
  ['lieux/paca.json', 'lieux', 0.6, /Colonnes propres/],
  ['lieux/bfc.csv', 'lieux', 0.6, /Colonnes propres/],
  ['lieux/numi.json', 'lieux', 0.6, /schéma national|Colonnes propres/],
  ['lieux/corse.json', 'lieux', 0.5, /Colonnes propres/],
  ['lieux/nouvelle-caledonie.json', 'lieux', 0.6, /schéma national|Colonnes propres/],
  ['lieux/france-services-2022-12.csv', 'lieux', 0.6, /Colonnes propres/],
  ['schema/exemple-valide-v0.1.1.csv', 'lieux', 0.9, /schéma national v0/],
  ['schema/exemple-valide-v1.0.2.csv', 'lieux', 0.9, /schéma national v1/],
  ['qpv/qpv-2024-merged-by-commune.geojson', 'qpv', 0.9, /codes de quartiers/],
  ['qpv/qpv-2024-centroids-by-commune.geojson', 'qpv', 0.9, /codes de quartiers/],
  ['qpv/qpv-2015-occitanie.geojson', 'qpv', 0.9, /codes de quartiers/],
  ['qpv/qpv-2015-population.csv', 'qpv', 0.9, /C’est une liste/],
  ['zrr-frr/zrr-2022.json', 'zrr', 0.65, /codes de communes/],
  ['zrr-frr/zrr-lost-zeros.csv', 'zrr', 0.9, /classement en ZRR/],
  ['zrr-frr/frr-2025-07.csv', 'frr', 0.9, /classement en FRR/],
  ['cnfs/cnfs-structures-2023-04.csv', 'cnfs-structures', 0.9, /conseillers numériques/],
  ['cnfs/cnfs-structures-2021-05.json', 'cnfs-structures', 0.9, /conseillers numériques/],
  ['cnfs/cnfs-permanences-2022-12.json', 'cnfs-permanences', 0.75, /conseiller/],
  ['communes/communes-2018.topojson', 'communes', 0.9, /polygones/],
  ['communes/laposte-hexasmal.csv', 'communes', 0.9, /codes postaux.*autre chose que de communes/],
  ['communes/grille-densite.csv', 'densite', 0.9, /grille de densité/],
  ['need/ifn-communes.csv', 'ifn', 0.9, /l’indice/],
  ['need/ifn-epci.csv', 'ifn', 0.9, /l’indice/],
];

describe.skipIf(!SHARED)('the real files', () => {
  it.each(REELS)('%s is %s, and says why', async (fichier, jeu, least, raison) => {
    const contenu = await openAsBlob(join(SHARED ?? '', 'open-data', fichier));
    const { confiance, raisons, alternatives, ...lu } = await reconnu(fichier, contenu);
    expect(lu.jeu).toBe(jeu);
    expect(confiance).toBeGreaterThanOrEqual(least);
    expect(raisons.join(' ')).toMatch(raison);
    for (const autre of alternatives) expect(autre.confiance).toBeLessThan(confiance);
  });

  it('La Poste’s table of communes: never lieux, each row under its commune, with postal code and point', async () => {
    const chemin = join(SHARED ?? '', 'open-data/communes/laposte-hexasmal.csv');
    const { lecture, reconnaissance } = comme(
      'communes',
      await lireChemin(chemin, { referentiel }),
    );
    expect(reconnaissance.alternatives.map(({ jeu }) => jeu)).not.toContain('lieux');
    expect(lecture.lignes).toBe(39_192);
    expect(lecture.rejetees).toBeLessThan(0.001 * lecture.lignes);
    expect(lecture.rows).toHaveLength(lecture.lignes - lecture.rejetees);
    const { rows } = lecture;
    expect(rows.every(({ codePostal }) => codePostal !== null)).toBe(true);
    expect(rows.filter(({ point }) => point !== null).length).toBeGreaterThan(0.85 * rows.length);
    const turckheim = rows.find(({ nom }) => nom === 'TURCKHEIM');
    expect(turckheim).toMatchObject({ codeInsee: '68338', codePostal: '68230', geometrie: null });
    expect(turckheim?.point?.latitude).toBeCloseTo(48.0865, 3);
  });
});

/** Shapes of public files that are not in the folder, as their producers write them. */
const AUTRES: readonly (readonly [string, Jeu | null, string])[] = [
  [
    'a base of postal codes of today',
    'communes',
    '#Code_commune_INSEE;Nom_de_la_commune;Code_postal;Libellé_d_acheminement;Ligne_5\n15014;AURILLAC;15000;AURILLAC;\n15187;SALERS;15140;SALERS;\n01004;AMBERIEU EN BUGEY;01500;AMBERIEU EN BUGEY;\n',
  ],
  [
    'the communes of a gazetteer',
    'communes',
    'code_insee,nom_standard,dep_code,reg_nom,epci_nom,code_postal,population,superficie_km2,latitude_mairie,longitude_mairie\n15014,Aurillac,15,Auvergne-Rhône-Alpes,CA,15000,25593,29,44.93,2.44\n15187,Salers,15,Auvergne-Rhône-Alpes,CC,15140,331,5,45.14,2.49\n',
  ],
  [
    'cities by zip code',
    'communes',
    'id,department_code,insee_code,zip_code,name,slug,gps_lat,gps_lng\n1,15,15014,15000,Aurillac,aurillac,44.93,2.44\n2,15,15187,15140,Salers,salers,45.14,2.49\n',
  ],
  [
    'the codes of the COG: nothing to load them for unasked, and no lieux',
    null,
    'TYPECOM,COM,REG,DEP,NCC,LIBELLE\nCOM,15014,84,15,AURILLAC,Aurillac\nCOM,15187,84,15,SALERS,Salers\n',
  ],
  [
    'names of communes alone',
    null,
    'nom,code_postal\nAurillac,15000\nSalers,15140\nAmbérieu-en-Bugey,01500\n',
  ],
  [
    'years, which look like codes whose zero is lost',
    null,
    'annee,nom,code_postal\n2017,Aurillac,15000\n2017,Salers,15140\n2017,Ambérieu-en-Bugey,01500\n',
  ],
  [
    'codes under a name that says nothing',
    'communes',
    'ref,nom,code_postal\n15014,Aurillac,15000\n15187,Salers,15140\n01004,Ambérieu-en-Bugey,01500\n',
  ],
  [
    'points with the name of a lieu and its commune, a year beside',
    'lieux',
    JSON.stringify({
      type: 'FeatureCollection',
      features: [
        ['Espace de la gare', 'Aurillac', '15000', [2.44, 44.93]],
        ['Atelier du bourg', 'Salers', '15140', [2.49, 45.14]],
      ].map(([nom, nom_commune, code_postal, coordinates], id) => ({
        type: 'Feature',
        properties: { id, nom, nom_commune, code_postal, year: '2017' },
        geometry: { type: 'Point', coordinates },
      })),
    }),
  ],
  [
    'something counted by commune',
    null,
    'codgeo,libgeo,nb_medecins\n15014,Aurillac,31\n15187,Salers,1\n',
  ],
  [
    'mairies, which have an address',
    'lieux',
    'nom;adresse;code_postal;commune;telephone\nMairie;1 place;15000;Aurillac;0471454646\nMairie;2 place;15140;Salers;0471407233\n',
  ],
  [
    'few columns, but of structures',
    'lieux',
    'structure;code_postal\nEspace numérique;15000\nMédiathèque;15140\n',
  ],
  [
    'a detailed grid of density',
    'densite',
    'codgeo;libgeo;dens7\n15014;Aurillac;Centres urbains intermédiaires\n15187;Salers;Rural à habitat dispersé\n',
  ],
  ['a list of quartiers', 'qpv', 'code_qp;nom_qp;commune_qp\nQP015001;Les Quartiers;Aurillac\n'],
  [
    'structures with their posts',
    'cnfs-structures',
    'Nom de la structure;SIRET de la structure;Code INSEE commune;Nombre de postes validés\nMairie;21150014500012;15014;2\n',
  ],
  [
    'carnets of an opérateur',
    'pass-carnets',
    'id_carnet;numero_lot;date_de_remise;code_postal;commune;nb_pass;prescripteur;localisation\nC1;L1;2025-01-02;15000;Aurillac;10;CCAS;code_postal\n',
  ],
  [
    'utilisations of an opérateur',
    'pass-utilisations',
    'numero_carnet;id_lieu;date_scan;nb_pass\nC1;a;2025-02-03;1\n',
  ],
];

describe('other shapes of public files', () => {
  it.each(AUTRES)('%s: %s', async (_, jeu, texte) => {
    const lu = await reconnu('fichier.csv', texte).catch((error: unknown) => {
      expect(error).toBeInstanceOf(FichierIllisible);
      return null;
    });
    expect(lu?.jeu ?? null).toBe(jeu);
  });
});

describe('what the user says', () => {
  const LOCAL =
    'organisme;num;insee;effectif;quand\nMairie;21150014500012;15014;2;2021-04-14\nAsso;77556026100015;15187;1;2021-05-04\n';

  it('overrules a guess, once every field that the dataset needs has a column', async () => {
    const attente = { jeu: 'cnfs-structures', force: true } as const;
    const refus = await reconnu('local.csv', LOCAL, attente).catch((error: unknown) => error);
    expect(refus).toBeInstanceOf(FichierIllisible);
    if (!(refus instanceof FichierIllisible)) return;
    expect(refus.message).toMatch(/« Raison sociale », « Conseillers validés »/);
    expect(refus.table).toMatchObject({
      colonnes: ['organisme', 'num', 'insee', 'effectif', 'quand'],
      exemples: ['Mairie', '21150014500012', '15014', '2', '2021-04-14'],
      correspondance: { siret: ['num'], code: ['insee'], dateDecision: ['quand'] },
    });
    const correspondance = { nom: ['organisme'], postes: ['effectif'] };
    const { lecture } = comme(
      'cnfs-structures',
      await lireContenu('local.csv', LOCAL, { referentiel, ...attente, correspondance }),
    );
    expect(lecture.rows).toMatchObject([
      { nom: 'Mairie', postes: 2, codeInsee: '15014', siret: '21150014500012' },
      { nom: 'Asso', postes: 1, codeInsee: '15187', dateDecision: '2021-05-04' },
    ]);
  });

  it('overrules a confident guess', async () => {
    const qpv = 'code_qp;nom_qp;commune_qp\nQP015001;Maison de quartier;Aurillac\n';
    expect((await reconnu('q.csv', qpv)).confiance).toBeGreaterThan(0.9);
    expect((await reconnu('q.csv', qpv, { jeu: 'lieux', force: true })).jeu).toBe('lieux');
    await expect(reconnu('q.csv', qpv, { jeu: 'frr', force: true })).rejects.toThrow(
      /« Code Insee de la commune », « Classement en FRR »/,
    );
  });

  it('never shows personal data among the columns', async () => {
    const carnets = 'n° carnet;lot;courriel du bénéficiaire\nC1;L1;a@b.fr\n';
    const refus = await reconnu('c.csv', carnets).catch((error: unknown) => error);
    expect(refus instanceof FichierIllisible && refus.table?.exemples).toEqual(['C1', 'L1', null]);
  });

  it('never shows personal data among the samples, even where it is cut short', async () => {
    const retiree = '(donnée personnelle retirée)';
    const texte = `${'a'.repeat(50)} secret@exemple.fr`;
    const inconnu = `x;y\n${texte};3\n${'rien;3\n'.repeat(9)}`;
    const refus = await reconnu('x.csv', inconnu).catch((error: unknown) => error);
    expect(refus instanceof FichierIllisible && refus.table?.exemples).toEqual([
      `${'a'.repeat(50)} ${retiree.slice(0, 8)}…`,
      '3',
    ]);
    const suivi = `id_lieu;date;statut;commentaire\nl1;2024-02-01;contacte;appeler le 06 12 34 56 78\nl2;2024-02-02;contacte;\n`;
    const { exemples } = await reconnu('s.csv', suivi, { jeu: 'suivi' });
    expect(exemples[3]).toBe(`appeler le ${retiree}`);
  });
});

describe('the fields of every family', () => {
  it.each(JEUX_LUS)('%s: named once in French, some required', (jeu) => {
    const { noms, definitions } = FAMILLES[jeu].champs;
    const labels = noms.map((champ) => definitions[champ]!.nom);
    expect(new Set(labels).size).toBe(labels.length);
    expect(noms.some((champ) => definitions[champ]!.requis)).toBe(true);
  });
});
