import type { CodeInsee } from '$lib/domain/codes';
import type { Referentiel } from '$lib/domain/referentiel';
import { fold } from '$lib/ui/table/table';

export interface OptionCommune {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly code: CodeInsee;
}

const MAXIMUM = 8;

/** Communes whose name begins with, then holds, what is typed, or that a postal code serves; the most peopled first. */
export function chercherCommunes(
  texte: string,
  referentiel: Referentiel,
): readonly OptionCommune[] {
  const cherche = fold(texte.trim()).replace(/[\s-]+/g, ' ');
  if (cherche.length < 2) return [];
  const postales = new Set<string>(referentiel.communesOfPostal(texte.trim()));
  return referentiel.communes
    .flatMap((commune) => {
      const nom = fold(commune.nom).replace(/[\s-]+/g, ' ');
      const rang =
        postales.has(commune.code) || nom === cherche
          ? 0
          : nom.startsWith(cherche)
            ? 1
            : nom.includes(cherche)
              ? 2
              : 3;
      return rang === 3 ? [] : [{ commune, rang }];
    })
    .toSorted((a, b) => a.rang - b.rang || b.commune.population - a.commune.population)
    .slice(0, MAXIMUM)
    .map(({ commune: { code, nom, departement } }) => ({
      id: code,
      label: nom,
      detail: `${referentiel.departements.get(departement)?.nom ?? departement} · ${code}`,
      code,
    }));
}
