import type { Compte } from '$lib/formats/lecture';
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
