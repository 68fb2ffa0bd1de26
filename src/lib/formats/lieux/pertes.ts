import type { Lieu } from '$lib/domain/lieu';

import { nameKey } from '../cellules/texte';
import { isAboutPass } from './mots/acceptation';
import { COLONNES } from './complements';
import {
  FRAIS,
  inV0,
  inV1,
  MODALITES,
  PRISES_EN_CHARGE,
  PUBLICS,
  SERVICES,
} from './mots/vocabulaire';
import type { LigneSchema } from './lignes';

/** What a version of the schema has no place for, and how many of the lieux written say it. */
export interface Perte {
  /** In French: `publics`, `cle_ban`. */
  readonly quoi: string;
  /** A word of a list; `null` for a column as a whole. */
  readonly mot: string | null;
  readonly lieux: number;
}

/** « Aide au tri » (services) */
export function nomDePerte({ quoi, mot }: Perte): string {
  return mot === null ? quoi : `« ${mot} » (${quoi})`;
}

const LISTES = [
  ['services', 'services', [SERVICES]],
  ['publics', 'publics', [PUBLICS, PRISES_EN_CHARGE]],
  ['conditions', 'conditions d’accès', [FRAIS]],
  ['modalites', 'modalités d’accompagnement', [MODALITES]],
] as const;

/** Counts what the rows written do not say of their lieux. */
export class Pertes {
  readonly #counts = new Map<string, { quoi: string; mot: string | null; lieux: number }>();

  constructor(readonly version: 'v0' | 'v1') {}

  /** A lieu, and the row that was written of it, in the columns of the version. */
  add(lieu: Lieu, row: LigneSchema): void {
    const inVersion = this.version === 'v0' ? inV0 : inV1;
    for (const [champ, quoi, vocabulaires] of LISTES) {
      for (const mot of lieu[champ]) {
        const isSaid = vocabulaires.some((vocabulaire) => inVersion([mot], vocabulaire).length > 0);
        if (!isSaid && !(champ === 'conditions' && isAboutPass(mot))) this.#count(quoi, mot);
      }
    }
    const said = new Set(Object.values(row));
    for (const colonne of COLONNES) {
      const texte = lieu.complements?.[colonne] ?? '';
      const isSaid =
        said.has(texte) ||
        row['presentation_detail']?.includes(texte) ||
        nameKey(row[colonne] ?? '') === nameKey(texte);
      if (!isSaid) this.#count(colonne, null);
    }
    if (lieu.telephone !== null && row['telephone'] === '') this.#count('telephone', null);
    if (this.version === 'v0' && lieu.itinerant !== null) this.#count('itinerance', null);
  }

  /** A cell that the schema refuses, left out. */
  addCell(colonne: string): void {
    this.#count(colonne, null);
  }

  /** The most frequent first. */
  all(): readonly Perte[] {
    return [...this.#counts.values()].toSorted((one, other) => other.lieux - one.lieux);
  }

  #count(quoi: string, mot: string | null): void {
    const cle = `${quoi}|${mot ?? ''}`;
    const known = this.#counts.get(cle);
    if (known) known.lieux += 1;
    else this.#counts.set(cle, { quoi, mot, lieux: 1 });
  }
}
