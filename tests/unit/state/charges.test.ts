import { readFileSync } from 'node:fs';

import { beforeAll, describe, expect, it } from 'vitest';

import { colonnesDe } from '$lib/compute/colonnes';
import type { Jour } from '$lib/domain/codes';
import type { Retouche } from '$lib/domain/lieux/retouches';
import type { Referentiel } from '$lib/domain/referentiel';
import { classements } from '$lib/domain/zonage';
import { usageAu } from '$lib/features/donnees/fichiers/usage';
import { contoursOf } from '$lib/formats/lire';
import { avecCodesPostaux } from '$lib/formats/referentiel';
import {
  avecMentions,
  changeAvecLeJour,
  enVigueur,
  LISTE_COMMUNES,
  remplacer,
  retirer,
  SANS_DEMANDE,
  type Charges,
  type JeuCharge,
} from '$lib/state/charges/charges';
import { composer } from '$lib/state/charges/composer';
import { zonagesDe } from '$lib/state/charges/zonages';
import { rowsOf } from '$lib/state/jeux';
import { mondeDe } from '$lib/state/monde';

import { SHARED } from '../../support/shared';
import { lireContenu, referentielEmbarque } from '../formats/aide';

let referentiel: Referentiel;
beforeAll(() => {
  referentiel = referentielEmbarque();
});

async function charge(nom: string, texte: string, embarque = false): Promise<JeuCharge> {
  const fichier = await lireContenu(nom, texte, { referentiel });
  const provenance = {
    fichier: nom,
    producteur: null,
    licence: null,
    millesime: null,
    date: null,
    empreinte: null,
    simule: embarque,
    embarque,
  };
  return {
    fichier,
    provenance,
    source: { nom, contenu: new Blob([texte]) },
    demande: SANS_DEMANDE,
  };
}

const QPV_2015 =
  'code_qp,nom_qp,insee_com,lib_com\nQP015001,Ancien,15014,Aurillac\nQP974001,Ancien outre-mer,97411,Saint-Denis\n';
const QPV_2024 =
  'code_qp,nom_qp,insee_com,lib_com\nQN01501M,Nouveau,15014,Aurillac\nQN97401M,Nouveau outre-mer,97411,Saint-Denis\n';
const ZRR = 'CODGEO,LIBGEO,ZRR_SIMP\n15014,Aurillac,C\n63113,Clermont-Ferrand,NC\n';
const FRR = 'code_insee,FRR\n15014,FRR+\n63113,non\n';

describe('zonings in time', () => {
  let charges: Charges;
  beforeAll(async () => {
    charges = remplacer(new Map(), [
      await charge('qpv-2015.csv', QPV_2015),
      await charge('qpv-2024.csv', QPV_2024),
      await charge('zrr.csv', ZRR),
      await charge('frr.csv', FRR),
    ]);
  });
  const qpvAu = (jour: string): string[] =>
    rowsOf(enVigueur(charges, jour as Jour), 'qpv').map(({ code }) => code);

  it('keeps both generations, and the date chooses', () => {
    expect([...charges.keys()].toSorted()).toEqual(['frr', 'qpv-2015', 'qpv-2024', 'zrr']);
    expect(qpvAu('2023-12-31')).toEqual(['QP015001', 'QP974001']);
    expect(qpvAu('2025-01-01')).toEqual(['QN01501M', 'QN97401M']);
  });

  it('reads the year 2024 in two: new quartiers in the mainland, old ones overseas', () => {
    expect(qpvAu('2024-06-30')).toEqual(['QP974001', 'QN01501M']);
  });

  it('leaves ZRR on 30 June 2024 for FRR, whose FRR+ begins on 1 January 2025', () => {
    const classe = (jour: string) => {
      const jeux = enVigueur(charges, jour as Jour);
      return [...rowsOf(jeux, 'zrr'), ...rowsOf(jeux, 'frr')]
        .filter(({ codeInsee }) => codeInsee === '15014')
        .map(({ dispositif, classe }) => `${dispositif} ${classe}`);
    };
    expect(classe('2024-06-30')).toEqual(['ZRR classee']);
    expect(classe('2024-07-01')).toEqual(['FRR classee']);
    expect(classe('2025-01-01')).toEqual(['FRR plus']);
  });

  it('lets the only generation speak whatever the day', () => {
    const seul = new Map([...charges].filter(([cle]) => cle === 'qpv-2015'));
    expect(rowsOf(enVigueur(seul, '2026-01-01' as Jour), 'qpv')).toHaveLength(2);
  });
});

describe('one file of QPV of both generations', () => {
  const MELE =
    'code_qp,nom_qp\nQP069001,Ancien\nQN06901I,Nouveau\nQP971001,Ancien outre-mer\nQN97101N,Nouveau outre-mer\n';
  const qpvAu = (charges: Charges, jour: string | null): string[] =>
    rowsOf(enVigueur(charges, jour as Jour | null), 'qpv').map(({ code }) => code);

  it('is read at the date, overseas told by the codes where the file has no commune', async () => {
    const charges = remplacer(new Map(), [await charge('mele.csv', MELE)]);
    expect(changeAvecLeJour(charges)).toBe(true);
    expect(qpvAu(charges, '2023-12-31')).toEqual(['QP069001', 'QP971001']);
    expect(qpvAu(charges, '2024-06-01')).toEqual(['QN06901I', 'QP971001']);
    expect(qpvAu(charges, '2025-01-01')).toEqual(['QN06901I', 'QN97101N']);
    expect(qpvAu(charges, null)).toEqual(['QN06901I', 'QN97101N']);
  });

  it('says the days of both, and does not ask for the other', async () => {
    const mele = await charge('mele.csv', MELE);
    const jeux = enVigueur(remplacer(new Map(), [mele]), '2022-06-01' as Jour);
    const dit = usageAu(mele, jeux, '2022-06-01')!;
    expect(dit).toMatch(/^Zonage en vigueur du 1 janvier 2015 à ce jour : utilisé/);
    expect(dit).not.toContain('faute');
  });

  it('beside a file of one of them tells each quartier once', async () => {
    const charges = remplacer(new Map(), [
      await charge('mele.csv', `${MELE}QP069002,Autre ancien\n`),
      await charge('qpv-2024.csv', 'code_qp,nom_qp\nQN06901I,Nouveau\nQN06902I,Autre\n'),
    ]);
    expect([...charges.keys()]).toEqual(['qpv-2015', 'qpv-2024']);
    expect(qpvAu(charges, '2026-01-01')).toEqual(['QN06901I', 'QN97101N', 'QN06902I']);
  });

  it('without communes tells overseas in two files as in one', async () => {
    const [qp, qn] = [MELE, MELE].map((texte, rang) =>
      texte
        .split('\n')
        .filter((ligne) => !ligne.startsWith(rang === 0 ? 'QN' : 'QP'))
        .join('\n'),
    );
    const charges = remplacer(new Map(), [
      await charge('qpv-2015.csv', qp!),
      await charge('qpv-2024.csv', qn!),
    ]);
    expect(qpvAu(charges, '2024-06-01')).toEqual(['QP971001', 'QN06901I']);
  });
});

describe('a commune that several of the file make, not all classed', () => {
  const [PREMIERE, SECONDE] = ['44180,Vallons-de-l’Erdre,NC', '49144,Freigné,C'];
  const zrr = (...lignes: readonly string[]): string =>
    `CODGEO,LIBGEO,ZRR_SIMP\n${lignes.join('\n')}\n63113,Clermont-Ferrand,NC\n15014,Aurillac,C\n`;

  it.each([
    ['one way', zrr(PREMIERE!, SECONDE!)],
    ['the other', zrr(SECONDE!, PREMIERE!)],
  ])('is classed in part, in lots as on every screen, %s', async (_, texte) => {
    const charges = remplacer(new Map(), [await charge('zrr.csv', texte)]);
    const lots = classements(zonagesDe(charges)).map(({ codeInsee, classe }) => [
      codeInsee,
      classe,
    ]);
    expect(lots.toSorted()).toEqual([
      ['15014', 'classee'],
      ['44180', 'partielle'],
    ]);
    for (const jour of ['2022-06-01', null]) {
      const rows = rowsOf(enVigueur(charges, jour as Jour | null), 'zrr');
      expect(rows.map(({ codeInsee, classe }) => [codeInsee, classe]).toSorted()).toEqual([
        ['15014', 'classee'],
        ['44180', 'partielle'],
        ['63113', 'non'],
      ]);
    }
  });
});

describe.skipIf(!SHARED)('the real ZRR of 2022', () => {
  it('class the same communes for lots as on every screen', async () => {
    const chemin = `${SHARED}/open-data/zrr-frr/zrr-2022.json`;
    const charges = remplacer(new Map(), [
      await charge('zrr-2022.json', readFileSync(chemin, 'utf8')),
    ]);
    const lots = classements(zonagesDe(charges)).map(
      ({ codeInsee, classe }) => `${codeInsee} ${classe}`,
    );
    const ecran = rowsOf(enVigueur(charges, '2022-06-01' as Jour), 'zrr')
      .filter(({ classe }) => classe !== 'non')
      .map(({ codeInsee, classe }) => `${codeInsee} ${classe}`);
    expect(lots.toSorted()).toEqual(ecran.toSorted());
    expect(lots).toEqual(expect.arrayContaining(['30329 partielle', '49160 partielle']));
  });
});

describe('agréments of a lieu merged by hand', () => {
  it('go with it, and not to the other lieux of its SIRET', async () => {
    const siret = '13002603200016';
    const lieux = ['a', 'b', 'c'].map((id) => `${id},${siret},Lieu ${id},Aurillac,15000,rue ${id}`);
    const charges = remplacer(new Map(), [
      await charge('lieux.csv', `id,pivot,nom,commune,code_postal,adresse\n${lieux.join('\n')}\n`),
      await charge(
        'agrements.csv',
        `siret,lieu_id,operateur,debut,fin,statut,source,date_source\n${siret},b,Op,2024-01-01,,agree,liste,\n`,
      ),
    ]);
    const acceptes = (retouches: readonly Retouche[]): string[] => {
      const jour = '2024-06-01' as Jour;
      const ingredients = { socle: referentiel, charges, embarques: new Map(), retouches, jour };
      const { lieux } = composer(ingredients).monde;
      return lieux.filter(({ accepte }) => accepte === 'oui').map(({ id }) => id);
    };
    expect(acceptes([])).toEqual(['b']);
    expect(acceptes([{ type: 'fusion', garde: 'a', retire: 'b' }])).toEqual(['a']);
  });
});

describe('a table of communes', () => {
  const LISTE =
    'Code_commune_INSEE;Nom_commune;Code_postal;coordonnees_gps\n15014;AURILLAC;15009;44.9262, 2.4403\n15187;SALERS;15140;45.1390, 2.4950\n';
  const CONTOURS = JSON.stringify({
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { code: '15014', nom: 'Aurillac' },
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [2.4, 44.9],
              [2.5, 44.9],
              [2.5, 45],
              [2.4, 44.9],
            ],
          ],
        },
      },
    ],
  });
  let charges: Charges;
  beforeAll(async () => {
    charges = remplacer(new Map(), [
      await charge('contours.geojson', CONTOURS),
      await charge('laposte.csv', LISTE),
    ]);
  });

  it('stands beside the contours and takes nothing from them, in whatever order they come', () => {
    expect([...charges.keys()]).toEqual(['communes', LISTE_COMMUNES]);
    for (const ordre of [charges, new Map([...charges].toReversed())]) {
      const communes = enVigueur(ordre, null).get('communes')!.fichier;
      if (communes.jeu !== 'communes') throw new Error(communes.jeu);
      expect(contoursOf(communes).features.map(({ properties }) => properties.nom)).toEqual([
        'Aurillac',
      ]);
      expect(communes.lecture.rows).toHaveLength(3);
    }
  });

  it('gives its points to the communes whose point was only that of a postal code', () => {
    const { communes } = mondeDe(referentiel, enVigueur(charges, null), {
      connus: [],
      retouches: [],
    }).referentiel;
    for (const [i, commune] of communes.entries()) {
      const avant = referentiel.communes[i]!;
      const [latitude] = { '15014': [44.9262], '15187': [45.139] }[commune.code as string] ?? [];
      const change = latitude !== undefined && avant.position !== 'commune';
      expect(commune.latitude).toBe(change ? latitude : avant.latitude);
      expect(commune.position).toBe(change ? 'commune' : avant.position);
    }
  });

  it('adds the postal codes that were not known, once each', () => {
    const texte = 'code_postal,code_insee\n15140,15187\n';
    const liste = charges.get(LISTE_COMMUNES)!.fichier;
    if (liste.jeu !== 'communes') throw new Error(liste.jeu);
    const { rows } = liste.lecture;
    expect(avecCodesPostaux(texte, [...rows, ...rows])).toBe(`${texte}15009,15014\n`);
  });

  it('is taken out without its contours', () => {
    const embarques = new Map([['communes', charges.get('communes')!]]);
    const sans = retirer(charges, embarques, charges.get(LISTE_COMMUNES)!);
    expect([...sans.keys()]).toEqual(['communes']);
  });
});

describe('remplacer', () => {
  it('takes the simulated zoning away for a real one, and never brings it back', async () => {
    const simule = await charge('simule.csv', FRR, true);
    const reel = await charge('zrr.csv', ZRR);
    const charges = remplacer(remplacer(new Map(), [simule]), [reel]);
    expect([...charges.keys()]).toEqual(['zrr']);
    expect([...remplacer(charges, [simule]).keys()]).toEqual(['zrr']);
  });
});

it('the capacity that a lieu declares with its agrément reaches the engine on the days of the agrément', async () => {
  const charges = remplacer(new Map(), [
    await charge(
      'lieux.csv',
      'id,nom,commune,code_postal,code_insee,adresse,services\nA,Un,Aurillac,15000,15014,x,\nB,Deux,Aurillac,15000,15014,y,\n',
    ),
    await charge(
      'agrements.csv',
      'siret,lieu_id,operateur,debut,fin,statut,source,date_source,capacite_mensuelle\n,A,Op,2024-01-01,2024-12-31,agree,liste,,40\n',
    ),
  ]);
  const au = (jour: string) =>
    composer({
      socle: referentiel,
      charges,
      embarques: new Map(),
      retouches: [],
      jour: jour as Jour,
    }).monde;
  const dans = colonnesDe(au('2024-06-30'));
  expect([dans.lieux.ids, [...dans.lieux.declaree]]).toEqual([
    ['A', 'B'],
    [40, NaN],
  ]);
  expect([...colonnesDe(au('2025-01-01')).lieux.declaree]).toEqual([NaN, NaN]);
});

describe('where a file comes from, once the reader has said it', () => {
  const dite = { producteur: 'DGCL', licence: null, millesime: '2025' };
  const decrire = (une: JeuCharge): JeuCharge => ({
    ...une,
    provenance: { ...une.provenance, ...dite },
  });

  it('stays when the file is read again, and when the same bytes are given again', async () => {
    const frr = await charge('frr.csv', FRR);
    const relu = { ...frr, demande: { refus: new Set(['zero-perdu']) } };
    const [apres] = avecMentions([relu], [decrire(frr)]);
    expect(apres!.provenance).toMatchObject(dite);
    expect(apres!.demande).toBe(relu.demande);
    const [redonne] = avecMentions([await charge('copie.csv', FRR)], [decrire(frr)]);
    expect(redonne!.provenance).toMatchObject({ fichier: 'copie.csv', ...dite });
  });

  it('does not go to other bytes, gives way to what a new file says, and changes nothing unsaid', async () => {
    const frr = await charge('frr.csv', FRR);
    const zrr = await charge('zrr.csv', ZRR);
    expect(avecMentions([zrr, frr], [decrire(frr), zrr])[0]).toBe(zrr);
    const copie = await charge('frr.csv', FRR);
    const officielle = { ...copie, provenance: { ...copie.provenance, producteur: 'ANCT' } };
    expect(avecMentions([officielle], [decrire(frr)])[0]!.provenance).toMatchObject({
      producteur: 'ANCT',
      millesime: '2025',
    });
    const efface = { ...frr, provenance: { ...frr.provenance, ...dite } };
    expect(avecMentions([efface], [frr])[0]!.provenance.producteur).toBeNull();
  });
});
