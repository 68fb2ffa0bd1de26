import { motsPostes, type StructureCnfs } from '$lib/domain/cnfs';
import type { Referentiel } from '$lib/domain/referentiel';
import type { Depart } from '$lib/state/vue';
import { fold } from '$lib/ui/table/table';

export interface OptionDepart {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly depart: Depart;
}

const MAXIMUM = 8;

/** Structures, then communes, whose name, commune or postal code holds every word. */
export function chercherDeparts(
  texte: string,
  structures: readonly StructureCnfs[],
  referentiel: Referentiel,
): readonly OptionDepart[] {
  const words = fold(texte)
    .split(/[\s-]+/)
    .filter(Boolean);
  if (words.length === 0) return [];
  const holds = (text: string): boolean => {
    const folded = fold(text);
    return words.every((word) => folded.includes(word));
  };
  const found: OptionDepart[] = structures
    .filter(({ nom, commune, codePostal }) => holds(`${nom} ${commune} ${codePostal ?? ''}`))
    .slice(0, MAXIMUM)
    .map(({ id, nom, commune, postes }) => ({
      id: `s-${id}`,
      label: nom,
      detail: `structure CnFS · ${commune} · ${motsPostes(postes ?? 0, postes === null)}`,
      depart: { type: 'structure', id },
    }));
  const postal = /^\d{5}$/.test(texte.trim())
    ? new Set(referentiel.communesOfPostal(texte.trim()))
    : null;
  const communes = referentiel.communes
    .filter(({ code, nom }) => (postal ? postal.has(code) : holds(`${nom} ${code}`)))
    .sort((a, b) => b.population - a.population)
    .slice(0, MAXIMUM)
    .map(({ code, nom, departement }) => ({
      id: `c-${code}`,
      label: nom,
      detail: `commune · ${referentiel.departements.get(departement)?.nom ?? departement}`,
      depart: { type: 'commune' as const, code },
    }));
  return [...found, ...communes];
}
