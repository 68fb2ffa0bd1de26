import Papa from 'papaparse';

import { neutraliser } from '../cellules/formule';
import type { Compte, Lecture } from '../lecture';
import { confianceOf } from './regles';

const MOTIF = 'motif_de_rejet';

/** Rows set aside, in the columns of their file, with their reasons: to be mended and read again. */
export function writeRejets(
  { rejets, constats }: Lecture<unknown>,
  colonnes: readonly string[],
): string {
  const reasons = new Map<number, string[]>();
  for (const { ligne, gravite, message } of constats) {
    if (gravite === 'rejet') reasons.set(ligne, [...(reasons.get(ligne) ?? []), message]);
  }
  const data = rejets.map(({ ligne, cellules }) => [
    ...colonnes.map((colonne) => neutraliser(cellules[colonne] ?? '')),
    (reasons.get(ligne) ?? []).join(' '),
  ]);
  return Papa.unparse({ fields: [...colonnes, MOTIF], data }, { newline: '\n' }) + '\n';
}

/** The whole log: one finding a row, before and after each repair; the account of the rows closes it. */
export function writeJournal({ constats, ...compte }: Lecture<unknown>): string {
  const fields = [
    'ligne',
    'colonne',
    'gravite',
    'regle',
    'confiance',
    'message',
    'valeur',
    'reparation',
  ];
  const data = constats.map(({ ligne, colonne, gravite, regle, message, valeur, reparation }) => [
    ligne,
    colonne ?? '',
    gravite,
    regle,
    confianceOf(regle) ?? '',
    message,
    neutraliser(valeur ?? ''),
    neutraliser(reparation ?? ''),
  ]);
  data.push(['', '', 'compte', 'compte-des-lignes', '', phraseDuCompte(compte), '', '']);
  return Papa.unparse({ fields, data }, { newline: '\n' }) + '\n';
}

/** `3 lignes = 2 acceptées + 0 réparées + 1 rejetées` */
export function phraseDuCompte({ lignes, acceptees, reparees, rejetees }: Compte): string {
  return `${lignes} lignes = ${acceptees} acceptées + ${reparees} réparées + ${rejetees} rejetées`;
}
