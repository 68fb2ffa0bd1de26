import type { Candidat, Ecarts } from '$lib/compute/messages';
import { indicateursDe, type Indicateurs } from '$lib/domain/ecarts/indicateurs';
import type { Parametres } from '$lib/domain/parametres';
import type { ColonneCsv } from '$lib/formats/tableau-csv';
import type { PlanAffiche } from '$lib/state/calculs.svelte';
import { formatKm, formatNombre, formatPart, INCONNU } from '$lib/ui/format';
import type { Column } from '$lib/ui/table/table';

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
}

/** The lieux of a plan, and what each would bring alone. */
export function lignesPlan(
  { sites, monde }: PlanAffiche,
  candidats: readonly Candidat[],
): readonly LignePlan[] {
  const parLieu = new Map(candidats.map((candidat) => [candidat.lieu, candidat]));
  return sites
    .map((lieu) => {
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
  readonly avant: string;
  readonly apres: string;
}

export function avantApres(
  [avant, apres]: readonly [Ecarts, Ecarts],
  communes: Uint32Array,
  parametres: Parametres,
): readonly LigneAvantApres[] {
  const deux = [avant, apres].map((ecarts) => indicateursDe(ecarts, communes, parametres));
  const ligne = (nom: string, lire: (valeurs: Indicateurs) => string): LigneAvantApres => ({
    nom,
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

export const COLONNES: readonly Column<LignePlan>[] = [
  { key: 'nom', title: 'Lieu', width: 16, text: ({ nom }) => nom },
  { key: 'commune', title: 'Commune', width: 10, text: ({ commune }) => commune },
  { key: 'epci', title: 'Intercommunalité', width: 14, text: ({ epci }) => epci ?? INCONNU },
  {
    key: 'gain',
    title: 'Pass rapprochés, seul',
    width: 8,
    numeric: true,
    help: 'Pass sans réponse que ce lieu, seul, mettrait à portée',
    text: ({ gainSeul }) => formatNombre(gainSeul),
    value: ({ gainSeul }) => gainSeul,
  },
  {
    key: 'communes',
    title: 'Communes',
    width: 7,
    numeric: true,
    text: ({ communes }) => formatNombre(communes),
    value: ({ communes }) => communes,
  },
  {
    key: 'quartier',
    title: 'Près d’un quartier prioritaire',
    width: 8,
    text: ({ quartier }) => (quartier ? 'oui' : 'non'),
  },
];

/** Columns of the export of a plan: the lieux, how to reach them, and how good the plan is. */
export function colonnesCsv(plan: PlanAffiche): readonly ColonneCsv<LignePlan>[] {
  const { lieux } = plan.monde;
  return [
    { nom: 'rang', valeur: ({ rang }) => rang },
    { nom: 'id', valeur: ({ lieu }) => lieux[lieu]!.id },
    { nom: 'nom', valeur: ({ nom }) => nom },
    { nom: 'adresse', valeur: ({ lieu }) => lieux[lieu]!.adresse },
    { nom: 'code_postal', valeur: ({ lieu }) => lieux[lieu]!.codePostal },
    { nom: 'commune', valeur: ({ commune }) => commune },
    { nom: 'code_insee', valeur: ({ lieu }) => lieux[lieu]!.codeInsee },
    { nom: 'epci', valeur: ({ epci }) => epci },
    { nom: 'telephone', valeur: ({ lieu }) => lieux[lieu]!.telephone },
    { nom: 'courriel', valeur: ({ lieu }) => lieux[lieu]!.courriel },
    { nom: 'pass_rapproches_seul', valeur: ({ gainSeul }) => gainSeul },
    { nom: 'pres_qpv', valeur: ({ quartier }) => (quartier ? 'oui' : 'non') },
    { nom: 'garantie_du_plan', valeur: () => phraseGarantie(plan) },
  ];
}
