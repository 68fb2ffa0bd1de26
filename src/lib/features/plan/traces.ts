import type { PlanAffiche } from '$lib/state/calculs.svelte';
import { CLES_PLACES } from '$lib/state/parametres';
import { formatDecimal, formatNombre, formatPart } from '$lib/ui/format';
import type { Trace } from '$lib/ui/trace/trace';

import { phraseGarantie } from './lignes';
import { phrasePlaces } from './places';

/** A figure of a plan. */
export type ClePlan = 'couvert' | 'part' | 'garantie';

/** The trace of a figure of a plan: what each lieu brings, each Pass counted once, adds up to what is covered. */
export function tracePlan(cle: ClePlan, plan: PlanAffiche): Trace {
  const { sites, apports, monde, couvert, borne, besoinTotal, garantie } = plan;
  const limite = plan.places !== null;
  const effet = limite ? 'qui trouvent une place' : 'mis à portée';
  const somme = `Somme des ${formatNombre(sites.length)} lieux = ${formatDecimal(couvert)} Pass ${effet}`;
  const figures: Readonly<Record<ClePlan, Pick<Trace, 'title' | 'value' | 'formula'>>> = {
    couvert: {
      title: `Pass sans réponse ${effet} par le plan`,
      value: formatNombre(couvert),
      formula: [
        limite
          ? 'Flot maximum des Pass sans réponse vers les lieux du plan à portée, aucun ne dépassant sa capacité mensuelle × horizon'
          : 'Pour chaque commune : Pass sans réponse × poids de la distance au plus proche des lieux du plan',
        somme,
      ],
    },
    part: {
      title: `Part des Pass sans réponse ${limite ? 'qui trouvent une place' : 'mise à portée'} par le plan`,
      value: formatPart(besoinTotal === 0 ? null : couvert / besoinTotal),
      formula: [
        somme,
        `${formatDecimal(couvert)} ÷ ${formatDecimal(besoinTotal)} Pass sans réponse dans le territoire = ${formatPart(besoinTotal === 0 ? null : couvert / besoinTotal)}`,
      ],
    },
    garantie: {
      title: 'Écart à l’optimum',
      value: phraseGarantie(plan),
      formula: [
        somme,
        `Borne : aucun plan de ce nombre de lieux n’en ${limite ? 'reçoit' : 'met à portée'} plus de ${formatDecimal(borne)} (solveur HiGHS, ou gains restants du choix glouton)`,
        `1 − ${formatDecimal(couvert)} ÷ ${formatDecimal(borne)} = ${(100 * (1 - garantie)).toLocaleString('fr-FR', { maximumFractionDigits: 2 })} % au plus de l’optimum`,
      ],
    },
  };
  return {
    ...figures[cle],
    caption: 'Lieux du plan',
    columns: [
      { title: 'Lieu', width: 18 },
      { title: 'Commune', width: 12 },
      { title: `Pass ${effet}`, numeric: true, total: true },
    ],
    rows: sites.map((lieu, rang) => [
      monde.lieux[lieu]!.nom,
      monde.lieux[lieu]!.commune,
      apports[rang]!,
    ]),
    warnings: [
      ...(plan.places ? [phrasePlaces(plan.places)] : []),
      'Un Pass à portée de plusieurs lieux du plan est compté une fois, au premier d’entre eux : les lignes dépendent de cet ordre, leur somme non.',
    ],
    parameters: CLES_PLACES,
  };
}
