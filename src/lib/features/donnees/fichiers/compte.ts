import type { Compte, Constat } from '$lib/formats/lecture';
import type { VerdictSchema } from '$lib/formats/lire';
import { accorde } from '$lib/ui/format';

/** « 4 035 lignes : 3 900 acceptées, 120 réparées, 15 rejetées ». */
export function phraseCompte({ lignes, acceptees, reparees, rejetees }: Compte): string {
  const parts = [
    accorde(acceptees, 'acceptée', 'acceptées'),
    accorde(reparees, 'réparée', 'réparées'),
    accorde(rejetees, 'rejetée', 'rejetées'),
  ];
  return `${accorde(lignes, 'ligne', 'lignes')} : ${parts.join(', ')}`;
}

/** What the check against the published schema says, as the file was before repairs. */
export function phraseVerdict({ schema, valide, ecarts }: VerdictSchema): string {
  return valide
    ? `Fichier conforme au schéma « ${schema} ».`
    : `Fichier non conforme au schéma « ${schema} » : ${accorde(ecarts, 'écart', 'écarts')}, à lire dans les constats.`;
}

/** What is to be known of the file as a whole before its rows: one sentence for all the columns of which the same is said. */
export function remarquesDe(constats: readonly Constat[]): readonly string[] {
  const colonnes = new Map<string, string[]>();
  for (const { ligne, regle, gravite, message, colonne } of constats) {
    if (ligne > 0 || gravite !== 'alerte' || regle.startsWith('schema-')) continue;
    const dites = colonnes.get(message) ?? [];
    colonnes.set(message, colonne === null ? dites : [...dites, `« ${colonne} »`]);
  }
  return [...colonnes].map(([message, dites]) =>
    dites.length === 0 ? message : `${dites.join(', ')} : ${message}`,
  );
}
