import { describe, expect, it } from 'vitest';

import type { Commune } from '$lib/domain/territoire';

import { comme, lireContenu } from '../aide';
import { COMMUNES, cp, csv, json, referentiel } from './communes';

const SIRET = '13002603200016';
type Row = (c: Commune, i: number) => Readonly<Record<string, unknown>>;

const feature = (c: Commune, properties: object) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates: [c.longitude, c.latitude] },
});
const lisible = ({ nom }: Commune): string => nom.toUpperCase();

/**
 * Files written under the headers of those that Hubs, départements, towns and networks publish. What each must give beside
 * every row placed in its commune: whether lieux have their own point, and the Pass.
 */
const FICHIERS: Readonly<Record<string, readonly [() => string, { point?: false; pass?: true }]>> =
  {
    'Aidants Connect': [
      () =>
        json((c, i) => ({
          id: i,
          nom: `Mairie ${i}`,
          pivot: SIRET,
          code_postal: cp(c),
          code_insee: c.code,
          commune: c.nom,
          adresse: 'x',
          date_de_modification: '2023-01-01T10:00:00',
        })),
      { point: false },
    ],
    'France Tiers-Lieux, JSON-LD': [
      () =>
        json((c, i) => ({
          _id: { $id: `a${i}` },
          name: `TL ${i}`,
          address: {
            '@type': 'PostalAddress',
            addressLocality: c.nom,
            postalCode: cp(c),
            streetAddress: 'x',
          },
          geo: {
            '@type': 'GeoCoordinates',
            latitude: String(c.latitude),
            longitude: String(c.longitude),
          },
          updated: 1639958400,
          tags: ['a'],
        })),
      {},
    ],
    RhinOcc: [
      () =>
        JSON.stringify({
          elements: COMMUNES.map((c, i) => ({
            id: i,
            name: `S ${i}`,
            address: {
              streetNumber: '3',
              streetAddress: 'Rue',
              addressLocality: c.nom,
              postalCode: cp(c),
            },
            geo: { latitude: c.latitude, longitude: c.longitude },
            categories: ['Gratuit', 'Pass numérique'],
            updatedAt: '2023-01-02',
          })),
        }),
      { pass: true },
    ],
    'Francil-in': [
      () =>
        json((c, i) =>
          feature(c, {
            francilin_id: i,
            lieu_nom: `L ${i}`,
            commune: c.nom,
            code_postal: cp(c),
            adresse: 'x',
            e_mail: '',
            mise_a_jour: '01/02/2023',
          }),
        ),
      {},
    ],
    'Haute-Vienne': [
      () =>
        JSON.stringify({
          type: 'FeatureCollection',
          features: COMMUNES.map((c, i) =>
            feature(c, {
              objectid: i,
              nom_org: `Asso ${i}`,
              commune: lisible(c),
              adresse: `1 rue, ${cp(c)} ${lisible(c)}`,
              tel_fixe: '',
              cheque: 'oui',
            }),
          ),
        }),
      { pass: true },
    ],
    'Res’in, Grand Lyon': [
      () =>
        json((c, i) => ({
          _id: `x${i}`,
          structureName: `S ${i}`,
          address: {
            commune: c.nom,
            postcode: cp(c),
            inseeCode: c.code,
            numero: '3',
            street: 'Rue',
          },
          coord: [c.longitude, c.latitude],
          contactPhone: '',
          updatedAt: '2023-01-02T00:00:00.000Z',
          categories: { labelsQualifications: ['passNumerique'] },
        })),
      { pass: true },
    ],
    'Hub-Lo': [
      () =>
        json((c, i) => ({
          gid: i,
          c_nom: `EPN ${i}`,
          c_postcode: cp(c),
          c_city: c.nom,
          c_adresse: 'x',
          c_lat_coor1: c.latitude,
          c_long_coor1: c.longitude,
          c_telephone: '',
        })),
      {},
    ],
    'Angers, Conumm': [
      () =>
        json((c, i) => ({
          TYPO_UID: i,
          USER_NOM: `B ${i}`,
          USER_ADRES: `1 rue ${cp(c)} ${c.nom}`,
          LAT: c.latitude,
          LNG: c.longitude,
          MAIL: '',
          DATE_MAJ: '2022-01-01',
        })),
      {},
    ],
    'La Fibre64': [
      () =>
        csv((c, i) => ({
          Nomdelastructure: `F ${i}`,
          Adressenumeronomdelavoie: '1 rue',
          Codepostal: cp(c),
          Ville: c.nom,
          Adressemail: '',
          latitude: c.latitude,
          longitude: c.longitude,
          Lestarifsdemastructure: 'gratuit',
        })),
      {},
    ],
    'Épernay, a survey': [
      () =>
        csv(
          (c, i) => ({
            GlobalID: `g${i}`,
            'Nom de votre structure': `E ${i}`,
            'Adresse de la structure': `1 rue ${cp(c)} ${c.nom}`,
            'Adresse mail de la structure': '',
            EditDate: '3/17/2022 10:00:00 AM',
            x: c.longitude,
            y: c.latitude,
          }),
          ',',
        ),
      {},
    ],
    Gironde: [
      () =>
        csv((c, i) => ({
          Lieu: `G ${i}`,
          Commune: c.nom,
          'Adresse postale': `x ${cp(c)} ${c.nom}`,
          Téléphone: '',
          'Coord. X': c.latitude,
          'Coord. Y': c.longitude,
          'Dernière MAJ': '01/02/2022',
        })),
      {},
    ],
    'Les Assembleurs': [
      () =>
        csv((c, i) => ({
          ID: i,
          Nom: `A ${i}`,
          Adresse: 'x',
          'Code postal': cp(c),
          Commune: c.nom,
          Latitude: String(c.latitude).replace('.', ','),
          Longitude: String(c.longitude).replace('.', ','),
          'Coût accès médiation numérique': 'gratuit ; pass numérique',
          'Date MAJ': '2022-01-01',
        })),
      { pass: true },
    ],
    'Maine-et-Loire': [
      () =>
        csv((c, i) => ({
          ID_LieuMed: i,
          NOM_STRUCTURE: `M ${i}`,
          'N°': '3',
          ADRESSE: 'RUE',
          CP: cp(c),
          COMMUNE: c.nom,
          NUM_TEL: '',
          DAT_MaJ: '2022-01-01',
          x: c.longitude,
          y: c.latitude,
        })),
      {},
    ],
    'Hub Bretagne': [
      () =>
        json((c, i) => ({
          id: i,
          nom: `B ${i}`,
          siret: '',
          code_insee: c.code,
          commune: c.nom,
          adresse: 'x',
          location: { x: c.longitude, y: c.latitude },
          labels: [{ id: 1, label: 'APTIC' }],
        })),
      { pass: true },
    ],
    'UltraNumérique, geocoded: two columns of the same name, the first empty': [
      () =>
        csv(
          (c, i) => ({
            "Nom de l'organisation": `O ${i}`,
            Rue: 'x',
            'Code postal': cp(c),
            Ville: 'x',
            Latitude: '',
            Longitude: '',
            'latitude ': c.latitude,
            'longitude ': c.longitude,
            result_citycode: c.code,
          }),
          ',',
        ),
      {},
    ],
    'Dora and data.inclusion': [
      () =>
        json((c, i) => ({
          id: i,
          siret: SIRET,
          nom: `D ${i}`,
          commune: c.nom,
          code_postal: cp(c),
          code_insee: c.code,
          adresse: 'x',
          longitude: c.longitude,
          latitude: c.latitude,
          source: 'dora',
          date_maj: '2024-01-01',
          labels_nationaux: ['aptic'],
          thematiques: ['numerique'],
        })),
      { pass: true },
    ],
    'a list of agréments of lieux': [
      () =>
        csv((c, i) => ({
          'Raison sociale': `A ${i}`,
          SIRET: '130 026 032 00016',
          'Nom du point de présence': `PP ${i}`,
          Adresse: 'x',
          CP: cp(c),
          Ville: `${lisible(c)} CEDEX`,
          'Labellisé APTIC': 'Oui',
        })),
      { point: false, pass: true },
    ],
    'OpenDataSoft, points as GeoJSON': [
      () =>
        `\ufeff${csv((c, i) => ({ geom: JSON.stringify(feature(c, {}).geometry), intitule_structure: `O ${i}`, adresse: 'x', ville: c.nom, codepostal: cp(c) }))}`,
      {},
    ],
    'points as WKT': [
      () =>
        csv(
          (c, i) => ({
            geometry: `POINT (${c.longitude} ${c.latitude})`,
            nom: `O ${i}`,
            adresse: 'x',
            insee: c.code,
          }),
          ',',
        ),
      {},
    ],
    'Cartographie nationale, v1': [
      () =>
        csv(
          (c, i) => ({
            id: i,
            pivot: SIRET,
            nom: `D ${i}`,
            commune: c.nom,
            code_postal: cp(c),
            code_insee: c.code,
            adresse: 'x',
            latitude: c.latitude,
            longitude: c.longitude,
            typologie: 'ASSO|TIERS_LIEUX',
            courriels: 'a@b.fr|c@d.fr',
            source: 'x',
            itinerance: 'Fixe',
            date_maj: '2024-01-01',
            services: 'Aide aux démarches administratives|Utilisation sécurisée du numérique',
            frais_a_charge: 'Gratuit',
          }),
          '|',
        ),
      {},
    ],
  };

describe('lieux of files that are not ours to see', () => {
  it.each(Object.entries(FICHIERS))('%s', async (_, [contenu, { point, pass }]) => {
    const { lecture } = comme('lieux', await lireContenu('fichier', contenu(), { referentiel }));
    expect(lecture).toMatchObject({ lignes: COMMUNES.length, rejetees: 0 });
    expect(lecture.rows.map(({ codeInsee }) => codeInsee)).toEqual(
      COMMUNES.map(({ code }) => code),
    );
    const own = lecture.rows.filter(({ position }) => position === 'adresse');
    expect(own).toHaveLength(point === false ? 0 : COMMUNES.length);
    expect(lecture.rows.filter(({ accepte }) => accepte === 'oui')).toHaveLength(
      pass ? COMMUNES.length : 0,
    );
  });

  const rows = ((c, i) => ({ nom_lieu: `L ${i}`, insee: c.code })) satisfies Row;
  it('a name is that of the column that bears it as written, before one that only may', async () => {
    const text = csv((c, i) => ({ 'contact.nom': 'Anne', 'structure.nom': 'S', ...rows(c, i) }));
    const lu = comme('lieux', await lireContenu('x.csv', text, { referentiel, jeu: 'lieux' }));
    expect(lu.lecture.rows[3]!.nom).toBe('L 3');
  });
});
