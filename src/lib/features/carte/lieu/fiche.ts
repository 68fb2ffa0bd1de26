import type { Agrement, EtatAgrement } from '$lib/domain/agrement';
import { quartiersDesLieux } from '$lib/domain/geometrie';
import type { Lieu } from '$lib/domain/lieu';
import type { FichierDe } from '$lib/formats/lire';
import { formatJour, formatNombre, INCONNU } from '$lib/ui/format';
import type { Column } from '$lib/ui/table/table';

/** Whether a lieu takes the Pass, in a sentence: unknown is not no. */
export const ACCEPTATIONS: Readonly<Record<Lieu['accepte'], string>> = {
  oui: 'Accepte le Pass numérique.',
  non: 'N’accepte pas le Pass numérique.',
  inconnu: 'Rien ne dit si ce lieu accepte le Pass : c’est inconnu, et non refusé.',
};

/** What that rests on: the words of the file, and their date. */
export function preuveDe({ accepte, preuve, dateMaj, source }: Lieu): string {
  const jour = dateMaj ? `, mis à jour le ${formatJour(dateMaj)}` : ', sans date de mise à jour';
  const fichier = `fichier ${source ? `de ${source}` : 'de lieux'}${jour}`;
  if (preuve) return `D’après « ${preuve} » (${fichier}).`;
  return accepte === 'inconnu'
    ? `Le fichier n’en dit rien (${fichier}).`
    : `D’après le ${fichier}.`;
}

const STATUTS: Readonly<Record<EtatAgrement['statut'], string>> = {
  agree: 'Agréé',
  suspendu: 'Agrément suspendu',
  retire: 'Agrément retiré',
  demande: 'Agrément demandé',
  inconnu: 'Agrément inconnu : aucun fichier d’agréments chargé ne parle de ce lieu.',
};

/** What the files of agréments say of a lieu, one sentence each. */
export function agrementsDits({ statut, agrements, ambigu }: EtatAgrement): readonly string[] {
  if (statut === 'inconnu') return [STATUTS.inconnu];
  const dits = agrements.map(
    ({ statut, operateur, debut, fin, source }) =>
      `${STATUTS[statut]}${operateur ? ` par ${operateur}` : ''} depuis le ${formatJour(debut)}${fin ? `, jusqu’au ${formatJour(fin)}` : ''} (${source}).`,
  );
  return ambigu ? [...dits, 'L’agrément peut être celui d’un autre lieu de ce SIRET.'] : dits;
}

/** Facts of the file worth showing, those it does not hold left out. */
export function faitsDe(lieu: Lieu): readonly (readonly [terme: string, valeur: string])[] {
  const facts: readonly (readonly [string, string | null])[] = [
    ['Adresse', [lieu.adresse, lieu.codePostal, lieu.commune].filter(Boolean).join(' ')],
    ['Services', lieu.services.join(', ')],
    ['Publics', lieu.publics.join(', ')],
    ['Conditions d’accès', lieu.conditions.join(', ')],
    ['Labels', [...lieu.labelsNationaux, ...lieu.labelsAutres].join(', ')],
    ['Horaires', lieu.horaires],
    ['Itinérant', lieu.itinerant === null ? null : lieu.itinerant ? 'oui' : 'non'],
    ['SIRET', lieu.siret],
    [
      'Position',
      lieu.position === 'commune' ? 'celle de la commune : l’adresse n’a pas de point connu' : null,
    ],
  ];
  return facts.flatMap(([terme, valeur]) => (valeur ? [[terme, valeur] as const] : []));
}

/** The history of the agréments of a lieu. */
export const COLONNES_AGREMENTS: readonly Column<Agrement>[] = [
  {
    key: 'statut',
    title: 'État',
    width: 8,
    text: ({ statut }) => STATUTS[statut],
  },
  { key: 'operateur', title: 'Opérateur', width: 7, text: ({ operateur }) => operateur ?? INCONNU },
  {
    key: 'debut',
    title: 'Du',
    width: 8,
    text: ({ debut }) => formatJour(debut),
    value: ({ debut }) => debut,
  },
  {
    key: 'fin',
    title: 'Au',
    width: 8,
    text: ({ fin }) => (fin ? formatJour(fin) : 'sans terme connu'),
    value: ({ fin }) => fin,
  },
  {
    key: 'portee',
    title: 'Porte sur',
    width: 8,
    text: ({ lieuId }) => (lieuId === null ? 'tous les lieux du SIRET' : `le lieu ${lieuId}`),
  },
  {
    key: 'capacite',
    title: 'Pass par mois',
    width: 6,
    numeric: true,
    text: ({ capaciteMensuelle }) =>
      capaciteMensuelle === null ? INCONNU : formatNombre(capaciteMensuelle),
    value: ({ capaciteMensuelle }) => capaciteMensuelle,
  },
  { key: 'source', title: 'Source', width: 12, text: ({ source }) => source || INCONNU },
  {
    key: 'dateSource',
    title: 'Date de la source',
    width: 8,
    text: ({ dateSource }) => formatJour(dateSource),
    value: ({ dateSource }) => dateSource,
  },
];

/** Where a lieu stands towards the quartiers, each in a sentence. Without an address nothing is said of inside. */
export function quartiersDits(lieu: Lieu, fichier: FichierDe<'qpv'>): readonly string[] {
  const { rows } = fichier.lecture;
  const { dedans, proches } = quartiersDesLieux([lieu], rows, fichier.geometries);
  const dedansDe = new Set(dedans[0]);
  const situes = proches[0]!.map((quartier) => {
    const { nom, code } = rows[quartier]!;
    return `${dedansDe.has(quartier) ? 'Dans' : 'À moins de 100 m de'} « ${nom} » (${code})`;
  });
  const dits = new Set(proches[0]);
  const autres = rows.filter(
    ({ communes }, rang) =>
      !dits.has(rang) && lieu.codeInsee !== null && communes.includes(lieu.codeInsee),
  );
  const noms = (loin: boolean): string =>
    autres
      .filter(({ geometrie }) => (lieu.position === 'adresse' && geometrie !== null) === loin)
      .map(({ nom }) => nom)
      .join(', ');
  const [loin, inconnus] = [noms(true), noms(false)];
  return [
    ...situes,
    ...(loin ? [`Dans la commune, à plus de 100 m : ${loin}`] : []),
    ...(inconnus ? [`Dans la commune, distance inconnue : ${inconnus}`] : []),
  ];
}
