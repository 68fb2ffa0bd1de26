import type { Acceptation } from '$lib/domain/lieu';

import { nameKey } from '../../cellules/texte';

/** What a row says that may bear on the acceptance of the Pass, each under the name of its column. */
export interface Indices {
  readonly conditions: readonly string[];
  readonly labelsNationaux: readonly string[];
  readonly labelsAutres: readonly string[];
  /** Cell of a column that is about the Pass: `oui`, `non`, or words; empty where there is none. */
  readonly passNumerique: string;
}

export interface Verdict {
  readonly accepte: Acceptation;
  readonly preuve: string | null;
}

/** What v1 is made to carry in `autres_formations_labels`, since it has no word for the Pass. */
export const ACCEPTE = 'Accepte le Pass numérique';
export const REFUSE = 'N’accepte pas le Pass numérique';

const PASS = /\b(?:aptic|pass ?numeriques?|cheques? (?:aptic|numeriques?|oui|non))\b/;
/** What {@link PASS} needs, before accents and punctuation are set aside. */
const HINT = /aptic|pass|ch.{1,2}que/i;
const NOT = /\b(?:n|ne|pas|non|plus|refuse|sans|aucun)\b/;

/**
 * Acceptance of the Pass (domain: §§ 2–3). Words for it, anywhere, decide. Without them, a file that has a place for them
 * says *non* where its conditions of access are filled; anything else leaves it *inconnu*.
 */
export function acceptationOf(indices: Indices, isSilenceNo: boolean): Verdict {
  const said =
    firstWord('labels_nationaux', indices.labelsNationaux) ??
    firstWord('conditions_acces', indices.conditions) ??
    firstWord('autres labels', indices.labelsAutres) ??
    direct(indices.passNumerique);
  if (said) return said;
  if (isSilenceNo && indices.conditions.length > 0) {
    return {
      accepte: 'non',
      preuve: `conditions_acces sans le Pass : ${indices.conditions.join(' ; ')}`,
    };
  }
  return { accepte: 'inconnu', preuve: null };
}

function firstWord(colonne: string, valeurs: readonly string[]): Verdict | null {
  const word = valeurs.find((valeur) => HINT.test(valeur) && PASS.test(nameKey(valeur)));
  if (word === undefined) return null;
  return { accepte: NOT.test(nameKey(word)) ? 'non' : 'oui', preuve: `${colonne} : ${word}` };
}

function direct(cellule: string): Verdict | null {
  const key = nameKey(cellule);
  if (key === '') return null;
  const accepte =
    ['oui', 'o', 'x', '1', 'true', 'vrai'].includes(key) || (PASS.test(key) && !NOT.test(key));
  const refuse =
    ['non', 'n', '0', 'false', 'faux'].includes(key) || (PASS.test(key) && NOT.test(key));
  if (!accepte && !refuse) return null;
  return { accepte: accepte ? 'oui' : 'non', preuve: `colonne sur le Pass : ${cellule}` };
}
