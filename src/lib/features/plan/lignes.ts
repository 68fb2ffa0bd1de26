import type { Candidat, Ecarts, PlacesPlan } from '$lib/compute/messages';
import { indicateursDe, type Indicateurs } from '$lib/domain/ecarts/indicateurs';
import type { Parametres } from '$lib/domain/parametres';
import { MESURES_EXPLIQUEES, type MesureExpliquee } from '$lib/domain/termes';
import type { PlanAffiche } from '$lib/state/calculs.svelte';
import { formatKm, formatNombre, formatPart } from '$lib/ui/format';

import { epciDe } from './quotas';

/** A lieu of the plan, those that bring most alone first. */
export interface LignePlan {
  readonly rang: number;
  /** Index of the lieu. */
  readonly lieu: number;
  readonly nom: string;
  readonly commune: string;
  readonly epci: string | null;
  /** Pass sans réponse that it would bring within reach alone. */
  readonly gainSeul: number;
  /** Communes that it would serve. */
  readonly communes: number;
  readonly quartier: boolean;
  /** What it brings in the plan, each Pass counted once. */
  readonly apport: number;
  /** What it can take; `null` where capacities do not count. */
  readonly places: PlacesPlan | null;
}

/** The lieux of a plan, and what each would bring alone. */
export function lignesPlan(
  { sites, monde, apports, places }: PlanAffiche,
  candidats: readonly Candidat[],
): readonly LignePlan[] {
  const parLieu = new Map(candidats.map((candidat) => [candidat.lieu, candidat]));
  return sites
    .map((lieu, rang) => {
      const candidat = parLieu.get(lieu);
      const { nom, commune } = monde.lieux[lieu]!;
      return {
        lieu,
        nom,
        commune,
        epci: epciDe(monde, lieu)?.nom ?? null,
        gainSeul: candidat?.gainSeul ?? 0,
        communes: candidat?.communes.length ?? 0,
        quartier: candidat?.signaux.includes('qpv') ?? false,
        apport: apports[rang]!,
        places: places?.[rang] ?? null,
      };
    })
    .sort((a, b) => b.gainSeul - a.gainSeul || a.lieu - b.lieu)
    .map((ligne, at) => ({ ...ligne, rang: at + 1 }));
}

/** How far a plan may be from the best: « Optimum prouvé », or « À 3 % au plus de l’optimum ». */
export function phraseGarantie({ garantie }: Pick<PlanAffiche, 'garantie'>): string {
  const ecart = 100 * (1 - garantie);
  if (ecart < 0.05) return 'Optimum prouvé : aucun autre choix n’en rapproche plus';
  const dixieme = Math.ceil(10 * ecart) / 10;
  return `À ${dixieme.toLocaleString('fr-FR')} % au plus de l’optimum`;
}

/** A measure before and after the plan. */
export interface LigneAvantApres {
  readonly nom: string;
  readonly aide: string;
  readonly avant: string;
  readonly apres: string;
}

export function avantApres(
  [avant, apres]: readonly [Ecarts, Ecarts],
  communes: Uint32Array,
  parametres: Parametres,
): readonly LigneAvantApres[] {
  const deux = [avant, apres].map((ecarts) => indicateursDe(ecarts, communes, parametres));
  const ligne = (
    nom: MesureExpliquee,
    lire: (valeurs: Indicateurs) => string,
  ): LigneAvantApres => ({
    nom,
    aide: MESURES_EXPLIQUEES[nom],
    avant: lire(deux[0]!),
    apres: lire(deux[1]!),
  });
  return [
    ligne('Pass qui trouvent une place', ({ pass, sansReponse }) =>
      formatNombre(pass - sansReponse),
    ),
    ligne('Pass sans réponse', ({ sansReponse }) => formatNombre(sansReponse)),
    ligne('Pass à plus de 10 km d’un lieu', ({ partAuDela10 }) => formatPart(partAuDela10)),
    ligne('Distance médiane d’un Pass à un lieu', ({ distanceMediane }) =>
      formatKm(distanceMediane),
    ),
    ligne('Places pour 100 Pass', ({ placesPour100 }) => formatNombre(placesPour100)),
  ];
}
