import { TERMES } from '$lib/domain/termes';
import type { ColonneCsv } from '$lib/formats/tableau-csv';
import { NOMS_CLASSES } from '$lib/map/palette';
import { formatKm, formatNombre, INCONNU } from '$lib/ui/format';
import type { Column } from '$lib/ui/table/table';

import { classeDe } from './explication';
import type { LigneCommune } from './lignes';

/** Columns of the table of communes; the same facts as the map. */
export const COLONNES: readonly Column<LigneCommune>[] = [
  { key: 'nom', title: 'Commune', width: 11, text: (ligne) => ligne.nom },
  {
    key: 'classe',
    title: 'Classe',
    width: 8,
    help: TERMES.classe,
    text: (ligne) => NOMS_CLASSES[classeDe(ligne.classe)],
    value: (ligne) => ligne.classe,
  },
  {
    key: 'confiance',
    title: 'Confiance',
    width: 7,
    help: 'A : même classe dans 80 % des 200 tirages au moins ; B : dans 50 % au moins ; C : moins, la classe n’est pas retenue',
    text: (ligne) => ligne.confiance ?? INCONNU,
    value: (ligne) => ligne.confiance,
  },
  {
    key: 'sansReponse',
    title: 'Pass sans réponse',
    width: 8,
    numeric: true,
    help: TERMES.sansReponse,
    text: (ligne) => formatNombre(ligne.sansReponse),
    value: (ligne) => ligne.sansReponse,
  },
  {
    key: 'pass',
    secondary: true,
    title: 'Pass en circulation',
    width: 8,
    numeric: true,
    help: TERMES.encours,
    text: (ligne) => formatNombre(ligne.pass),
    value: (ligne) => ligne.pass,
  },
  {
    key: 'distanceKm',
    secondary: true,
    title: 'Lieu le plus proche',
    width: 9,
    numeric: true,
    help: TERMES.plusProche,
    text: (ligne) => formatKm(ligne.distanceKm),
    value: (ligne) => ligne.distanceKm,
  },
  {
    key: 'places100',
    secondary: true,
    title: 'Places pour 100 Pass',
    width: 9,
    numeric: true,
    help: TERMES.places100,
    text: (ligne) => (ligne.places100 === Infinity ? INCONNU : formatNombre(ligne.places100)),
    value: (ligne) => ligne.places100,
  },
  {
    key: 'epci',
    title: 'Intercommunalité',
    secondary: true,
    width: 16,
    help: TERMES.epci,
    text: (ligne) => ligne.epci ?? INCONNU,
  },
  {
    key: 'departement',
    title: 'Département',
    secondary: true,
    width: 11,
    text: (ligne) => ligne.departement,
  },
];

/** Columns of the export: those of the table, codes first, units in the names. */
export const COLONNES_CSV: readonly ColonneCsv<LigneCommune>[] = [
  { nom: 'code_insee', valeur: (ligne) => ligne.code },
  { nom: 'commune', valeur: (ligne) => ligne.nom },
  { nom: 'departement', valeur: (ligne) => ligne.departement },
  { nom: 'epci', valeur: (ligne) => ligne.epci },
  { nom: 'classe', valeur: (ligne) => NOMS_CLASSES[classeDe(ligne.classe)] },
  { nom: 'confiance', valeur: (ligne) => ligne.confiance },
  { nom: 'pass_circulation', valeur: (ligne) => ligne.pass },
  { nom: 'beneficiaires', valeur: (ligne) => ligne.beneficiaires },
  { nom: 'sans_reponse', valeur: (ligne) => ligne.sansReponse },
  { nom: 'distance_km', valeur: (ligne) => ligne.distanceKm },
  { nom: 'lieu_le_plus_proche', valeur: (ligne) => ligne.plusProche },
  { nom: 'places_pour_100', valeur: (ligne) => ligne.places100 },
  { nom: 'position_commune', valeur: (ligne) => ligne.position },
];
