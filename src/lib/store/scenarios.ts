import { ACTES, estVisites, type Essai } from '$lib/domain/essai';

/** A scenario that the reader named and kept on the device. */
export interface ScenarioGarde {
  readonly nom: string;
  readonly essais: readonly Essai[];
}

const CLE = 'maillage.scenarios';

/** Scenarios kept on the device. What does not read is left out. */
export function lireScenarios(stockage: Pick<Storage, 'getItem'>): readonly ScenarioGarde[] {
  try {
    const lu: unknown = JSON.parse(stockage.getItem(CLE) ?? '[]');
    return Array.isArray(lu) ? lu.filter(estScenario) : [];
  } catch {
    return [];
  }
}

/** @throws DOMException where the device has no room left, or refuses. */
export function ecrireScenarios(
  stockage: Pick<Storage, 'setItem'>,
  scenarios: readonly ScenarioGarde[],
): void {
  stockage.setItem(CLE, JSON.stringify(scenarios));
}

function estScenario(json: unknown): json is ScenarioGarde {
  if (typeof json !== 'object' || json === null || !('nom' in json) || !('essais' in json))
    return false;
  return typeof json.nom === 'string' && Array.isArray(json.essais) && json.essais.every(estEssai);
}

function estEssai(json: unknown): json is Essai {
  if (typeof json !== 'object' || json === null || !('acte' in json)) return false;
  if (json.acte === 'arret')
    return (
      'commune' in json &&
      typeof json.commune === 'string' &&
      'visites' in json &&
      typeof json.visites === 'number' &&
      estVisites(json.visites)
    );
  if (json.acte === 'fin') return 'structure' in json && typeof json.structure === 'string';
  return (
    'lieu' in json && typeof json.lieu === 'string' && ACTES.some((acte) => acte === json.acte)
  );
}
