import type { Document } from './documents';
import { IndexRecherche, type Resultat } from './index-recherche';

/** What goes to the worker of the search: what to find, by batches, then questions. */
export type EnvoiRecherche =
  | { readonly type: 'ajouter'; readonly documents: readonly Document[] }
  | { readonly type: 'chercher'; readonly numero: number; readonly texte: string };

export interface RetourRecherche {
  readonly numero: number;
  readonly resultats: readonly Resultat[];
}

const index = new IndexRecherche();

addEventListener('message', ({ data }: MessageEvent<EnvoiRecherche>) => {
  if (data.type === 'ajouter') return index.ajouter(data.documents);
  const { numero, texte } = data;
  postMessage({ numero, resultats: index.chercher(texte) } satisfies RetourRecherche);
});
