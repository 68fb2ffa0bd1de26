import type { Written } from '../output';
import { writeCsv } from '../output';
import { OPERATEURS } from '../descripteur/operateurs';

type Ligne = Readonly<Record<string, string | number | null>>;

const GENERATEUR = 'Maillage, générateur simulé';

/**
 * The one opérateur of which a fact is public, and the three of the simulated lots: the calendar that one opérateur was
 * seen to follow, a shorter one, and one of which nothing is known.
 */
const LIGNES: readonly Ligne[] = [
  {
    operateur: 'APTIC',
    fin: '2024-01-16',
    source: 'Liquidation judiciaire du 16 janvier 2024',
    date_source: '2024-01-16',
  },
  {
    operateur: 'Opérateur A (simulé)',
    tolerance_jours: 30,
    alerte_jours: 30,
    blocage_jours: 15,
    accuse_jours: 7,
    releve_jours: 37,
    frais_aval_pourcent: 4,
    cotisation_annuelle_ht: 77,
    valeur_faciale: 10,
    source: GENERATEUR,
  },
  {
    operateur: 'Opérateur B (simulé)',
    tolerance_jours: 0,
    alerte_jours: 60,
    blocage_jours: 30,
    releve_jours: 15,
    valeur_faciale: 10,
    source: GENERATEUR,
  },
  { operateur: 'Opérateur C (simulé)', source: GENERATEUR },
];

/** Writes the opérateurs. What is not known of one is empty. */
export function writeOperateurs(): Written {
  const colonnes = OPERATEURS.fields.map(({ name }) => name);
  return writeCsv('operateurs.csv', colonnes, LIGNES);
}
