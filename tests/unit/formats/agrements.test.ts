import { describe, expect, it } from 'vitest';

import { type Agrement, Agrements, agrementsOfLieux } from '$lib/domain/agrement';
import type { Jour } from '$lib/domain/codes';
import { ecrireAgrements } from '$lib/formats/agrements/ecrire';

import { comme, embarque, lireChemin, lireContenu, referentielEmbarque } from './aide';

const referentiel = referentielEmbarque();
const HEADER = 'siret,lieu_id,operateur,debut,fin,statut,source,date_source';
const A = '13002603200016';

async function lire(...rows: readonly string[]): Promise<readonly Agrement[]> {
  const lu = await lireContenu('agrements.csv', `${HEADER}\n${rows.join('\n')}\n`, {
    referentiel,
    controler: true,
  });
  return comme('agrements', lu).lecture.rows;
}

/** Two lieux of one SIRET, and one of none. */
async function lieux() {
  const text = `id,pivot,nom,commune,code_postal,adresse\na,${A},Siège,Abondance,74360,x\nb,${A},Antenne,Abondance,74360,y\nc,,Seul,Abondance,74360,z\n`;
  return comme('lieux', await lireContenu('l.csv', text, { referentiel, jeu: 'lieux' })).lecture
    .rows;
}

describe('agréments', () => {
  it('are recognised and read; a row about nobody, or that ends before it begins, is set aside', async () => {
    const file = `${HEADER}\n${A},,Op,01/02/2023,,Agréé,convention,\n,,Op,2023-01-01,,agree,x,\n${A},,Op,2023-01-01,2022-01-01,agree,x,\n${A},,Op,2023-01-01,,peut-être,x,\n`;
    const lu = await lireContenu('agrements.csv', file, { referentiel });
    const { rows, rejetees } = comme('agrements', lu).lecture;
    expect(rejetees).toBe(3);
    expect(rows).toEqual([
      {
        siret: A,
        lieuId: null,
        operateur: 'Op',
        debut: '2023-02-01',
        fin: null,
        statut: 'agree',
        source: 'convention',
        dateSource: null,
        capaciteMensuelle: null,
      },
    ]);
  });

  it('carry a declared capacity, read back as written; a negative one is flagged and ignored', async () => {
    const file = `${HEADER},capacite_mensuelle\n${A},,Op,2023-01-01,,agree,x,,60\n${A},,Op,2023-02-01,,agree,x,,\n${A},,Op,2023-03-01,,agree,x,,-3\n`;
    const lu = await lireContenu('agrements.csv', file, { referentiel, controler: true });
    const { rows, constats } = comme('agrements', lu).lecture;
    expect(rows.map(({ capaciteMensuelle }) => capaciteMensuelle)).toEqual([60, null, null]);
    expect(constats.map(({ regle }) => regle)).toContain('capacite-negative');
    expect(lu.controle).toMatchObject({ valide: false, ecarts: 1 });
    const relu = await lireContenu('a.csv', ecrireAgrements(rows), { referentiel });
    expect(comme('agrements', relu).lecture.rows).toEqual(rows);
  });

  it('say the state of a lieu at any date: by SIRET, flagged where several lieux bear it, or by lieu', async () => {
    const [siege, , seul] = await lieux();
    const agrements = new Agrements(
      await lire(
        `${A},,Op,2023-01-01,2023-12-31,agree,x,`,
        `${A},,Op,2023-06-01,2023-06-30,suspendu,x,`,
        `,c,Op,2023-01-01,,agree,x,`,
      ),
      await lieux(),
    );
    const at = (lieu: typeof siege, jour: string) => agrements.etat(lieu!, jour as Jour);
    expect(at(siege, '2022-12-31').statut).toBe('inconnu');
    expect(at(siege, '2023-01-01')).toMatchObject({ statut: 'agree', ambigu: true });
    expect(at(siege, '2023-06-15').statut).toBe('suspendu');
    expect(at(siege, '2023-12-31').statut).toBe('agree');
    expect(at(siege, '2024-01-01').statut).toBe('inconnu');
    expect(at(seul, '2030-01-01')).toMatchObject({ statut: 'agree', ambigu: false });
  });

  it('derive from lieux that say they accept, with the day of their file as the only evidence', async () => {
    const { rows } = comme(
      'lieux',
      await lireChemin(embarque('lieux.csv'), { referentiel }),
    ).lecture;
    const derived = agrementsOfLieux(rows);
    expect(derived).toHaveLength(
      rows.filter(({ accepte, dateMaj }) => accepte === 'oui' && dateMaj !== null).length,
    );
    expect(derived.length).toBeGreaterThan(80);
    expect(
      derived.every(
        ({ operateur, lieuId, debut, dateSource }) =>
          operateur === null && lieuId !== null && debut === dateSource,
      ),
    ).toBe(true);
  });
});
