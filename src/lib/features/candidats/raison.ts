import type { Candidat } from '$lib/compute/messages';
import type { Lieu, Signal } from '$lib/domain/lieu';
import type { Commune } from '$lib/domain/territoire';
import { accorde, formatKm, formatNombre } from '$lib/ui/format';

export const NOMS_SIGNAUX: Readonly<Record<Signal, string>> = {
  pass_avant: 'a déjà accepté le Pass',
  france_services: 'France services',
  cnfs: 'accueille un conseiller numérique',
  aidants_connect: 'Aidants Connect',
  qpv: 'en quartier prioritaire',
  zone_rurale: 'en zone rurale prioritaire',
  horaires: 'horaires connus',
};

/** Under this many Pass taken from a neighbour, nothing is said of it. */
const PRISE_NOTABLE = 5;

/** Why approach this lieu, in sentences. */
export function raisonDe(
  candidat: Candidat,
  communes: readonly Commune[],
  lieux: readonly Lieu[],
): string {
  const [first] = candidat.communes;
  if (!first) return 'Aucun Pass sans réponse à portée.';
  const reach = `Rapprocherait ${accorde(Math.round(candidat.gainSeul), 'Pass sans réponse', 'Pass sans réponse')}, dans ${accorde(candidat.communes.length, 'commune', 'communes')}`;
  const most = `surtout ${communes[first.commune]!.nom} (${formatNombre(first.pass)} Pass à ${formatKm(first.distanceKm)})`;
  return [`${reach}, ${most}.`, ajout(candidat), prise(candidat, lieux)].filter(Boolean).join(' ');
}

/** What the lieu adds to those before it in the list, where that is less than what it would bring alone. */
function ajout({ rang, gainSeul, gainMarginal }: Candidat): string {
  if (rang === 1 || gainMarginal >= gainSeul - 0.5) return '';
  if (gainMarginal < 0.5) return 'Les lieux qui le précèdent dans la liste y suffiraient.';
  return `En plus de ceux qui le précèdent : ${formatNombre(gainMarginal)}.`;
}

function prise({ prisAuxVoisins }: Candidat, lieux: readonly Lieu[]): string {
  const [first] = prisAuxVoisins;
  const total = prisAuxVoisins.reduce((sum, { pass }) => sum + pass, 0);
  if (!first || total < PRISE_NOTABLE) return '';
  return `Prendrait environ ${formatNombre(total)} Pass à des lieux labellisés voisins, d’abord « ${lieux[first.lieu]!.nom} ».`;
}

/** How the lieu stands towards the Pass today: unknown is not no. */
export function statutDe({ accepte }: Lieu): string {
  return accepte === 'non' ? 'n’accepte pas le Pass' : 'acceptation du Pass inconnue';
}

/** Substitutes named on a line, at most. */
const NOMMES = 3;

/** « À défaut, presque autant : A, B et 4 autres. »; `''` where nothing would do. */
export function substitutsDits({ substituts }: Candidat, lieux: readonly Lieu[]): string {
  if (substituts.length === 0) return '';
  const noms = substituts.slice(0, NOMMES).map((lieu) => `« ${lieux[lieu]!.nom} »`);
  const reste = substituts.length - noms.length;
  const autres = reste > 0 ? ` et ${accorde(reste, 'autre', 'autres')}` : '';
  return `À défaut, feraient presque autant : ${noms.join(', ')}${autres}.`;
}
