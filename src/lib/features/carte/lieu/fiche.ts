import type { EtatAgrement } from '$lib/domain/agrement';
import type { Lieu } from '$lib/domain/lieu';
import { formatJour } from '$lib/ui/format';

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
  return ambigu
    ? [...dits, 'Plusieurs lieux portent ce SIRET : l’agrément peut être celui d’un autre.']
    : dits;
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
