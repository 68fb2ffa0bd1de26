import type { Candidat } from '$lib/compute/messages';
import type { Lieu } from '$lib/domain/lieu';
import type { FiltreDemarche, Suivi } from '$lib/domain/suivi';
import { CHOIX_STATUTS, STATUTS_DITS } from '$lib/state/demarches.svelte';
import { formatJour } from '$lib/ui/format';

/** The last step of each lieu approached, by id of the lieu. */
export type Etats = ReadonlyMap<string, Suivi>;

export const FILTRES: readonly { readonly value: FiltreDemarche; readonly label: string }[] = [
  { value: 'toutes', label: 'Toutes' },
  { value: 'jamais', label: 'Jamais approchés' },
  ...CHOIX_STATUTS,
];

export function filtrer(
  candidats: readonly Candidat[],
  lieux: readonly Lieu[],
  etats: Etats,
  filtre: FiltreDemarche,
): readonly Candidat[] {
  if (filtre === 'toutes') return candidats;
  return candidats.filter(
    ({ lieu }) => (etats.get(lieux[lieu]!.id)?.statut ?? 'jamais') === filtre,
  );
}

/** « contacté le 3 juin 2026, à relancer le 1 juillet 2026 » */
export function demarcheDite({ statut, date, relance }: Suivi): string {
  return `${STATUTS_DITS[statut]} le ${formatJour(date)}${relance ? `, à relancer le ${formatJour(relance)}` : ''}`;
}
