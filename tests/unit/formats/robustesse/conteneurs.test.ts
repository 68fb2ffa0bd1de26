import { describe, expect, it } from 'vitest';

import { comme, lireContenu } from '../aide';
import { carre, COMMUNES, cp, csv, json, referentiel } from './communes';

const lire = (contenu: string) => lireContenu('fichier', contenu, { referentiel });

describe('JSON as portals and applications give it', () => {
  const lieu = (i: number) => ({ nom_lieu: `Espace ${i}`, adresse: 'Le Bourg' });
  const features = COMMUNES.map((c, i) => ({
    type: 'Feature',
    properties: { ...lieu(i), code_insee: c.code },
    geometry: { type: 'Point', coordinates: [c.longitude, c.latitude] },
  }));
  const rows = COMMUNES.map((c, i) => ({ ...lieu(i), lieu: { commune: { code_insee: c.code } } }));
  const plain = COMMUNES.map((c, i) => ({ ...lieu(i), code_insee: c.code }));

  it.each([
    ['features without their collection', features],
    [
      'a collection within an answer',
      { status: 'ok', data: { type: 'FeatureCollection', features } },
    ],
    [
      'rows by identifier, beside what the answer says of itself',
      {
        meta: { limit: 30, types: ['x'] },
        entities: Object.fromEntries(plain.map((r, i) => [`a${i}`, r])),
      },
    ],
    ['the longest of several lists', { facettes: [{ nom: 'a' }, { nom: 'b' }], elements: plain }],
  ])('%s', async (_, value) => {
    const { lecture } = comme('lieux', await lire(JSON.stringify(value)));
    expect(lecture).toMatchObject({ lignes: COMMUNES.length, rejetees: 0 });
    expect(lecture.rows.map(({ codeInsee }) => codeInsee)).toEqual(
      COMMUNES.map(({ code }) => code),
    );
    expect(lecture.rows.map(({ nom }) => nom)).toEqual(COMMUNES.map((_, i) => `Espace ${i}`));
  });

  it('objects within objects are columns of their own', async () => {
    const lu = await lireContenu('x.json', JSON.stringify(rows), { referentiel, jeu: 'lieux' });
    expect(lu.reconnaissance.colonnes).toContain('lieu.commune.code_insee');
  });

  it('labels written as objects', async () => {
    const { rows } = comme(
      'lieux',
      await lire(
        json((c) => ({ nom_lieu: 'x', code_insee: c.code, labels: [{ id: 1, label: 'APTIC' }] })),
      ),
    ).lecture;
    expect(rows.every(({ accepte }) => accepte === 'oui')).toBe(true);
  });

  it('contours in a field, as geo.api.gouv.fr gives them, beside the centre', async () => {
    const lu = comme(
      'communes',
      await lire(
        json((c) => ({
          nom: c.nom,
          code: c.code,
          centre: { type: 'Point', coordinates: [c.longitude, c.latitude] },
          contour: carre(c),
        })),
      ),
    );
    expect(lu.lecture.rejetees).toBe(0);
    expect(lu.geometries[0]).toEqual(carre(COMMUNES[0]!));
  });
});

describe('delimited texts', () => {
  it('polygons written in a cell, as OpenDataSoft exports them, are the shapes of the rows', async () => {
    const code = (i: number) => `QP0630${String(i % 100).padStart(2, '0')}`;
    const lu = comme(
      'qpv',
      await lire(
        `\ufeff${csv((c, i) => ({
          geo_point_2d: `${c.latitude}, ${c.longitude}`,
          geo_shape: JSON.stringify(carre(c)),
          code_quartier: code(i),
          nom_quartier: `Quartier ${i}`,
          commune_qp: c.nom,
        }))}`,
      ),
    );
    expect(lu.lecture).toMatchObject({ lignes: COMMUNES.length, rejetees: 0 });
    expect(lu.geometries[lu.lecture.rows[7]!.geometrie!]).toEqual(carre(COMMUNES[7]!));
  });

  it('two rows of names, the second for machines: no row is taken for data, none lost', async () => {
    const text = `Grille communale de densité;;;\n\n${csv((c, i) => ({ 'Code commune': c.code, Commune: c.nom, Niveau: 1 + (i % 7), 'Libellé du niveau': '' })).replace('\n', '\nCODGEO;LIBGEO;DENS;LIBDENS\n')}`;
    const { lecture } = comme('densite', await lire(text));
    expect(lecture).toMatchObject({ lignes: COMMUNES.length, rejetees: 0 });
  });

  it('a column named by a year is a column', async () => {
    const text = `Population des communes;;;\n${csv((c) => ({ CODGEO: c.code, LIBGEO: c.nom, 2018: 12, ZRR: 'NC' }))}`;
    const { lecture } = comme('zrr', await lire(text));
    expect(lecture).toMatchObject({ lignes: COMMUNES.length, rejetees: 0 });
  });

  const bavard = (i: number) => (i % 10 === 0 ? '49, rue du Lac' : 'Le Bourg');
  const unquoted = (cell: (i: number) => string): string =>
    `nom_lieu,type,adresse,code_postal,code_insee,latitude,longitude\n${COMMUNES.map((c, i) => `L ${i},EPN,${cell(i)},${cp(c)},${c.code},${c.latitude},${c.longitude}`).join('\n')}\n`;

  it('a comma without quotes: the address is put back together, and it is said', async () => {
    const { lecture } = comme('lieux', await lire(unquoted(bavard)));
    expect(lecture).toMatchObject({ rejetees: 0, reparees: 10 });
    expect(lecture.rows[0]).toMatchObject({
      adresse: '49, rue du Lac',
      codeInsee: COMMUNES[0]!.code,
    });
    expect(lecture.constats.find(({ regle }) => regle === 'cellules-recollees')).toMatchObject({
      colonne: 'adresse',
      valeur: '49',
      reparation: '49, rue du Lac',
    });
  });

  it('an entity cut by its own semicolon: the name is put back together, however many there are', async () => {
    const noms = ['Café &amp; Co', 'L&#39;Atelier', 'D&eacute;p&ocirc;t', 'Arts & Lettres', 'R&D'];
    const rows = COMMUNES.map((c, i) =>
      [noms[i % 5], `${i} rue &quot;A&quot;`, cp(c), c.code, c.latitude, c.longitude, ''].join(';'),
    );
    const text = `nom_lieu;adresse;code_postal;code_insee;latitude;longitude\n${rows.join('\n')}\n`;
    const { lecture } = comme('lieux', await lire(text));
    expect(lecture).toMatchObject({ lignes: COMMUNES.length, rejetees: 0, acceptees: 0 });
    const mended = ['Café & Co', "L'Atelier", 'Dépôt', 'Arts & Lettres', 'R&D'];
    lecture.rows.forEach(({ nom, adresse, codeInsee }, i) => {
      const { code } = COMMUNES[i]!;
      expect({ nom, adresse, codeInsee }).toEqual({
        nom: mended[i % 5],
        adresse: `${i} rue "A"`,
        codeInsee: code,
      });
    });
  });

  it('of two cells put back together, one refused: no repair is written, both are as in the file', async () => {
    const rows = COMMUNES.map((c, i) =>
      ['Café &amp; Co', `${i} rue &quot;A`, cp(c), c.code, c.latitude, c.longitude].join(';'),
    );
    const text = `nom_lieu;adresse;code_postal;code_insee;latitude;longitude\n${rows.join('\n')}\n`;
    const refus = new Set(['1/adresse/cellules-recollees']);
    const { lecture } = await lireContenu('x.csv', text, { referentiel, refus });
    expect(lecture).toMatchObject({ rejetees: 1, reparees: COMMUNES.length - 1 });
    const dits = lecture.constats.filter(
      ({ ligne, regle }) => ligne === 1 && regle === 'cellules-recollees',
    );
    expect(dits).toMatchObject([{ colonne: 'adresse', gravite: 'alerte', reparation: null }]);
    expect(lecture.rejets[0]!.cellules).toHaveLength(8);
  });

  it('refused, or where several mendings would do, the row is set aside as before', async () => {
    const refus = new Set(['cellules-recollees']);
    const refused = await lireContenu('x.csv', unquoted(bavard), { referentiel, refus });
    expect(refused.lecture).toMatchObject({ rejetees: 10 });
    const ambiguous = await lire(unquoted((i) => (i % 10 === 0 ? 'a,b' : 'c')));
    expect(ambiguous.lecture).toMatchObject({ rejetees: 10 });
  });
});

describe('a schema is not data', () => {
  it.each([
    ['a Table Schema', { fields: [{ name: 'id', type: 'string' }] }, 'un schéma de table'],
    ['a data package', { resources: [{ path: 'a.csv', schema: {} }] }, 'un descripteur'],
  ])('%s is told, with what to give instead', async (_, value, found) => {
    const error: unknown = await lire(JSON.stringify(value)).catch((e: unknown) => e);
    expect(String(error)).toContain(found);
    expect(String(error)).toContain('donnez plutôt');
  });
});
