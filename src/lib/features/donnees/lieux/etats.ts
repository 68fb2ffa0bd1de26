import { Agrements, type Agrement, type StatutAgrement } from '$lib/domain/agrement';
import type { Jour } from '$lib/domain/codes';
import type { Lieu } from '$lib/domain/lieu';

/** One lieu as the table of agréments has it on a day. */
export interface LieuAuJour {
  readonly lieu: Lieu;
  readonly statut: StatutAgrement | 'inconnu';
  readonly ambigu: boolean;
}

export interface BilanAgrements {
  readonly agrees: number;
  /** Suspended or withdrawn that day. */
  readonly suspendus: number;
  /** Lieux of which the table says nothing that day. */
  readonly inconnus: number;
  readonly ambigus: readonly LieuAuJour[];
  /** Agréments of which no lieu loaded bears the SIRET or the id. */
  readonly orphelins: readonly Agrement[];
}

/** What the table of agréments says of the lieux on a day. */
export function bilanAgrements(
  agrements: readonly Agrement[],
  lieux: readonly Lieu[],
  jour: Jour,
): BilanAgrements {
  const table = new Agrements(agrements, lieux);
  const etats = lieux.map((lieu) => ({ lieu, ...table.etat(lieu, jour) }));
  const sirets = new Set(lieux.map(({ siret }) => siret));
  const ids = new Set(lieux.map(({ id }) => id));
  const compte = (...statuts: readonly LieuAuJour['statut'][]): number =>
    etats.filter(({ statut }) => statuts.includes(statut)).length;
  return {
    agrees: compte('agree'),
    suspendus: compte('suspendu', 'retire'),
    inconnus: compte('inconnu', 'demande'),
    ambigus: etats.filter(({ ambigu }) => ambigu),
    orphelins: agrements.filter(({ siret, lieuId }) =>
      lieuId === null ? !sirets.has(siret) : !ids.has(lieuId),
    ),
  };
}
