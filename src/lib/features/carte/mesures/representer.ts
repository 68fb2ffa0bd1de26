import type { Ecarts } from '$lib/compute/messages';
import type { Parametres } from '$lib/domain/parametres';
import type { MondeAffiche } from '$lib/state/monde';
import type { Representation } from '$lib/state/representation';

import { agreger, colonnesDesCommunes, zonesEpci } from './colonnes';
import { thematiqueDe, type Thematique, type Unites } from './thematique';

/** What is to be shown, and of what. */
export interface Demande {
  readonly monde: MondeAffiche;
  readonly ecarts: Ecarts;
  readonly representation: Representation;
  readonly parametres: Parametres;
  /** Communes of the territory on screen where Pass circulate. */
  readonly communes: readonly number[];
}

/** The communes as units of the map; two measures are of their intercommunalités. */
export function unitesCommunes({ monde, ecarts }: Pick<Demande, 'monde' | 'ecarts'>): Unites {
  const colonnes = colonnesDesCommunes(monde, ecarts);
  const { zones, nombre } = zonesEpci(monde.communes);
  return { colonnes, zones, parZone: agreger(colonnes, zones, nombre), nom: 'communes' };
}

/** Communes coloured by the measure asked for; `null`: by their class of gap. */
export function representerCommunes(demande: Demande): Thematique | null {
  const { representation, communes, parametres } = demande;
  const parCommune = { ...representation, hexagones: false };
  return thematiqueDe(parCommune, unitesCommunes(demande), communes, parametres);
}
