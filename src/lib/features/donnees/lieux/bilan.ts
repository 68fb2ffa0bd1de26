import { type FichierLieux, motifsDEcart } from '$lib/formats/lieux/ecrire';
import { nomDePerte } from '$lib/formats/lieux/pertes';
import { accorde } from '$lib/ui/format';

/** What an export says of itself, in French. */
export interface Bilan {
  readonly phrase: string;
  /** Why lieux are left out, the most frequent reason first. */
  readonly motifs: readonly string[];
  /** Each lieu left out, by name, with what it lacks. */
  readonly ecartes: readonly string[];
  /** What the lieux written say that the schema has no place for. */
  readonly pertes: readonly string[];
}

/** The account of an export: lieux written and left out make all of them. */
export function bilanDe(fichier: FichierLieux, version: 'v0' | 'v1', lieux: number): Bilan {
  const { ecartes, pertes } = fichier;
  const ecrits = accorde(lieux - ecartes.length, 'lieu écrit', 'lieux écrits');
  const restes = accorde(ecartes.length, 'lieu écarté', 'lieux écartés');
  return {
    phrase: `${accorde(lieux, 'lieu', 'lieux')} = ${ecrits} dans lieux-${version}.csv + ${restes}.`,
    motifs: motifsDEcart(fichier, version).map(
      ({ motif, lieux: nombre }) => `${accorde(nombre, 'lieu', 'lieux')} : ${motif}.`,
    ),
    ecartes: ecartes.map(({ nom, id, manque }) => `${nom || id} : ${manque.join(', ')}`),
    pertes: pertes.map((perte) => `${nomDePerte(perte)}, ${accorde(perte.lieux, 'lieu', 'lieux')}`),
  };
}
