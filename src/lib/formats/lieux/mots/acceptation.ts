import type { Acceptation } from '$lib/domain/lieu';

import { retenu } from '../../cellules/retenu';
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

const PASS = String.raw`\b(?:aptic|pass ?numeriques?|cheques? (?:aptic|numeriques?))`;
const ABOUT = new RegExp(String.raw`${PASS}\b`);
/** What {@link ABOUT} needs, before accents and punctuation are set aside. */
const HINT = /aptic|pass|ch.{1,2}que/i;
/** A field of forms, written with its answer. */
const CHEQUE = /^\s*cheque\s*=\s*(oui|non)\s*$/i;

const AGREE = String.raw`(?:accept|agree|agrement|labell?i?s|habilit|conventionn|pris|possible|valable)\w*`;
const ARTICLE = '(?:de|d|du|des|le|la|les|l|un|une|au|aux|par|encore|type)';
/** Negations count beside the words of the Pass alone: *plus de 60 ans* and *non remboursable* deny nothing of it. */
const NOT = new RegExp(
  [
    String.raw`\bne? (?:\w+ ){1,4}?(?:pas|plus|aucun|jamais) (?:\w+ ){0,4}?${PASS}\b`,
    String.raw`(?:\b(?:pas|non|aucun|refus\w*)|(?<!\ben )\bplus) (?:(?:${ARTICLE}|${AGREE}) ){0,4}${PASS}\b`,
    String.raw`${PASS}(?: (?:aptic|est|sont|ou|autres?|${AGREE}))* (?:ne? (?:\w+ ){1,2}(?:pas|plus)\b|(?:non|pas|plus|refus\w*)(?: (?:en charge|${ARTICLE}|${AGREE}))*$)`,
  ].join('|'),
);
/** An answer in a clause of its own: `Pass numérique, non`. */
const ALONE = new RegExp(String.raw`^(?:non|pas|refuse)(?: ${AGREE})*$`);
/** Neither yes nor no: an agrément to come, or gone. */
const UNSURE =
  /\b(?:en (?:cours|attente|projet)|demande d|bientot|prochainement|a venir|futur|souhait\w*|candidat\w*|ancien\w*|expir\w*|sans)\b/;
const CLAUSES = /[,;.()|\n]|\s[-–/]\s/;

const OUI = /^(?:o|x|1|true|vrai|y|ok|(?:oui|yes|(?:accepte|agree|labellise|habilite)e?s?)\b.*)$/;
const NON = /^(?:0|false|faux|(?:n|non|no|pas|aucun|refuse)\b.*)$/;

/**
 * Acceptance of the Pass (domain: §§ 2–3). What Maillage wrote itself decides, then words for it, anywhere. Without them, a
 * file that has a place for them says *non* where its conditions of access are filled; anything else leaves it *inconnu*.
 */
export function acceptationOf(indices: Indices, isSilenceNo: boolean): Verdict {
  const { conditions, labelsNationaux, labelsAutres, passNumerique } = indices;
  const said =
    carried(labelsAutres) ??
    firstWord('labels_nationaux', labelsNationaux) ??
    firstWord('conditions_acces', conditions) ??
    firstWord('autres labels', labelsAutres) ??
    direct(passNumerique);
  if (said) return said;
  const unsure = [...labelsNationaux, ...conditions, ...labelsAutres].find(isAboutPass);
  if (unsure !== undefined) return { accepte: 'inconnu', preuve: unsure };
  if (isSilenceNo && conditions.length > 0) {
    return {
      accepte: 'non',
      preuve: `conditions_acces sans le Pass : ${conditions.join(' ; ')}`,
    };
  }
  return { accepte: 'inconnu', preuve: null };
}

/** Whether a word is about the Pass: acceptance says as much. */
export function isAboutPass(valeur: string): boolean {
  return HINT.test(valeur) && isSaidOfPass(valeur);
}

const isSaidOfPass = retenu(
  (valeur: string): boolean => ABOUT.test(nameKey(valeur)) || CHEQUE.test(valeur),
);

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
  for (const valeur of valeurs) {
    const accepte = isAboutPass(valeur) ? answer(valeur) : null;
    if (accepte) return { accepte, preuve: `${colonne} : ${valeur}` };
  }
  return null;
}

/** What words about the Pass say of it; `null` where they do not decide. */
const answer = retenu((valeur: string): 'oui' | 'non' | null => {
  const cheque = CHEQUE.exec(valeur)?.[1];
  if (cheque) return /oui/i.test(cheque) ? 'oui' : 'non';
  const bare = valeur.replace(/\([^)]*\)/g, ' ');
  const clauses = (ABOUT.test(nameKey(bare)) ? bare : valeur)
    .split(CLAUSES)
    .map(nameKey)
    .filter(Boolean);
  const place = clauses.findIndex((clause) => ABOUT.test(clause));
  const clause = clauses[place] ?? nameKey(valeur);
  if (NOT.test(clause) || ALONE.test(clauses[place + 1] ?? '')) return 'non';
  return UNSURE.test(clause) ? null : 'oui';
});

/** The answer of a column about the Pass: its first word, or words about the Pass. */
function direct(cellule: string): Verdict | null {
  const key = nameKey(cellule);
  const accepte = isAboutPass(cellule) ? answer(cellule) : short(cellule, key);
  return accepte && { accepte, preuve: `colonne sur le Pass : ${cellule}` };
}

function short(cellule: string, key: string): 'oui' | 'non' | null {
  if (/^[✓✔☑✅]/.test(cellule)) return 'oui';
  if (NON.test(key)) return 'non';
  return OUI.test(key) && !UNSURE.test(key) ? 'oui' : null;
}
