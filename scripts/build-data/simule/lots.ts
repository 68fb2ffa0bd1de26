/** A simulated lot: the columns of `pass-lots.csv`, and how it is handed out. */
export interface LotSimule {
  readonly lot: string;
  readonly commanditaire: string;
  readonly operateur: string;
  readonly date_achat: string;
  readonly debut_validite: string;
  readonly fin_validite: string;
  readonly perimetre: readonly string[];
  readonly taille_carnet: 5 | 10;
  readonly pass_achetes: number;
  readonly public_cible: string;
  /** Pass to hand out between `debut_validite` and `fin_remise`; the rest stays with the commanditaire. */
  readonly pass_remis: number;
  readonly fin_remise: string;
}

/** Euros on a Pass, in practice. */
export const VALEUR_FACIALE = 10;

const TOUT_PUBLIC = 'Tout public';
const EMPLOI = 'Demandeurs d’emploi';
const SENIORS = 'Seniors (+ 65 ans)';
const MINIMA = 'Bénéficiaires de minima sociaux';
const JEUNES = 'Jeunes (16-26 ans)';

/** Thirteen lots that no one bought: real territories, invented purchases, opérateurs without a name. */
export const LOTS: readonly LotSimule[] = [
  lot(
    'L01',
    'Région Auvergne-Rhône-Alpes (simulé)',
    'A',
    '2024-01-15',
    '2024-02-01',
    '2025-07-31',
    ['region:84'],
    10,
    36_000,
    EMPLOI,
    30_000,
    '2024-12-20',
  ),
  lot(
    'L02',
    'Métropole de Lyon (simulé)',
    'B',
    '2024-02-20',
    '2024-03-01',
    '2025-02-28',
    ['epci:200046977'],
    10,
    22_000,
    MINIMA,
    18_000,
    '2024-10-31',
  ),
  lot(
    'L03',
    'Département du Puy-de-Dôme (simulé)',
    'A',
    '2024-03-11',
    '2024-04-01',
    '2025-06-30',
    ['departement:63'],
    5,
    12_000,
    MINIMA,
    10_000,
    '2025-01-31',
  ),
  lot(
    'L04',
    'Syndicat numérique Drôme-Ardèche (simulé)',
    'C',
    '2024-06-05',
    '2024-07-01',
    '2025-12-31',
    ['departement:26', 'departement:07'],
    5,
    18_000,
    TOUT_PUBLIC,
    15_000,
    '2025-06-30',
  ),
  lot(
    'L05',
    'Saint-Étienne Métropole (simulé)',
    'B',
    '2024-09-02',
    '2024-10-01',
    '2025-12-31',
    ['epci:244200770', 'departement:42'],
    10,
    12_000,
    EMPLOI,
    10_000,
    '2025-07-15',
  ),
  lot(
    'L06',
    'Département de l’Allier (simulé)',
    'A',
    '2024-10-07',
    '2024-11-01',
    '2025-10-31',
    ['departement:03'],
    5,
    9_000,
    SENIORS,
    7_000,
    '2025-05-31',
  ),
  lot(
    'L07',
    'Syndicat numérique Cantal-Haute-Loire (simulé)',
    'C',
    '2025-01-13',
    '2025-02-01',
    '2026-07-31',
    ['departement:15', 'departement:43'],
    5,
    11_000,
    SENIORS,
    9_000,
    '2026-02-28',
  ),
  lot(
    'L08',
    'Grenoble-Alpes-Métropole (simulé)',
    'B',
    '2025-02-10',
    '2025-03-01',
    '2026-08-31',
    ['epci:200040715'],
    10,
    14_000,
    MINIMA,
    12_000,
    '2026-01-31',
  ),
  lot(
    'L09',
    'Région Auvergne-Rhône-Alpes (simulé)',
    'A',
    '2025-05-12',
    '2025-06-01',
    '2026-11-30',
    ['region:84'],
    10,
    62_000,
    TOUT_PUBLIC,
    52_000,
    '2026-05-31',
  ),
  lot(
    'L10',
    'Syndicat numérique des deux Savoie (simulé)',
    'C',
    '2025-07-07',
    '2025-08-01',
    '2026-10-31',
    ['departement:73', 'departement:74'],
    5,
    14_000,
    TOUT_PUBLIC,
    12_000,
    '2026-04-30',
  ),
  lot(
    'L11',
    'Groupement de commandes Ain-Loire (simulé)',
    'A',
    '2025-09-08',
    '2025-10-01',
    '2026-12-31',
    ['departement:01', 'departement:42'],
    5,
    10_000,
    SENIORS,
    7_000,
    '2026-05-31',
  ),
  lot(
    'L12',
    'Caisse de retraite (simulé)',
    'B',
    '2025-10-06',
    '2025-11-01',
    '2027-01-31',
    [],
    10,
    20_000,
    SENIORS,
    16_000,
    '2026-06-15',
  ),
  lot(
    'L13',
    'Ville de Villeurbanne (simulé)',
    'C',
    '2026-01-12',
    '2026-02-01',
    '2026-10-31',
    ['commune:69266'],
    10,
    3_000,
    JEUNES,
    2_000,
    '2026-05-31',
  ),
];

function lot(
  id: string,
  commanditaire: string,
  operateur: string,
  date_achat: string,
  debut_validite: string,
  fin_validite: string,
  perimetre: readonly string[],
  taille_carnet: 5 | 10,
  pass_achetes: number,
  public_cible: string,
  pass_remis: number,
  fin_remise: string,
): LotSimule {
  return {
    lot: id,
    commanditaire,
    operateur: `Opérateur ${operateur} (simulé)`,
    date_achat,
    debut_validite,
    fin_validite,
    perimetre,
    taille_carnet,
    pass_achetes,
    public_cible,
    pass_remis,
    fin_remise,
  };
}
