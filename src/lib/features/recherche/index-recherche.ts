import MiniSearch from 'minisearch';

import type { Acte, Document } from './documents';

/** One answer of the search. */
export interface Resultat {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly acte: Acte;
}

/** Search over everything by name or code; accents ignored, typos tolerated. */
export class IndexRecherche {
  readonly #index = new MiniSearch<Document>({
    fields: ['label', 'mots'],
    storeFields: ['label', 'detail', 'acte', 'poids'],
    processTerm: (term) => fold(term),
  });

  ajouter(documents: readonly Document[]): void {
    this.#index.addAll(documents);
  }

  /** Best first; bigger territories before smaller ones of the same name. */
  chercher(texte: string, maximum = 8): readonly Resultat[] {
    if (texte.trim().length < 2) return [];
    const found = this.#index.search(texte, {
      prefix: true,
      fuzzy: (term) => (term.length > 4 && !/^\d+$/.test(term) ? 0.2 : false),
      combineWith: 'AND',
      boost: { label: 2 },
      boostDocument: (_id, _term, stored) => 1 + Math.log10(1 + Number(stored?.poids)),
    });
    return found.slice(0, maximum).map((hit) => ({
      id: String(hit.id),
      label: String(hit.label),
      detail: String(hit.detail),
      acte: hit.acte as Acte,
    }));
  }
}

function fold(term: string): string | null {
  const folded = term
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
  return folded.length > 0 ? folded : null;
}
