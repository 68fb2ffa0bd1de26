import Papa from 'papaparse';

import { neutraliser } from '../cellules/formule';
import type { Compte, Lecture } from '../lecture';
import { colonneEnTrop } from './journal';
import { confianceOf } from './regles';

const MOTIF = 'motif_de_rejet';

/** The column of the shapes, in GeoJSON: our own reader reads it back. */
const FORME = 'geometry';

/**
 * Rows set aside, in the columns of their file, with their reasons: to be mended and read again. Cells in excess have
 * columns of their own, to be put back; a row is not read while one of those is filled.
 */
export function writeRejets(
  { rejets, constats }: Lecture<unknown>,
  colonnes: readonly string[],
): string {
  const reasons = new Map<number, string[]>();
  for (const { ligne, gravite, message } of constats) {
    if (gravite === 'rejet') reasons.set(ligne, [...(reasons.get(ligne) ?? []), message]);
  }
  const width = rejets.reduce(
    (widest, { cellules }) =>
      Math.max(widest, cellules.findLastIndex((cellule) => cellule !== '') + 1),
    colonnes.length,
  );
  const hasForme = rejets.some(({ geometrie }) => geometrie !== null);
  const noms = Array.from(
    { length: width },
    (_, place) => colonnes[place] ?? colonneEnTrop(place - colonnes.length + 1),
  );
  // Those of a file of rejected rows, dropped again, are written anew.
  const places = [...noms.keys()].filter(
    (place) => noms[place] !== MOTIF && !(hasForme && noms[place] === FORME),
  );
  const data = rejets.map(({ ligne, cellules, geometrie }) => [
    ...places.map((place) => neutraliser(cellules[place] ?? '')),
    ...(hasForme ? [geometrie === null ? '' : JSON.stringify(geometrie)] : []),
    (reasons.get(ligne) ?? []).join(' '),
  ]);
  const fields = [...places.map((place) => noms[place]!), ...(hasForme ? [FORME] : []), MOTIF];
  return Papa.unparse({ fields, data }, { newline: '\n' }) + '\n';
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
