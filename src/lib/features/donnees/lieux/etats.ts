import { group } from 'd3';

import { Agrements, type Agrement, type Porteurs, type StatutAgrement } from '$lib/domain/agrement';
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
  porteurs: Porteurs = new Map(),
): BilanAgrements {
  const table = new Agrements(agrements, lieux, porteurs);
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
    orphelins: agrements.filter(
      ({ siret, lieuId }) =>
        (siret === null || !sirets.has(siret)) && (lieuId === null || !ids.has(lieuId)),
    ),
  };
}

/** A SIRET with agréments, that several lieux bear: which of them hold these is the reader's to say. */
export interface SiretPartage {
  readonly siret: string;
  readonly agrements: readonly Agrement[];
  readonly lieux: readonly Lieu[];
  /** Ids of the lieux that the reader said hold them; `null`: not decided, all do. */
  readonly porteurs: readonly string[] | null;
}

export function siretsPartages(
  agrements: readonly Agrement[],
  lieux: readonly Lieu[],
  porteurs: Porteurs,
): readonly SiretPartage[] {
  const ids = new Set(lieux.map(({ id }) => id));
  const parSiret = group(
    agrements.filter(
      ({ siret, lieuId }) => siret !== null && (lieuId === null || !ids.has(lieuId)),
    ),
    ({ siret }) => siret!,
  );
  const porteursDuSiret = group(lieux, ({ siret }) => siret ?? '');
  return [...parSiret].flatMap(([siret, siens]) => {
    const bearers = porteursDuSiret.get(siret) ?? [];
    const decides = porteurs.get(siret) ?? null;
    return bearers.length < 2
      ? []
      : [{ siret, agrements: siens, lieux: bearers, porteurs: decides }];
  });
}
