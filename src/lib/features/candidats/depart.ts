import type { Centre } from '$lib/compute/messages';
import type { StructureCnfs } from '$lib/domain/cnfs';
import type { Referentiel } from '$lib/domain/referentiel';
import type { Depart } from '$lib/state/vue';

/** Where a CnFS starts from, found: its name, and its point, `null` where none is known. */
export interface DepartTrouve {
  readonly nom: string;
  readonly centre: Centre | null;
}

/** Finds a start. A structure without a point is at that of its commune. `null`: it is in no loaded file. */
export function trouverDepart(
  depart: Depart,
  rayonKm: number,
  referentiel: Referentiel,
  structures: readonly StructureCnfs[],
): DepartTrouve | null {
  if (depart.type === 'point') {
    const { latitude, longitude } = depart;
    return { nom: 'votre position', centre: { latitude, longitude, rayonKm } };
  }
  if (depart.type === 'commune') {
    const commune = referentiel.commune(depart.code);
    return commune && { nom: commune.nom, centre: centreDe(commune, rayonKm) };
  }
  const structure = structures.find(({ id }) => id === depart.id);
  if (!structure) return null;
  const commune = structure.codeInsee === null ? null : referentiel.commune(structure.codeInsee);
  const nom = `${structure.nom} (${structure.commune})`;
  const { latitude, longitude } = structure;
  if (latitude !== null && longitude !== null) {
    return { nom, centre: { latitude, longitude, rayonKm } };
  }
  return { nom, centre: commune && centreDe(commune, rayonKm) };
}

function centreDe(point: { latitude: number; longitude: number }, rayonKm: number): Centre {
  return { latitude: point.latitude, longitude: point.longitude, rayonKm };
}
