import { TERMES } from '$lib/domain/termes';
import type { ColonneCsv } from '$lib/formats/tableau-csv';
import { formatKm, formatNombre } from '$lib/ui/format';
import type { Column } from '$lib/ui/table/table';

import type { LigneHexagone } from './representer-hexagones';
import type { Thematique } from './thematique';

/** Columns of the table of hexagons; the same facts as the map, in the words of its measure. */
export function colonnesHexagones(mesure: Thematique | null): readonly Column<LigneHexagone>[] {
  return [
    {
      key: 'autourDe',
      title: 'Hexagone autour de',
      width: 14,
      help: 'La commune de l’hexagone où circulent le plus de Pass',
      text: ({ autourDe }) => autourDe,
    },
    {
      key: 'classe',
      title: mesure?.titre ?? 'Classe',
      width: 12,
      help: mesure?.explication ?? 'Classe du plus grand nombre de Pass de l’hexagone',
      text: (ligne) => (mesure ? (nomDe(mesure, ligne) ?? ligne.classe) : ligne.classe),
      value: ({ index, classe }) => mesure?.classe[index] ?? classe,
    },
    entier('sansReponse', 'Pass sans réponse', TERMES.sansReponse),
    entier('pass', 'Pass en circulation', TERMES.encours),
    { ...entier('lieux', 'Lieux labellisés', TERMES.labellises), secondary: true },
    {
      ...entier('communes', 'Communes', 'Communes dont le point est dans l’hexagone'),
      secondary: true,
    },
    {
      key: 'distanceKm',
      title: 'Distance moyenne d’un Pass à un lieu',
      width: 9,
      numeric: true,
      secondary: true,
      help: TERMES.distancePass,
      text: ({ distanceKm }) => formatKm(distanceKm),
      value: ({ distanceKm }) => distanceKm,
    },
    {
      key: 'places100',
      title: 'Places pour 100 Pass',
      width: 8,
      numeric: true,
      secondary: true,
      help: TERMES.places100,
      text: ({ places100 }) => formatNombre(places100),
      value: ({ places100 }) => places100,
    },
    {
      key: 'departement',
      title: 'Département',
      width: 11,
      secondary: true,
      text: ({ departement }) => departement,
    },
  ];
}

/** Columns of the export: those of the table, the cell first, what the colours say last. */
export function colonnesHexagonesCsv(
  mesure: Thematique | null,
): readonly ColonneCsv<LigneHexagone>[] {
  return [
    { nom: 'cellule_h3', valeur: ({ cellule }) => cellule },
    { nom: 'autour_de', valeur: ({ autourDe }) => autourDe },
    { nom: 'departement', valeur: ({ departement }) => departement },
    { nom: 'communes', valeur: ({ communes }) => communes },
    { nom: 'classe', valeur: ({ classe }) => classe },
    { nom: 'pass_circulation', valeur: ({ pass }) => pass },
    { nom: 'sans_reponse', valeur: ({ sansReponse }) => sansReponse },
    { nom: 'lieux_labellises', valeur: ({ lieux }) => lieux },
    { nom: 'distance_moyenne_km', valeur: ({ distanceKm }) => distanceKm },
    { nom: 'places_pour_100', valeur: ({ places100 }) => places100 },
    ...(mesure ? deMesure(mesure) : []),
  ];
}

function deMesure(mesure: Thematique): readonly ColonneCsv<LigneHexagone>[] {
  return [
    { nom: 'mesure_carte', valeur: () => mesure.titre },
    { nom: 'valeur_mesure', valeur: ({ index }) => mesure.valeurs[index] ?? null },
    { nom: 'classe_mesure', valeur: (ligne) => nomDe(mesure, ligne) },
  ];
}

function nomDe({ noms, classe }: Thematique, { index }: LigneHexagone): string | null {
  return noms[classe[index]!] ?? null;
}

function entier(
  key: 'communes' | 'pass' | 'sansReponse' | 'lieux',
  title: string,
  help: string,
): Column<LigneHexagone> {
  return {
    key,
    title,
    width: 8,
    numeric: true,
    help,
    text: (ligne) => formatNombre(ligne[key]),
    value: (ligne) => ligne[key],
  };
}
