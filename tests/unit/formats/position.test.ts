import { describe, expect, it } from 'vitest';

import { comme, lireContenu, referentielEmbarque } from './aide';

const referentiel = referentielEmbarque();

/** A lieu of Bourg-en-Bresse under these columns: its point, and what is said of it. */
async function lire(colonnes: string, cellules: string, refus: readonly string[] = []) {
  const text = `nom_structure\tadresse\tcode_insee\t${colonnes}\nMédiathèque\t1 rue\t01053\t${cellules}\n`;
  const { lecture } = comme(
    'lieux',
    await lireContenu('x.tsv', text, { referentiel, jeu: 'lieux', refus: new Set(refus) }),
  );
  const { latitude, longitude, position } = lecture.rows[0]!;
  const constats = lecture.constats.filter(({ ligne }) => ligne === 1);
  return {
    at: [latitude, longitude],
    position,
    regles: constats.map(({ regle }) => regle),
    constats,
  };
}

describe('the point of a lieu in one cell', () => {
  it.each(['46,2057, 5,2258', '46,2057 ; 5,2258', '46,2057 5,2258'])(
    '« %s » is read, its commas mended',
    async (cellule) => {
      const lu = await lire('geo_point', cellule);
      expect(lu).toMatchObject({ at: [46.2057, 5.2258], position: 'adresse' });
      expect(lu.constats).toMatchObject([
        { regle: 'nombre-notation', valeur: cellule, reparation: '46.2057, 5.2258' },
      ]);
      const refused = await lire('geo_point', cellule, ['nombre-notation']);
      expect(refused.position).toBe('commune');
    },
  );

  it.each([
    'SRID=4326;POINT(5.2258 46.2057)',
    'POINT Z (5.2258 46.2057 0)',
    '{"type":"Point","coordinates":[5.2258,46.2057,231]}',
  ])('« %s » is read', async (cellule) => {
    const lu = await lire('geo_point', cellule);
    expect(lu).toMatchObject({ at: [46.2057, 5.2258], position: 'adresse', regles: [] });
  });

  it('filled with something else, is flagged before the commune stands for it', async () => {
    for (const cellule of ['près de la gare', '46.2057', 'POINT EMPTY']) {
      const lu = await lire('geo_point', cellule);
      expect(lu.regles).toEqual(['coordonnees-illisibles', 'position-de-la-commune']);
      expect(lu.constats[0]).toMatchObject({ colonne: 'geo_point', valeur: cellule });
    }
    expect((await lire('geo_point', '')).regles).toEqual(['position-de-la-commune']);
  });
});

describe('the point of a lieu in two cells', () => {
  it('one of which is empty: the other is flagged', async () => {
    const lu = await lire('latitude\tlongitude', '46.2057\t');
    expect(lu.regles).toEqual(['coordonnees-illisibles', 'position-de-la-commune']);
    expect(lu.constats[0]).toMatchObject({
      colonne: 'latitude',
      message: 'La longitude manque : le point est ignoré.',
    });
  });
});
