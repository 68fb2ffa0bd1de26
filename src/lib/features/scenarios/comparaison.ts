import type { Ecarts } from '$lib/compute/messages';
import { CLASSES } from '$lib/domain/ecarts/classes';
import { indicateursDe, type Indicateurs } from '$lib/domain/ecarts/indicateurs';
import type { Parametres } from '$lib/domain/parametres';
import type { Referentiel } from '$lib/domain/referentiel';
import { MESURES_EXPLIQUEES, TERMES, type MesureExpliquee } from '$lib/domain/termes';
import type { ColonneCsv } from '$lib/formats/tableau-csv';
import { NOMS_CLASSES, REGLES_CLASSES } from '$lib/map/palette';
import { formatKm, formatNombre, formatPart } from '$lib/ui/format';
import type { Column } from '$lib/ui/table/table';

import type { CleTotal } from './traces';

/** A commune whose class is not the same in two scenarios. */
export interface LigneDifference {
  /** Index of the commune. */
  readonly index: number;
  readonly code: string;
  readonly nom: string;
  readonly pass: number;
  readonly classes: readonly [string, string];
  readonly sansReponse: readonly [number, number];
  readonly distanceKm: readonly [number, number];
}

/** The same measure in two scenarios, in words. */
export interface LigneTotal {
  readonly cle: CleTotal;
  readonly nom: string;
  readonly aide: string;
  readonly valeurs: readonly [string, string];
}

export interface Comparaison {
  readonly differences: readonly LigneDifference[];
  readonly totaux: readonly LigneTotal[];
}

/** Two scenarios side by side, over some communes. */
export function comparer(
  referentiel: Referentiel,
  communes: readonly number[],
  [a, b]: readonly [Ecarts, Ecarts],
  parametres: Parametres,
): Comparaison {
  const nomClasse = (ecarts: Ecarts, i: number): string =>
    NOMS_CLASSES[CLASSES[ecarts.classe[i]!]!];
  const differences = communes
    .filter((i) => a.classe[i] !== b.classe[i])
    .map((i) => ({
      index: i,
      code: referentiel.communes[i]!.code,
      nom: referentiel.communes[i]!.nom,
      pass: a.passCirculation[i]!,
      classes: [nomClasse(a, i), nomClasse(b, i)] as const,
      sansReponse: [a.sansReponse[i]!, b.sansReponse[i]!] as const,
      distanceKm: [a.distanceKm[i]!, b.distanceKm[i]!] as const,
    }))
    .sort((x, y) => y.pass - x.pass);
  const cotes = [a, b].map((ecarts) => indicateursDe(ecarts, communes, parametres));
  const total = (
    cle: CleTotal,
    nom: MesureExpliquee,
    lire: (indicateurs: Indicateurs) => string,
  ): LigneTotal => ({
    cle,
    nom,
    aide: MESURES_EXPLIQUEES[nom],
    valeurs: [lire(cotes[0]!), lire(cotes[1]!)],
  });
  const parClasse = CLASSES.slice(0, -1).map((classe, code): LigneTotal => {
    const compte = (ecarts: Ecarts): string =>
      formatNombre(
        communes.filter((i) => ecarts.passCirculation[i]! > 0 && ecarts.classe[i] === code).length,
      );
    return {
      cle: classe,
      nom: `Communes « ${NOMS_CLASSES[classe]} »`,
      aide: REGLES_CLASSES[classe],
      valeurs: [compte(a), compte(b)],
    };
  });
  return {
    differences,
    totaux: [
      total('sansReponse', 'Pass sans réponse', ({ sansReponse }) => formatNombre(sansReponse)),
      total('partAuDela10', 'Pass à plus de 10 km d’un lieu', ({ partAuDela10 }) =>
        formatPart(partAuDela10),
      ),
      total('distanceMediane', 'Distance médiane d’un Pass à un lieu', ({ distanceMediane }) =>
        formatKm(distanceMediane),
      ),
      total('placesPour100', 'Places pour 100 Pass', ({ placesPour100 }) =>
        formatNombre(placesPour100),
      ),
      ...parClasse,
    ],
  };
}

export const COLONNES: readonly Column<LigneDifference>[] = [
  { key: 'nom', title: 'Commune', width: 12, text: ({ nom }) => nom },
  {
    key: 'a',
    title: 'Classe dans le premier',
    width: 10,
    help: TERMES.classe,
    text: ({ classes }) => classes[0],
  },
  {
    key: 'b',
    title: 'Classe dans le second',
    width: 10,
    help: TERMES.classe,
    text: ({ classes }) => classes[1],
  },
  {
    key: 'pass',
    title: 'Pass en circulation',
    width: 8,
    numeric: true,
    secondary: true,
    help: TERMES.encours,
    text: ({ pass }) => formatNombre(pass),
    value: ({ pass }) => pass,
  },
  {
    key: 'sansReponse',
    title: 'Pass sans réponse',
    width: 10,
    help: TERMES.sansReponse,
    text: ({ sansReponse: [a, b] }) => `${formatNombre(a)} → ${formatNombre(b)}`,
    value: ({ sansReponse: [a, b] }) => b - a,
  },
  {
    key: 'distance',
    title: 'Lieu le plus proche',
    width: 11,
    secondary: true,
    help: TERMES.plusProche,
    text: ({ distanceKm: [a, b] }) => `${formatKm(a)} → ${formatKm(b)}`,
    value: ({ distanceKm: [a, b] }) => b - a,
  },
];

export const COLONNES_CSV: readonly ColonneCsv<LigneDifference>[] = [
  { nom: 'code_insee', valeur: ({ code }) => code },
  { nom: 'commune', valeur: ({ nom }) => nom },
  { nom: 'classe_premier', valeur: ({ classes }) => classes[0] },
  { nom: 'classe_second', valeur: ({ classes }) => classes[1] },
  { nom: 'pass_circulation', valeur: ({ pass }) => pass },
  { nom: 'sans_reponse_premier', valeur: ({ sansReponse }) => sansReponse[0] },
  { nom: 'sans_reponse_second', valeur: ({ sansReponse }) => sansReponse[1] },
  { nom: 'distance_km_premier', valeur: ({ distanceKm }) => distanceKm[0] },
  { nom: 'distance_km_second', valeur: ({ distanceKm }) => distanceKm[1] },
];
