import type { Correspondances } from '$lib/formats/champs';
import { FAMILLES, type JeuLu } from '$lib/formats/familles';
import type { TableVue } from '$lib/formats/lecture';
import { INCONNU } from '$lib/ui/format';

/** One field of a dataset: the columns that it is read from, and what they hold. */
export interface LigneCorrespondance {
  readonly champ: string;
  readonly nom: string;
  readonly requis: boolean;
  readonly colonnes: readonly string[];
  /** First filled cell of the first of its columns, as it is in the file. */
  readonly exemple: string;
  /** Whether the reader decided. */
  readonly choisi: boolean;
}

/** Every field of the dataset with its columns in force. */
export function lignesDe(
  jeu: JeuLu,
  { colonnes, exemples, correspondance }: TableVue,
  choix: Correspondances = {},
): readonly LigneCorrespondance[] {
  const { noms, definitions } = FAMILLES[jeu].champs;
  return noms.map((champ) => {
    const lues = correspondance[champ] ?? [];
    const [premiere = ''] = lues;
    return {
      champ,
      nom: definitions[champ]!.nom,
      requis: definitions[champ]!.requis === true,
      colonnes: lues,
      exemple: exemples[colonnes.indexOf(premiere)] ?? INCONNU,
      choisi: choix[champ] !== undefined,
    };
  });
}

/** Columns that no field is read from. */
export function colonnesLaissees({ colonnes, correspondance }: TableVue): readonly string[] {
  const lues = new Set(Object.values(correspondance).flatMap((noms) => noms ?? []));
  return colonnes.filter((colonne) => colonne !== '' && !lues.has(colonne));
}
