import { formatDecimal, formatMois, formatNombre } from '$lib/ui/format';
import type { Trace } from '$lib/ui/trace/trace';

import type { Mensuelle } from './colonnes';
import type { Totaux } from './totaux';

/** A total of « Distribution et usage ». */
export type CleTotal = keyof Totaux;

const NOMS: Readonly<Record<CleTotal, string>> = {
  distribues: 'Distribués',
  utilises: 'Utilisés',
  expires: 'Expirés',
  encours: 'En circulation',
};

/** The trace of a total of the Pass of a territory: its months, as SQL gave them, add up to it. */
export function traceTotal(
  cle: CleTotal,
  totaux: Totaux,
  mensuelles: readonly Mensuelle[],
  ou: string,
): Trace {
  const { distribues, utilises, expires, encours } = totaux;
  const bilan = `${formatDecimal(distribues)} distribués − ${formatDecimal(utilises)} utilisés − ${formatDecimal(expires)} expirés = ${formatDecimal(encours)} en circulation`;
  const part =
    cle === 'distribues' || distribues === 0
      ? []
      : [
          `${formatDecimal(totaux[cle])} ÷ ${formatDecimal(distribues)} distribués = ${((100 * totaux[cle]) / distribues).toLocaleString('fr-FR', { maximumFractionDigits: 1 })} %`,
        ];
  const colonne = (title: string) => ({ title, numeric: true, total: true });
  return {
    title: `${NOMS[cle]}, ${ou}`,
    value: formatNombre(totaux[cle]),
    formula: [
      cle === 'encours'
        ? bilan
        : `Somme des ${formatNombre(mensuelles.length)} mois = ${formatDecimal(totaux[cle])}`,
      ...part,
      ...(cle === 'encours' ? [] : [bilan]),
    ],
    caption: 'Mois par mois',
    columns: [
      { title: 'Mois', width: 10 },
      colonne('Distribués'),
      colonne('Utilisés'),
      colonne('Expirés'),
      colonne('Variation des Pass en circulation'),
    ],
    rows: mensuelles.map((mois) => [
      formatMois(mois.mois),
      mois.distribues,
      mois.utilises,
      mois.expires,
      mois.distribues - mois.utilises - mois.expires,
    ]),
    warnings: [],
    parameters: [],
  };
}
