import { readFileSync } from 'node:fs';

import { beforeAll, describe, expect, it } from 'vitest';

import type { Referentiel } from '$lib/domain/referentiel';
import { SCHEMA_OPERATEURS } from '$lib/formats/schema/operateurs';

import { comme, lireContenu, referentielEmbarque } from './aide';

let referentiel: Referentiel;
beforeAll(() => {
  referentiel = referentielEmbarque();
});

const lire = async (texte: string) =>
  comme('operateurs', await lireContenu('op.csv', texte, { referentiel, controler: true }));

describe('a file of opérateurs', () => {
  it('that ships with the app is recognised, whole, and valid; what is not known stays unknown', async () => {
    const { lecture, controle, reconnaissance } = await lire(
      readFileSync('data/operateurs.csv', 'utf8'),
    );
    expect(reconnaissance.confiance).toBeGreaterThan(0.9);
    expect(controle?.valide).toBe(true);
    expect(lecture).toMatchObject({ lignes: 4, acceptees: 4, rejetees: 0 });
    const [aptic, a, , c] = lecture.rows;
    expect(aptic).toMatchObject({ nom: 'APTIC', fin: '2024-01-16', toleranceJours: null });
    expect(a).toMatchObject({ toleranceJours: 30, fraisAval: 0.04, fraisAmont: null });
    expect(Object.values(c!).filter((valeur) => valeur !== null)).toHaveLength(2);
  });

  it('reads French dates and decimals, and refuses a name met twice or an end before the beginning', async () => {
    const { lecture } = await lire(
      [
        'operateur;debut;fin;tolerance_jours;frais_aval_pourcent',
        'Un;01/02/2020;31/12/2022;30;4,5',
        'un;;;;',
        'Deux;2024-01-01;2023-01-01;;',
        ';;;30;',
      ].join('\n'),
    );
    expect(lecture.rows).toMatchObject([
      { nom: 'Un', debut: '2020-02-01', fin: '2022-12-31', fraisAval: 0.045 },
    ]);
    expect(lecture.rejetees).toBe(3);
  });

  it('has in code the schema that is published', () => {
    const publie = JSON.parse(readFileSync('data/schemas/operateurs.json', 'utf8')) as {
      fields: { name: string; type: string }[];
    };
    expect(publie.fields.map(({ name, type }) => [name, type])).toEqual(
      SCHEMA_OPERATEURS.fields.map(({ name, type }) => [name, type]),
    );
  });
});
