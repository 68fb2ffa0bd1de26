import { isJour } from '$lib/domain/codes';
import { STATUTS_SUIVI, type Suivi } from '$lib/domain/suivi';

const CLE = 'maillage:suivi';

/** Steps entered by hand, kept on the device and nowhere else. What does not read is left out. */
export function lireSuivis(stockage: Pick<Storage, 'getItem'>): readonly Suivi[] {
  try {
    const lu: unknown = JSON.parse(stockage.getItem(CLE) ?? '[]');
    return Array.isArray(lu) ? lu.filter(estSuivi) : [];
  } catch {
    return [];
  }
}

/** @throws DOMException where the device has no room left, or refuses. */
export function ecrireSuivis(stockage: Pick<Storage, 'setItem'>, suivis: readonly Suivi[]): void {
  stockage.setItem(CLE, JSON.stringify(suivis));
}

function estSuivi(json: unknown): json is Suivi {
  if (typeof json !== 'object' || json === null) return false;
  if (!('lieuId' in json) || !('date' in json) || !('statut' in json)) return false;
  const texte = (cle: string): boolean => {
    const valeur: unknown = Reflect.get(json, cle);
    return valeur === null || typeof valeur === 'string';
  };
  return (
    typeof json.lieuId === 'string' &&
    isJour(String(json.date)) &&
    STATUTS_SUIVI.some((statut) => statut === json.statut) &&
    ['structure', 'commentaire', 'relance'].every(texte)
  );
}
