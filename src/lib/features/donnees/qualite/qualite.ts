import { group } from 'd3';

import { dernierJour, moisDe, numeroMois } from '$lib/domain/circulation/calendrier';
import type { Jour } from '$lib/domain/codes';
import { haversine } from '$lib/domain/distance';
import type { Lieu } from '$lib/domain/lieu';
import type { Referentiel } from '$lib/domain/referentiel';
import {
  isInTerritoire,
  type Commune,
  type Echelon,
  type Territoire,
} from '$lib/domain/territoire';
import type { ColonneCsv } from '$lib/formats/tableau-csv';
import type { Column } from '$lib/ui/table/table';
import { formatNombre, formatPart } from '$lib/ui/format';

/** How filled one column is, and what its gaps do to the results. */
export interface Completude {
  readonly nom: string;
  readonly remplis: number;
  readonly part: number;
  readonly effet: string;
}

/** A count of lieux, and what it does to the results. */
export interface Part {
  readonly nom: string;
  readonly lieux: number;
  readonly part: number;
  readonly effet: string;
}

export interface QualiteTerritoire {
  readonly territoire: string;
  readonly lieux: number;
  /** Share updated within 12 months. */
  readonly recents: number;
  /** Share filled, by column, in the order of the columns. */
  readonly remplis: readonly number[];
}

const COLONNES: readonly (readonly [string, (lieu: Lieu) => boolean, string])[] = [
  [
    'Commune',
    ({ codeInsee }) => codeInsee !== null,
    'Sans elle, le lieu n’entre dans aucun total de territoire.',
  ],
  [
    'Position',
    ({ latitude }) => latitude !== null,
    'Sans elle, le lieu n’est sur aucune carte et ne dessert personne dans le calcul.',
  ],
  [
    'Accepte le Pass (oui ou non)',
    ({ accepte }) => accepte !== 'inconnu',
    'Inconnu n’est pas non : le lieu n’est pas compté comme labellisé, il reste à approcher.',
  ],
  [
    'SIRET',
    ({ siret }) => siret !== null,
    'Sans lui, un agrément ne rejoint le lieu que par son identifiant, et les doublons se voient moins.',
  ],
  [
    'Adresse',
    ({ adresse }) => adresse !== null,
    'Sans elle, le lieu est difficile à trouver et à comparer à un autre.',
  ],
  [
    'Services',
    ({ services }) => services.length > 0,
    'Sans eux, le lieu est tenu pour capable d’offrir un service payable en Pass.',
  ],
  [
    'Typologie',
    ({ typologies }) => typologies.length > 0,
    'Sans elle, on ne sait pas quelle structure on va approcher.',
  ],
  ['Publics accueillis', ({ publics }) => publics.length > 0, 'Sans eux, on oriente à l’aveugle.'],
  [
    'Horaires',
    ({ horaires }) => horaires !== null,
    'Leur absence ne change aucun nombre : elle départage seulement les candidats ex æquo.',
  ],
  [
    'Téléphone ou courriel',
    ({ telephone, courriel }) => telephone !== null || courriel !== null,
    'Sans eux, il faut se déplacer pour démarcher le lieu.',
  ],
];

/** Filled share of each column, the emptiest first. */
export function completudeDe(lieux: readonly Lieu[]): readonly Completude[] {
  return COLONNES.map(([nom, rempli, effet]) => {
    const remplis = lieux.filter(rempli).length;
    return { nom, remplis, part: ratio(remplis, lieux.length), effet };
  }).toSorted((a, b) => a.part - b.part);
}

/** The day on screen, and that on which the file of lieux was loaded, `AAAA-MM-JJ`: no update can be later. */
export interface Jours {
  readonly jour: Jour;
  readonly chargement: string;
}

/** Lieux by age of their update on a day: within 12 months, 18 months, older, told for a day to come, or without a date. */
export function fraicheurDe(lieux: readonly Lieu[], jours: Jours): readonly Part[] {
  const [unAn, dixHuit] = [moisAvant(jours.jour, 12), moisAvant(jours.jour, 18)];
  const age = (lieu: Lieu): number => {
    if (lieu.dateMaj === null) return 4;
    if (estAVenir(lieu, jours)) return 3;
    return lieu.dateMaj >= unAn ? 0 : lieu.dateMaj >= dixHuit ? 1 : 2;
  };
  return parts(lieux, age, [
    ['Mis à jour depuis moins de 12 mois', 'À jour.'],
    ['De 12 à 18 mois', 'À confirmer avant de s’y rendre.'],
    ['Plus de 18 mois', 'Le lieu a pu fermer ou changer : il compte encore, vérifiez-le d’abord.'],
    [
      'Date à venir, à vérifier',
      'Postérieure au chargement du fichier, elle est fausse : rien ne dit si le lieu existe encore.',
    ],
    ['Sans date de mise à jour', 'Rien ne dit si le lieu existe encore.'],
  ]);
}

/** Whether the update of a lieu is told for a day after the loading of its file: the date is wrong. */
export function estAVenir({ dateMaj }: Lieu, { chargement }: Jours): boolean {
  return dateMaj !== null && dateMaj > chargement;
}

/** Lieux by quality of their point. */
export function positionsDe(lieux: readonly Lieu[], referentiel: Referentiel): readonly Part[] {
  const rang = (lieu: Lieu): number => {
    if (estLoin(lieu, referentiel)) return 2;
    return lieu.position === 'adresse' ? 0 : lieu.position === 'commune' ? 1 : 3;
  };
  return parts(lieux, rang, [
    ['À l’adresse', 'Distances à la porte du lieu.'],
    [
      'Au point de la commune',
      'Distances approchées : de l’ordre du rayon de la commune, et le lieu ne dit pas s’il est en QPV.',
    ],
    [
      'À plus de 25 km de sa commune',
      'Position ou commune fausse : le lieu compte là où son point le place, vérifiez-le.',
    ],
    ['Inconnue', 'Le lieu ne compte dans aucune distance.'],
  ]);
}

/** Whether the point of a lieu is too far from that of its commune for both to be right: 25 km, 200 km in Guyane. */
export function estLoin(
  { codeInsee, latitude, longitude, position }: Lieu,
  referentiel: Referentiel,
): boolean {
  if (codeInsee === null || latitude === null || longitude === null || position !== 'adresse')
    return false;
  const commune = referentiel.commune(codeInsee);
  if (!commune) return false;
  const km = haversine(latitude, longitude, commune.latitude, commune.longitude);
  return km > (commune.departement === GUYANE ? KM_LOIN_GUYANE : KM_LOIN);
}

const KM_LOIN = 25;
const KM_LOIN_GUYANE = 200;
const GUYANE = '973';

/**
 * Lieux of a territory. One whose commune is not known is where its postal code says, by région or département; nowhere
 * smaller.
 */
export function lieuxDuTerritoire(
  lieux: readonly Lieu[],
  territoire: Territoire,
  referentiel: Referentiel,
): readonly Lieu[] {
  if (territoire.echelon === 'france') return lieux;
  return lieux.filter(({ codeInsee, codePostal }) => {
    const commune = codeInsee === null ? null : referentiel.commune(codeInsee);
    if (commune) return isInTerritoire(commune, territoire);
    const departement = departementPostal(codePostal);
    if (territoire.echelon === 'departement') return departement === territoire.code;
    return (
      territoire.echelon === 'region' &&
      referentiel.departements.get(departement)?.region === territoire.code
    );
  });
}

/** Département of a postal code; both of Corse are told as Haute-Corse or Corse-du-Sud by its third digit. */
function departementPostal(codePostal: string | null): string {
  if (codePostal === null) return '';
  if (/^9[78]/.test(codePostal)) return codePostal.slice(0, 3);
  if (codePostal.startsWith('20')) return codePostal < '20200' ? '2A' : '2B';
  return codePostal.slice(0, 2);
}

/** The parts that a territory is shown by. */
const MAILLES: Readonly<Record<Echelon, 'region' | 'departement' | 'epci' | 'commune'>> = {
  france: 'region',
  region: 'departement',
  departement: 'epci',
  epci: 'commune',
  commune: 'commune',
};

/** How filled each column is, part by part of a territory; lieux without a commune are together. */
export function parTerritoire(
  lieux: readonly Lieu[],
  territoire: Territoire,
  referentiel: Referentiel,
  jours: Jours,
): readonly QualiteTerritoire[] {
  const maille = MAILLES[territoire.echelon];
  const communeDe = ({ codeInsee }: Lieu): Commune | null =>
    codeInsee === null ? null : referentiel.commune(codeInsee);
  const groupes = group(lieux, (lieu) => {
    const commune = communeDe(lieu);
    return commune ? (maille === 'commune' ? commune.code : (commune[maille] ?? 'hors')) : '';
  });
  const unAn = moisAvant(jours.jour, 12);
  const estRecent = (lieu: Lieu): boolean =>
    lieu.dateMaj !== null && lieu.dateMaj >= unAn && !estAVenir(lieu, jours);
  return [...groupes].map(([code, groupe]) => ({
    territoire: nomDe(code, maille, referentiel),
    lieux: groupe.length,
    recents: ratio(groupe.filter(estRecent).length, groupe.length),
    remplis: COLONNES.map(([, rempli]) => ratio(groupe.filter(rempli).length, groupe.length)),
  }));
}

function nomDe(code: string, maille: keyof typeof NOMS, referentiel: Referentiel): string {
  if (code === '') return 'Sans commune';
  if (code === 'hors') return 'Hors intercommunalité';
  const nom = NOMS[maille](referentiel, code) ?? '';
  return maille === 'departement' ? `${code} ${nom}` : nom || code;
}

const NOMS = {
  region: ({ regions }: Referentiel, code: string) => regions.get(code)?.nom,
  departement: ({ departements }: Referentiel, code: string) => departements.get(code)?.nom,
  epci: ({ epci }: Referentiel, code: string) => epci.get(code)?.nom,
  commune: (referentiel: Referentiel, code: string) => referentiel.commune(code)?.nom,
} as const;

export const COLONNES_TERRITOIRES: readonly Column<QualiteTerritoire>[] = [
  { key: 'territoire', title: 'Territoire', width: 13, text: ({ territoire }) => territoire },
  {
    key: 'lieux',
    title: 'Lieux',
    width: 5,
    numeric: true,
    text: ({ lieux }) => formatNombre(lieux),
    value: ({ lieux }) => lieux,
  },
  ...COLONNES.map(([nom], rang) =>
    colonnePart(String(rang), nom, ({ remplis }) => remplis[rang]!, rang > 3),
  ),
  colonnePart('recents', 'Moins de 12 mois', ({ recents }) => recents),
];

export const COLONNES_TERRITOIRES_CSV: readonly ColonneCsv<QualiteTerritoire>[] = [
  { nom: 'territoire', valeur: ({ territoire }) => territoire },
  { nom: 'lieux', valeur: ({ lieux }) => lieux },
  ...COLONNES.map(([nom], rang) => ({
    nom: `part_${nom}`,
    valeur: ({ remplis }: QualiteTerritoire) => remplis[rang]!,
  })),
  { nom: 'part_moins_de_12_mois', valeur: ({ recents }) => recents },
];

function colonnePart(
  key: string,
  title: string,
  value: (row: QualiteTerritoire) => number,
  secondary = false,
): Column<QualiteTerritoire> {
  const text = (row: QualiteTerritoire): string => formatPart(value(row));
  return { key, title, width: 6.5, numeric: true, secondary, text, value };
}

function parts(
  lieux: readonly Lieu[],
  rangDe: (lieu: Lieu) => number,
  noms: readonly (readonly [string, string])[],
): readonly Part[] {
  const comptes = noms.map(() => 0);
  for (const lieu of lieux) comptes[rangDe(lieu)]! += 1;
  return noms.map(([nom, effet], rang) => {
    const nombre = comptes[rang]!;
    return { nom, lieux: nombre, part: ratio(nombre, lieux.length), effet };
  });
}

/** The same day some months before; the last of that month where it is shorter. */
export function moisAvant(jour: Jour, nombre: number): Jour {
  const mois = moisDe(numeroMois(jour) - nombre);
  const dernier = dernierJour(mois);
  const meme = `${mois}-${jour.slice(8)}` as Jour;
  return meme < dernier ? meme : dernier;
}

export function ratio(nombre: number, total: number): number {
  return total === 0 ? 0 : nombre / total;
}
