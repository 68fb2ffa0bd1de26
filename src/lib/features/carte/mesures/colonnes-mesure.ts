import type { ColonneCsv } from '$lib/formats/tableau-csv';
import { INCONNU } from '$lib/ui/format';
import type { Column } from '$lib/ui/table/table';

import type { LigneCommune } from '../lignes';
import type { Thematique } from './thematique';

/** Measures that have a column of their own already. */
const DEJA_LA = new Set(['places', 'distance', 'pass']);

/** The table in step with the map: what the colours say, right after the name. */
export function colonnesAvec(
  colonnes: readonly Column<LigneCommune>[],
  thematique: Thematique | null,
  enHexagones: boolean,
): readonly Column<LigneCommune>[] {
  if (!thematique || enHexagones || DEJA_LA.has(thematique.mesure)) return colonnes;
  const { titre, explication } = thematique;
  const mesure: Column<LigneCommune> = {
    key: 'mesure',
    title: titre,
    help: explication,
    width: 12,
    text: ({ index }) => classeDe(thematique, index) ?? INCONNU,
    value: ({ index }) => valeurDe(thematique, index),
  };
  const [nom, ...suite] = colonnes;
  return nom ? [nom, mesure, ...suite] : colonnes;
}

/** The export in step too: the value where there is one, and the class on the map. */
export function colonnesCsvAvec(
  colonnes: readonly ColonneCsv<LigneCommune>[],
  thematique: Thematique | null,
  enHexagones: boolean,
): readonly ColonneCsv<LigneCommune>[] {
  if (!thematique || enHexagones || thematique.mesure === 'pass') return colonnes;
  return [
    ...colonnes,
    { nom: 'mesure_carte', valeur: () => thematique.titre },
    { nom: 'valeur_mesure', valeur: ({ index }) => thematique.valeurs[index] ?? null },
    { nom: 'classe_mesure', valeur: ({ index }) => classeDe(thematique, index) },
  ];
}

function classeDe({ classe, noms }: Thematique, commune: number): string | null {
  return noms[classe[commune]!] ?? null;
}

/** The value where there is one; for a crossing the rank of the class. */
function valeurDe({ valeurs, classe }: Thematique, commune: number): number | null {
  const valeur = valeurs[commune] ?? classe[commune]!;
  return Number.isNaN(valeur) ? null : valeur;
}
