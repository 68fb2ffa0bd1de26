import { ecrireTableauCsv } from '$lib/formats/tableau-csv';
import type { Navigation } from '$lib/state/navigation.svelte';
import { reglageDe } from '$lib/state/parametres';
import type { Session } from '$lib/state/session.svelte';
import { formatJour, formatPart } from '$lib/ui/format';
import { sourceOf, type Trace, type TraceParameter, type TraceSupport } from '$lib/ui/trace/trace';

import { GROUPES, valeurDuChamp } from './champs';

/** What every figure on screen rests on: its day, its sources, the parameters in force, what weakens all of them. */
export function appuiDe(session: Session, navigation: Navigation, lien: string): TraceSupport {
  const { date, source, simule, scenario } = session;
  const { reglages } = navigation.vue;
  const reserves = [
    simule && 'La circulation des Pass est simulée.',
    scenario && `Ces chiffres sont ceux d’un ${scenario}.`,
    session.ecarts.valeur?.capaciteIncertaine &&
      `${formatPart(session.ecarts.valeur.partCapaciteEstimee)} de la capacité des lieux labellisés est estimée : les chiffres qui en dépendent sont fragiles.`,
  ];
  return {
    date: formatJour(date),
    source,
    parameters: GROUPES.flatMap(({ titre, champs }) =>
      champs.map((champ): TraceParameter => {
        const { cle, label } = champ;
        const value = valeurDuChamp(champ, reglageDe(reglages, cle));
        const name = titre.startsWith('Commune') ? `${titre}, ${label}` : label;
        return { key: cle, name, value, changed: reglages[cle] !== undefined };
      }),
    ),
    warnings: reserves.filter((reserve) => typeof reserve === 'string'),
    link: lien,
    csv: (trace) => lignesEnCsv(trace, { date, simule, source: sourceOf(trace, { source }), lien }),
  };
}

function lignesEnCsv(
  { columns, rows }: Trace,
  mention: Parameters<typeof ecrireTableauCsv>[2],
): string {
  const colonnes = columns.map(({ title }, at) => ({
    nom: title,
    valeur: (cells: Trace['rows'][number]) => cells[at] ?? null,
  }));
  return ecrireTableauCsv(colonnes, rows, mention);
}
