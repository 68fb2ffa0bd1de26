import { group } from 'd3';

import type { Jour } from '$lib/domain/codes';
import type { Lieu } from '$lib/domain/lieu';
import type { Referentiel } from '$lib/domain/referentiel';
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

export interface QualiteDepartement {
  readonly departement: string;
  readonly lieux: number;
  readonly situes: number;
  readonly services: number;
  readonly recents: number;
  readonly pass: number;
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

/** Lieux by age of their update on a day: within 12 months, 18 months, older, or without a date. */
export function fraicheurDe(lieux: readonly Lieu[], jour: Jour): readonly Part[] {
  const [unAn, dixHuit] = [moisAvant(jour, 12), moisAvant(jour, 18)];
  const age = ({ dateMaj }: Lieu): number =>
    dateMaj === null ? 3 : dateMaj >= unAn ? 0 : dateMaj >= dixHuit ? 1 : 2;
  return parts(lieux, age, [
    ['Mis à jour depuis moins de 12 mois', 'À jour.'],
    ['De 12 à 18 mois', 'À confirmer avant de s’y rendre.'],
    ['Plus de 18 mois', 'Le lieu a pu fermer ou changer : il compte encore, vérifiez-le d’abord.'],
    ['Sans date de mise à jour', 'Rien ne dit si le lieu existe encore.'],
  ]);
}

/** Lieux by quality of their point. */
export function positionsDe(lieux: readonly Lieu[]): readonly Part[] {
  const rang = ({ position }: Lieu): number =>
    position === 'adresse' ? 0 : position === 'commune' ? 1 : 2;
  return parts(lieux, rang, [
    ['À l’adresse', 'Distances à la porte du lieu.'],
    [
      'Au point de la commune',
      'Distances approchées : de l’ordre du rayon de la commune, et le lieu ne dit pas s’il est en QPV.',
    ],
    ['Inconnue', 'Le lieu ne compte dans aucune distance.'],
  ]);
}

/** The same, by département; lieux without a commune are together. */
export function parDepartement(
  lieux: readonly Lieu[],
  referentiel: Referentiel,
  jour: Jour,
): readonly QualiteDepartement[] {
  const groupes = group(lieux, ({ codeInsee }) =>
    codeInsee === null ? '' : (referentiel.commune(codeInsee)?.departement ?? ''),
  );
  const unAn = moisAvant(jour, 12);
  return [...groupes].map(([code, groupe]) => {
    const part = (test: (lieu: Lieu) => boolean): number =>
      ratio(groupe.filter(test).length, groupe.length);
    return {
      departement:
        code === '' ? 'Sans commune' : `${code} ${referentiel.departements.get(code)?.nom ?? ''}`,
      lieux: groupe.length,
      situes: part(({ position }) => position === 'adresse'),
      services: part(({ services }) => services.length > 0),
      recents: part(({ dateMaj }) => dateMaj !== null && dateMaj >= unAn),
      pass: part(({ accepte }) => accepte !== 'inconnu'),
    };
  });
}

export const COLONNES_DEPARTEMENTS: readonly Column<QualiteDepartement>[] = [
  { key: 'departement', title: 'Département', width: 11, text: ({ departement }) => departement },
  {
    key: 'lieux',
    title: 'Lieux',
    width: 6,
    numeric: true,
    text: ({ lieux }) => formatNombre(lieux),
    value: ({ lieux }) => lieux,
  },
  colonnePart('situes', 'À l’adresse', ({ situes }) => situes),
  colonnePart('pass', 'Pass connu', ({ pass }) => pass),
  colonnePart('services', 'Services', ({ services }) => services),
  colonnePart('recents', 'Moins de 12 mois', ({ recents }) => recents),
];

function colonnePart(
  key: string,
  title: string,
  value: (row: QualiteDepartement) => number,
): Column<QualiteDepartement> {
  return { key, title, width: 7, numeric: true, text: (row) => formatPart(value(row)), value };
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

function moisAvant(jour: Jour, mois: number): string {
  const date = new Date(`${jour}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() - mois);
  return date.toISOString().slice(0, 10);
}

function ratio(nombre: number, total: number): number {
  return total === 0 ? 0 : nombre / total;
}
