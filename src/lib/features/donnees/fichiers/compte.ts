import Papa from 'papaparse';

import type { Compte, Constat, Rejet } from '$lib/formats/lecture';
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

/** Rejected rows in the shape of their file, with their reasons: mended, they can be dropped again. */
export function csvRejets(rejets: readonly Rejet[], constats: readonly Constat[]): string {
  const motifs = new Map<number, string[]>();
  for (const { ligne, gravite, message } of constats) {
    if (gravite === 'rejet') motifs.set(ligne, [...(motifs.get(ligne) ?? []), message]);
  }
  const rows = rejets.map(({ ligne, cellules }) => ({
    ...cellules,
    motif_du_rejet: (motifs.get(ligne) ?? []).join(' '),
  }));
  return '\uFEFF' + Papa.unparse(rows, { delimiter: ';', newline: '\r\n', escapeFormulae: true });
}

/** Every finding, one a row. */
export function csvConstats(constats: readonly Constat[]): string {
  return (
    '\uFEFF' +
    Papa.unparse([...constats], { delimiter: ';', newline: '\r\n', escapeFormulae: true })
  );
}
