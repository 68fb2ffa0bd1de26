import fc from 'fast-check';

import { COLONNES_V0, COLONNES_V1 } from '$lib/formats/lieux/ecrire';
import { SCHEMA_LIEUX_V0, SCHEMA_LIEUX_V1 } from '$lib/formats/schema/lieux';

/** A row of a file, by column. */
export type Row = Readonly<Record<string, string>>;

const texte = fc
  .array(
    fc.constantFrom(
      'Bus',
      'école',
      'le « Tiers »',
      'à 9 h, puis',
      'porte 2;',
      'ligne\nsuivante',
      '"cité"',
    ),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((mots) => mots.join(' '));
const url = fc.constantFrom(
  'https://acceslibre.beta.gouv.fr/app/1/',
  'https://rdv.exemple.fr/lieu?id=2',
);
const site = ['https://exemple.fr/a,b;jsessionid=1', 'https://m.exemple.fr/page', 'www.exemple.fr'];
const vide = fc.constant('');
const oneOf = (mots: readonly string[], separateur: string) =>
  fc
    .subarray([...mots], { minLength: 1, maxLength: Math.min(3, mots.length) })
    .map((choisis) => choisis.join(separateur));

/** A valid cell of a column of a version. */
function cellOf(colonne: string, version: 'v0' | 'v1'): fc.Arbitrary<string> {
  const schema = version === 'v0' ? SCHEMA_LIEUX_V0 : SCHEMA_LIEUX_V1;
  const { liste, required } = schema.fields.find(({ name }) => name === colonne)!;
  const filled: Record<string, fc.Arbitrary<string>> = {
    pivot: fc.constantFrom(
      '13002603200016',
      'W751234567',
      'W9R1001234',
      '0123456001',
      '130026032',
      '00000000000000',
    ),
    commune: fc.constant('Abondance'),
    code_postal: fc.constant('74360'),
    code_insee: fc.constant('74001'),
    latitude: fc.constant('46.2795'),
    longitude: fc.constant('6.72'),
    telephone: fc.constant('+33473000000'),
    date_maj: fc.constantFrom('2024-02-29', '2022-10-03'),
    courriel: oneOf(['contact@exemple.fr', 'accueil@exemple.fr'], ';'),
    courriels: oneOf(['contact@exemple.fr', 'accueil@exemple.fr'], '|'),
    site_web: oneOf(site, version === 'v0' ? ';' : '|'),
    typologie: oneOf(['CCAS', 'ASSO', 'TIERS_LIEUX'], version === 'v0' ? ';' : '|'),
    labels_autres: oneOf(['SudLabs', 'Nièvre médiation numérique'], ';'),
    autres_formations_labels: oneOf(['SudLabs', 'Nièvre médiation numérique'], '|'),
    accessibilite: url,
    fiche_acces_libre: url,
    prise_rdv: url,
    itinerance: fc.constantFrom('Fixe', 'Itinérant', 'Itinérant|Fixe'),
  };
  // The published pattern refuses this word of its description: it is written where any label stands.
  const words = liste?.valeurs.filter((mot) => mot !== 'Étapes numériques (La Poste)') ?? [];
  const some = liste ? oneOf(words, liste.separateur) : (filled[colonne] ?? texte);
  const isPlaced = ['latitude', 'longitude', 'code_insee'].includes(colonne);
  return required || isPlaced ? some : fc.oneof(some, vide);
}

/** Rows of a version, every column filled or empty, valid. */
export function rows(version: 'v0' | 'v1'): fc.Arbitrary<Row[]> {
  const colonnes = version === 'v0' ? COLONNES_V0 : COLONNES_V1;
  const row = fc.record(
    Object.fromEntries(colonnes.map((colonne) => [colonne, cellOf(colonne, version)])),
  );
  return fc
    .array(row, { minLength: 1, maxLength: 8 })
    .map((all) => all.map((one, i) => ({ ...one, id: `lieu-${i}` }) as Row));
}
