import { describe, expect, it } from 'vitest';

import type { Jour } from '$lib/domain/codes';
import { etatsDuSuivi, STATUTS_SUIVI } from '$lib/domain/suivi';
import { writeCsv } from '$lib/formats/conteneurs/ecrire';

import { comme, lireContenu, referentielEmbarque } from './aide';

const referentiel = referentielEmbarque();
const read = async (texte: string) =>
  comme('suivi', await lireContenu('suivi.csv', texte, { referentiel, controler: true }));

describe('the follow-up of approaches', () => {
  it('is recognised, valid against its own schema, and comes back the same', async () => {
    const rows = STATUTS_SUIVI.map(
      (statut, i) => `l${i},2024-05-1${i},${statut},Hub,"Dit, oui",2024-06-01`,
    );
    const lu = await read(
      `id_lieu,date,statut,structure,commentaire,relance\n${rows.join('\n')}\n`,
    );
    expect(lu.reconnaissance.confiance).toBeGreaterThan(0.9);
    expect(lu.controle).toMatchObject({ valide: true });
    expect(lu.lecture).toMatchObject({ lignes: 7, acceptees: 7 });
    expect((await read(writeCsv(lu.lecture.rows))).lecture.rows).toEqual(lu.lecture.rows);
  });

  it('as an agent writes it: dates and states mended, the name of the agent dropped, what cannot be placed rejected', async () => {
    const lu = await read(
      'ID lieu;Date;Statut;Auteur;Remarques\nl1;14/05/2024;Intéressé;Anne Martin;rappeler\nl2;2024-05-15;À contacter;Anne Martin;\nl3;;contacté;Anne Martin;\nl4;2024-05-15;peut-être;Anne Martin;\n',
    );
    const { rows, constats } = lu.lecture;
    expect(rows).toMatchObject([
      { lieuId: 'l1', date: '2024-05-14', statut: 'interesse', commentaire: 'rappeler' },
      { lieuId: 'l2', statut: 'a_contacter', commentaire: null },
    ]);
    expect(lu.lecture).toMatchObject({ lignes: 4, reparees: 2, rejetees: 2 });
    expect(constats.flatMap(({ gravite, regle }) => (gravite === 'rejet' ? [regle] : []))).toEqual([
      'suivi-incomplet',
      'statut-inconnu',
    ]);
    expect(JSON.stringify(lu.lecture)).not.toContain('Martin');
  });

  it('is not what a file of lieux with a date and a state is', async () => {
    const lieux =
      'id_lieu,nom,adresse,code_postal,commune,latitude,longitude,date,statut\nl1,Mairie,Le Bourg,74360,Abondance,46.28,6.72,2024-05-14,Public\n';
    expect((await lireContenu('l.csv', lieux, { referentiel })).jeu).toBe('lieux');
  });

  it('says where a lieu stands on a day by its last step until then', async () => {
    const { lecture } = await read(
      'id_lieu,date,statut\nl1,2024-05-14,contacte\nl1,2024-07-01,agree\nl1,2024-05-14,interesse\nl2,2024-08-01,refuse\n',
    );
    const on = (jour: string) =>
      [...etatsDuSuivi(lecture.rows, jour as Jour)].map(([id, { statut }]) => [id, statut]);
    expect(on('2024-05-13')).toEqual([]);
    expect(on('2024-06-30')).toEqual([['l1', 'interesse']]);
    expect(on('2024-08-01')).toEqual([
      ['l1', 'agree'],
      ['l2', 'refuse'],
    ]);
  });
});

describe('carnets numbered with letters', () => {
  it('are valid, as ours in digits are', async () => {
    const lu = await lireContenu(
      'u.csv',
      'carnet,lieu,date,nombre_pass\nAB-12,136,2024-06-18,2\n7,136,2024-06-18,2\n',
      {
        referentiel,
        controler: true,
      },
    );
    expect(lu.controle).toMatchObject({
      schema: 'Utilisations de Pass numériques 1.0.0',
      valide: true,
    });
    expect(comme('pass-utilisations', lu).lecture.rows.map(({ carnet }) => carnet)).toEqual([
      'AB-12',
      '7',
    ]);
  });
});
