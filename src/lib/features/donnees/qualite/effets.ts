import type { Ecarts } from '$lib/compute/messages';
import { CLASSES } from '$lib/domain/ecarts/classes';
import type { Lieu } from '$lib/domain/lieu';
import type { Carnet, Localisation } from '$lib/domain/pass';
import type { Referentiel } from '$lib/domain/referentiel';
import { accorde, formatJour, formatNombre, formatPart, INCONNU } from '$lib/ui/format';
import type { ColonneCsv } from '$lib/formats/tableau-csv';
import type { Column } from '$lib/ui/table/table';

import { estAVenir, estLoin, moisAvant, ratio, type Jours } from './qualite';

/** What one gap in the lieux does to the results, and the lieux that it is of. */
export interface Effet {
  readonly cle: string;
  readonly defaut: string;
  readonly effet: string;
  readonly lieux: readonly Lieu[];
}

/** What the figures rest on. */
export interface Situation {
  /** Lieux of the territory. */
  readonly lieux: readonly Lieu[];
  /** Every lieu, in the order of the gaps. */
  readonly tous: readonly Lieu[];
  readonly referentiel: Referentiel;
  readonly ecarts: Ecarts;
  /** Communes of the territory, as indices. */
  readonly communes: readonly number[];
  readonly jours: Jours;
}

/** What each gap does to the results of a territory, with the figures of the day; gaps that no lieu has are left out. */
export function effetsDe(situation: Situation): readonly Effet[] {
  const { lieux, referentiel, jours } = situation;
  const vieux = moisAvant(jours.jour, 18);
  const sansPoint = lieux.filter(({ latitude }) => latitude === null);
  const approches = lieux.filter(({ position }) => position === 'commune');
  const loin = lieux.filter((lieu) => estLoin(lieu, referentiel));
  const inconnus = lieux.filter(({ accepte }) => accepte === 'inconnu');
  const perimes = lieux.filter(
    (lieu) =>
      lieu.accepte === 'oui' &&
      (lieu.dateMaj === null || lieu.dateMaj < vieux || estAVenir(lieu, jours)),
  );
  const mesure = (concernes: readonly Lieu[]): string => passQuiEnDependent(situation, concernes);
  const sur = (concernes: readonly Lieu[]): string =>
    accorde(communesMalDesservies(situation, concernes), 'commune', 'communes');
  const effets: readonly Effet[] = [
    {
      cle: 'sans-commune',
      defaut: 'Sans commune',
      effet: 'N’entrent dans aucun total de territoire : à situer ci-dessus.',
      lieux: lieux.filter(({ codeInsee }) => codeInsee === null),
    },
    {
      cle: 'sans-point',
      defaut: 'Sans coordonnées',
      effet: `Ne comptent dans aucune distance : ${sur(sansPoint)} « sans lieu » ou « éloignées » ont sur place un lieu non situé.`,
      lieux: sansPoint,
    },
    {
      cle: 'point-commune',
      defaut: 'Au point de leur commune',
      effet: `Distances approchées : ${mesure(approches)}`,
      lieux: approches,
    },
    {
      cle: 'loin',
      defaut: 'À plus de 25 km de leur commune',
      effet: `Position ou commune fausse : ${mesure(loin)}`,
      lieux: loin,
    },
    {
      cle: 'acceptation',
      defaut: 'Acceptation du Pass inconnue',
      effet: `Ne comptent pas comme labellisés : ${sur(inconnus)} « sans lieu » ou « éloignées » en ont un sur place, qui accepte peut-être déjà le Pass.`,
      lieux: inconnus,
    },
    {
      cle: 'perime',
      defaut: 'Labellisés, sans mise à jour depuis 18 mois, sans date ou à une date à venir',
      effet: `Ont pu fermer ou cesser d’accepter : ${mesure(perimes)}`,
      lieux: perimes,
    },
    {
      cle: 'services',
      defaut: 'Sans services',
      effet:
        'Tenus pour capables d’un service payable en Pass : ils restent candidats, à vérifier.',
      lieux: lieux.filter(({ services }) => services.length === 0),
    },
    {
      cle: 'siret',
      defaut: 'Sans SIRET',
      effet: 'Un agrément donné par SIRET ne peut pas les atteindre.',
      lieux: lieux.filter(({ siret }) => siret === null),
    },
  ];
  return effets.filter(({ lieux: concernes }) => concernes.length > 0);
}

/** « 1 240 Pass en circulation (7 %) ont pour plus proche lieu l’un des 12 labellisés d’entre eux. » */
function passQuiEnDependent(situation: Situation, concernes: readonly Lieu[]): string {
  const { tous, communes, ecarts } = situation;
  const ids = new Set(concernes.map(({ id }) => id));
  const labellises = concernes.filter(({ accepte }) => accepte === 'oui').length;
  let total = 0;
  let dependants = 0;
  for (const commune of communes) {
    const pass = ecarts.passCirculation[commune]!;
    const proche = tous[ecarts.plusProche[commune]!];
    total += pass;
    if (proche && ids.has(proche.id)) dependants += pass;
  }
  return `${formatNombre(dependants)} Pass en circulation (${formatPart(ratio(dependants, total))}) ont pour plus proche lieu l’un d’eux, dont ${accorde(labellises, 'labellisé', 'labellisés')}.`;
}

/** Communes far from any labelled lieu in which one of these lieux stands. */
function communesMalDesservies(
  { referentiel, communes, ecarts }: Situation,
  lieux: readonly Lieu[],
): number {
  const avec = new Set(
    lieux.map(({ codeInsee }) => (codeInsee === null ? -1 : referentiel.indexOf(codeInsee))),
  );
  return communes.filter((commune) => {
    const classe = CLASSES[ecarts.classe[commune]!];
    return (classe === 'sans_lieu' || classe === 'eloigne') && avec.has(commune);
  }).length;
}

export const COLONNES_EFFETS_CSV: readonly ColonneCsv<Effet>[] = [
  { nom: 'defaut', valeur: ({ defaut }) => defaut },
  { nom: 'lieux', valeur: ({ lieux }) => lieux.length },
  { nom: 'effet', valeur: ({ effet }) => effet },
];

export const COLONNES_LIEUX: readonly Column<Lieu>[] = [
  { key: 'nom', title: 'Lieu', width: 16, text: ({ nom }) => nom },
  { key: 'commune', title: 'Commune', width: 10, text: ({ commune }) => commune },
  { key: 'id', title: 'Identifiant', width: 7, secondary: true, text: ({ id }) => id },
  {
    key: 'accepte',
    title: 'Accepte le Pass',
    width: 6,
    help: 'D’après le fichier ; « inconnu » : il ne le dit pas',
    text: ({ accepte }) => accepte,
  },
  {
    key: 'position',
    title: 'Position',
    width: 6,
    secondary: true,
    text: ({ position }) => position ?? INCONNU,
  },
  {
    key: 'maj',
    title: 'Mise à jour',
    width: 9,
    secondary: true,
    text: ({ dateMaj }) => formatJour(dateMaj),
    value: ({ dateMaj }) => dateMaj,
  },
];

export const COLONNES_LIEUX_CSV: readonly ColonneCsv<Lieu>[] = [
  { nom: 'id', valeur: ({ id }) => id },
  { nom: 'nom', valeur: ({ nom }) => nom },
  { nom: 'commune', valeur: ({ commune }) => commune },
  { nom: 'code_insee', valeur: ({ codeInsee }) => codeInsee },
  { nom: 'accepte', valeur: ({ accepte }) => accepte },
  { nom: 'position', valeur: ({ position }) => position },
  { nom: 'latitude', valeur: ({ latitude }) => latitude },
  { nom: 'longitude', valeur: ({ longitude }) => longitude },
  { nom: 'date_maj', valeur: ({ dateMaj }) => dateMaj },
];

const LOCALISATIONS: readonly (readonly [Localisation, string])[] = [
  ['residence', 'à la commune de résidence'],
  ['code_postal', 'au code postal'],
  ['prescripteur', 'à la commune du prescripteur'],
  ['epci', 'à l’intercommunalité'],
];

/** Where the Pass handed out are placed, and how much of the capacity is estimated (methods §§ 1–2). */
export function phraseCirculation(
  carnets: readonly Carnet[],
  { partCapaciteEstimee, capaciteIncertaine }: Ecarts,
): string {
  const total = carnets.reduce((sum, { nombrePass }) => sum + nombrePass, 0);
  const part = (cherchee: Localisation): number =>
    ratio(
      carnets.reduce(
        (sum, { localisation, nombrePass }) => sum + (localisation === cherchee ? nombrePass : 0),
        0,
      ),
      total,
    );
  const placees = LOCALISATIONS.map(
    ([localisation, dit]) => `${formatPart(part(localisation))} ${dit}`,
  );
  const ou =
    total === 0
      ? 'La circulation est chargée sans le détail des carnets : on ne sait pas d’où vient la commune des Pass.'
      : `Pass placés : ${placees.join(', ')}. Ceux du prescripteur et de l’intercommunalité peuvent vivre ailleurs.`;
  const capacite = `${formatPart(partCapaciteEstimee)} de la capacité des lieux est estimée${
    capaciteIncertaine ? ' : les mesures qui s’en passent viennent d’abord' : ''
  }.`;
  return `${ou} ${capacite}`;
}
