import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';

import { writeRejets } from '$lib/formats/journal/ecrire';
import type { Jeu } from '$lib/formats/lecture';

import { comme, lireContenu } from '../aide';
import { carre, COMMUNES, referentiel } from './communes';

const lire = (contenu: string, jeu: Jeu = 'lieux') =>
  lireContenu('fichier', contenu, { referentiel, jeu });

/** The rows of the file of rejected rows, its header first. */
async function rejetsDe(contenu: string, jeu?: Jeu): Promise<readonly (readonly string[])[]> {
  const lu = await lire(contenu, jeu);
  const texte = writeRejets(lu.lecture, lu.reconnaissance.colonnes);
  return Papa.parse<string[]>(texte, { skipEmptyLines: true }).data;
}

const csv = (rows: readonly (readonly string[])[]): string => `${Papa.unparse([...rows])}\n`;

const ENTETE = 'id;nom;adresse;code_postal;commune;services';
const SAINES = '2;B;2 rue;01000;Bourg-en-Bresse;x\n3;C;3 rue;01000;Bourg-en-Bresse;x\n';

describe('the file of rejected rows keeps all of them', () => {
  it('cells in excess: once put back, the row is read; until then it is set aside again', async () => {
    const trop = '1;A;1 rue; Bât B;01000;Bourg-en-Bresse;x\n';
    const [entete, ligne, ...autres] = await rejetsDe(`${ENTETE}\n${trop}${SAINES}`);
    expect(entete).toEqual([...ENTETE.split(';'), 'cellule_en_trop_1', 'motif_de_rejet']);
    expect(ligne!.slice(0, -1)).toEqual(trop.trimEnd().split(';'));
    expect(autres).toEqual([]);

    const encore = await lire(csv([entete!, ligne!]));
    expect(encore.lecture).toMatchObject({ lignes: 1, rejetees: 1 });
    expect(encore.lecture.constats[0]).toMatchObject({ regle: 'cellules-en-trop' });
    const deux = await rejetsDe(csv([entete!, ligne!]));
    expect(deux.map((l) => l.slice(0, -1))).toEqual([entete!.slice(0, -1), ligne!.slice(0, -1)]);

    const [id, nom, rue, bat, ...suite] = ligne!;
    const mended = [id!, nom!, `${rue};${bat}`, ...suite.slice(0, 3), '', suite.at(-1)!];
    const { lecture } = comme('lieux', await lire(csv([entete!, mended])));
    expect(lecture).toMatchObject({ lignes: 1, rejetees: 0 });
    expect(lecture.rows[0]).toMatchObject({ adresse: '1 rue; Bât B', codePostal: '01000' });
  });

  it('columns of the same name, or of none, each with its own value', async () => {
    const entete = ['id', 'nom', 'adresse', 'contact', 'contact', '', '', 'commune'];
    const perdue = ['1', '', '', 'accueil', 'secrétariat', 'à gauche', 'à droite', 'Aurillac'];
    const saine = ['2', 'B', '2 rue', 'a', 'b', 'c', 'd', 'Aurillac'];
    const [noms, ligne] = await rejetsDe(csv([entete, perdue, saine]));
    expect(noms!.slice(0, -1)).toEqual(entete);
    expect(ligne!.slice(0, -1)).toEqual(perdue);
  });

  const collection = (features: readonly object[]): string =>
    JSON.stringify({ type: 'FeatureCollection', features });
  const [ici] = COMMUNES;

  it('points', async () => {
    const point = { type: 'Point', coordinates: [ici!.longitude, ici!.latitude] };
    const lieu = (nom: string) => ({
      type: 'Feature',
      properties: { nom, commune: ici!.nom, code_insee: ici!.code },
      geometry: point,
    });
    const [entete, ligne] = await rejetsDe(collection([lieu(''), lieu('Espace')]));
    const mended = csv([entete!, ligne!.with(entete!.indexOf('nom'), 'Retrouvé')]);
    const { lecture } = comme('lieux', await lire(mended));
    const { latitude, longitude } = ici!;
    expect(lecture.rows).toMatchObject([
      { nom: 'Retrouvé', position: 'adresse', latitude, longitude },
    ]);
  });

  it('surfaces', async () => {
    const quartier = (code_qp: string) => ({
      type: 'Feature',
      properties: { code_qp, nom_qp: 'Le Haut' },
      geometry: carre(ici!),
    });
    const texte = collection([quartier('?'), quartier('QP063001'), quartier('QP063002')]);
    const [entete, ligne] = await rejetsDe(texte, 'qpv');
    const mended = csv([entete!, ligne!.with(entete!.indexOf('code_qp'), 'QP063003')]);
    const lu = comme('qpv', await lire(mended, 'qpv'));
    expect(lu.lecture.rows).toMatchObject([{ code: 'QP063003', nom: 'Le Haut' }]);
    expect(lu.geometries[lu.lecture.rows[0]!.geometrie!]).toEqual(carre(ici!));
  });
});
