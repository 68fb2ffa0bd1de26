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

/** What a file is made to carry among its other labels, where its columns have no word for it, or another would be read. */
export const MOTS_PORTES: Readonly<Record<Acceptation, string>> = {
  oui: 'Accepte le Pass numérique',
  non: 'N’accepte pas le Pass numérique',
  inconnu: 'Acceptation du Pass numérique inconnue',
};

const PORTES: ReadonlyMap<string, Acceptation> = new Map(
  (['oui', 'non', 'inconnu'] as const).map((accepte) => [nameKey(MOTS_PORTES[accepte]), accepte]),
);

const PASS = /\b(?:aptic|pass ?numeriques?|cheques? (?:aptic|numeriques?|oui|non))\b/;
/** What {@link PASS} needs, before accents and punctuation are set aside. */
const HINT = /aptic|pass|ch.{1,2}que/i;
const NOT = /\b(?:n|ne|pas|non|plus|refuse|sans|aucun)\b/;

/**
 * Acceptance of the Pass (domain: §§ 2–3). What Maillage wrote itself decides, then words for it, anywhere. Without them, a
 * file that has a place for them says *non* where its conditions of access are filled; anything else leaves it *inconnu*.
 */
export function acceptationOf(indices: Indices, isSilenceNo: boolean): Verdict {
  const said =
    carried(indices.labelsAutres) ??
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

/** Whether a word is about the Pass: acceptance says as much. */
export function isAboutPass(valeur: string): boolean {
  return HINT.test(valeur) && PASS.test(nameKey(valeur));
}

/** The acceptance that a label was made to carry; `null` where it is no such label. */
export function porteePar(label: string): Acceptation | null {
  return HINT.test(label) ? (PORTES.get(nameKey(label)) ?? null) : null;
}

function carried(labels: readonly string[]): Verdict | null {
  for (const label of labels) {
    const accepte = porteePar(label);
    if (accepte) return { accepte, preuve: `autres labels : ${label}` };
  }
  return null;
}

function firstWord(colonne: string, valeurs: readonly string[]): Verdict | null {
  const word = valeurs.find(isAboutPass);
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
