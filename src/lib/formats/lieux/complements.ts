import type { Lieu } from '$lib/domain/lieu';

import { isPivot } from '../cellules/siret';
import { splitListe } from '../cellules/listes';
import type { Apercu } from '../famille';
import type { Ligne } from '../journal/journal';
import { telephoneOf, telephonesOf } from './telephone';
import { MODALITES_ACCES, wordsAmong } from './mots/vocabulaire';

/** Columns of the national schema, of one version or both, that a lieu has no field for. */
export const COLONNES = [
  'complement_adresse',
  'cle_ban',
  'presentation_resume',
  'presentation_detail',
  'structure_parente',
  'prise_rdv',
  'accessibilite',
  'modalites_acces',
  'fiche_acces_libre',
] as const;

/** What the rows of a file say that a lieu has no field for. */
export type Complements = NonNullable<Lieu['complements']>;

/** Reads what a row says besides, its pivot among it where that is no SIRET; `undefined` where it says nothing more. */
export function complementsReader(
  apercu: Apercu,
  taken: ReadonlySet<number>,
): (ligne: Ligne, pivot: string) => Complements | undefined {
  const columns = COLONNES.map((colonne) => [colonne, apercu.place(colonne)] as const).filter(
    ([, place]) => place >= 0 && !taken.has(place),
  );
  const itinerance = apercu.place('itinerance');
  return (ligne, pivot) => {
    const filled: [string, string][] = [];
    for (const [colonne, place] of columns) {
      const texte = ligne.texte(place);
      if (texte !== '') filled.push([colonne, texte]);
    }
    if (isPivot(pivot)) filled.push(['pivot', pivot]);
    const both = ligne.cellule(itinerance);
    if (both.includes('|')) filled.push(['itinerance', both]);
    return filled.length === 0 ? undefined : Object.fromEntries(filled);
  };
}

/** Longest summary of each version, in characters. */
const RESUME_MAX = { v0: 500, v1: 280 } as const;

/**
 * The columns of a version that hold what a lieu says besides its fields. A summary too long for it, and the phone numbers
 * beyond the one that it takes, go with the details.
 */
export function complementsIn(
  { complements = {}, telephone, codeInsee }: Lieu,
  version: 'v0' | 'v1',
): Record<string, string> {
  const { presentation_resume: resume = '', presentation_detail: detail = '' } = complements;
  const isLong = [...resume].length > RESUME_MAX[version];
  const details = [
    isLong && !detail.includes(resume) ? resume : '',
    detail,
    ...otherPhones(telephone, codeInsee, detail),
  ];
  const accessible = complements.fiche_acces_libre ?? urlOf(complements.accessibilite);
  const inVersion: Readonly<Record<string, string | undefined>> =
    version === 'v0'
      ? {
          ...complements,
          accessibilite: complements.accessibilite ?? complements.fiche_acces_libre,
        }
      : {
          ...complements,
          fiche_acces_libre: accessible,
          modalites_acces: wordsAmong(
            splitListe(complements.modalites_acces ?? ''),
            MODALITES_ACCES,
          ).join('|'),
        };
  const row: Record<string, string> = {
    presentation_resume: isLong ? shortened(resume, RESUME_MAX[version]) : resume,
    presentation_detail: details.filter(Boolean).join(' '),
  };
  for (const [colonne, texte] of Object.entries(inVersion)) row[colonne] ??= texte ?? '';
  return row;
}

function otherPhones(telephone: string | null, codeInsee: string | null, detail: string): string[] {
  const written = telephoneOf(telephone, codeInsee);
  return telephonesOf(telephone)
    .filter((numero) => telephoneOf(numero, codeInsee) !== written || written === '')
    .map((numero) => `Téléphone : ${numero}.`)
    .filter((mention) => !detail.includes(mention));
}

/** Cut at a word, with an ellipsis. */
function shortened(texte: string, max: number): string {
  const cut = [...texte].slice(0, max - 1).join('');
  return `${cut.replace(/\s+\S*$/, '')}…`;
}

function urlOf(texte: string | undefined): string | undefined {
  return texte !== undefined && /^https?:\/\//.test(texte) ? texte : undefined;
}
