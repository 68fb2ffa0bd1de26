import type { QuestionEcarts } from '$lib/compute/messages';
import type { Acte, Essai } from '$lib/domain/essai';
import type { Acceptation, Lieu } from '$lib/domain/lieu';

import type { MondeAffiche } from './monde';

const ACCEPTATIONS: Readonly<Record<Acte, Acceptation>> = {
  accepte: 'oui',
  refuse: 'non',
  ferme: 'non',
};

/** « accepte le Pass »: what a lieu is tried as, in words. */
export const NOMS_ACTES: Readonly<Record<Acte, string>> = {
  accepte: 'accepte le Pass',
  refuse: 'n’accepte plus le Pass',
  ferme: 'ferme',
};

/** A lieu as it is tried; one that closes has no point any more. */
function essayer(lieu: Lieu, acte: Acte): Lieu {
  const essaye = { ...lieu, accepte: ACCEPTATIONS[acte], preuve: `scénario : ${NOMS_ACTES[acte]}` };
  return acte === 'ferme' ? { ...essaye, latitude: null, longitude: null } : essaye;
}

/** The world that views show: lieux as they are tried, under the same indices. */
export function mondeEssaye(monde: MondeAffiche, essais: readonly Essai[]): MondeAffiche {
  if (essais.length === 0) return monde;
  const actes = new Map(essais.map(({ lieu, acte }) => [lieu, acte]));
  const lieux = monde.lieux.map((lieu) => {
    const acte = actes.get(lieu.id);
    return acte ? essayer(lieu, acte) : lieu;
  });
  return { ...monde, lieux };
}

/** What the gap engine is to change for lieux to be as they are tried. */
export function changementsDe(
  { lieux }: MondeAffiche,
  essais: readonly Essai[],
): Pick<QuestionEcarts, 'bascules' | 'fermes'> {
  const places = new Map(lieux.map(({ id }, index) => [id, index]));
  const bascules: number[] = [];
  const fermes: number[] = [];
  for (const { lieu, acte } of essais) {
    const index = places.get(lieu);
    if (index === undefined) continue;
    const labellise = lieux[index]!.accepte === 'oui';
    if (labellise !== (acte === 'accepte')) bascules.push(index);
    if (acte === 'ferme') fermes.push(index);
  }
  return { bascules, fermes };
}

/** Tries a lieu otherwise; what it is said to be already is tried no more. */
export function avecEssai(
  essais: readonly Essai[],
  { id, accepte }: Pick<Lieu, 'id' | 'accepte'>,
  acte: Acte,
): readonly Essai[] {
  const autres = essais.filter(({ lieu }) => lieu !== id);
  return acte !== 'ferme' && ACCEPTATIONS[acte] === accepte
    ? autres
    : [...autres, { lieu: id, acte }];
}

/** « scénario : 2 lieux essayés »: said wherever figures of a scenario appear; `null` out of any. */
export function mentionDe(essais: readonly Essai[]): string | null {
  if (essais.length === 0) return null;
  return `scénario : ${essais.length} ${essais.length < 2 ? 'lieu essayé' : 'lieux essayés'}`;
}
