import type { Lieu, Signal } from '../lieu';

/** Signals in the order in which they settle a tie (methods §6.6), the strongest first. */
export const SIGNAUX: readonly Signal[] = [
  'pass_avant',
  'france_services',
  'cnfs',
  'aidants_connect',
  'qpv',
  'zone_rurale',
  'horaires',
];

/** Signals as one number, the strongest on the highest bit: of two tied candidates, the greater comes first. */
export function masqueOf(signaux: Iterable<Signal>): number {
  let masque = 0;
  for (const signal of signaux) masque |= bitOf(signal);
  return masque;
}

/** Signals of a number made by {@link masqueOf}, the strongest first. */
export function signauxOf(masque: number): readonly Signal[] {
  return SIGNAUX.filter((signal) => (masque & bitOf(signal)) !== 0);
}

/** Signals that the row of a lieu tells by itself. Zonings and CnFS structures tell the others. */
export function signauxDuLieu(lieu: Lieu): number {
  const labels = [...lieu.labelsNationaux, ...lieu.labelsAutres].map(sansAccent);
  const porte = (motif: RegExp): boolean => labels.some((label) => motif.test(label));
  const signaux: Signal[] = [];
  if (lieu.accepte !== 'oui' && porte(/aptic|pass[ -]numerique|cheque/)) signaux.push('pass_avant');
  if (porte(/france services?/)) signaux.push('france_services');
  if (porte(/cnfs|conseillers? numeriques?/)) signaux.push('cnfs');
  if (porte(/aidants? connect/)) signaux.push('aidants_connect');
  if (lieu.horaires) signaux.push('horaires');
  return masqueOf(signaux);
}

/** Lower case, without accents. */
export function sansAccent(texte: string): string {
  return texte.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function bitOf(signal: Signal): number {
  return 1 << (SIGNAUX.length - 1 - SIGNAUX.indexOf(signal));
}
