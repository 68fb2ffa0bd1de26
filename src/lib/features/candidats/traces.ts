import type { Candidat } from '$lib/compute/messages';
import type { GainCommune } from '$lib/domain/couverture/candidats';
import type { CandidatsAffiches } from '$lib/state/calculs.svelte';
import { CLES_PLACES } from '$lib/state/parametres';
import { formatDecimal, formatKm, formatNombre, formatPart } from '$lib/ui/format';
import type { Trace, TraceColumn } from '$lib/ui/trace/trace';

/** A figure of the line of a candidate. */
export type CleGain = 'gainSeul' | 'gainMarginal' | 'partCumulee' | 'prisAuxVoisins';

const COMMUNE: TraceColumn = { title: 'Commune', width: 14 };
const KM: TraceColumn = { title: 'Distance par la route', numeric: true, format: formatKm };
const REGLE =
  'Pass sans réponse de la commune × poids de la distance (1, puis moins à chaque pas, 0 au-delà)';

/** Pass that a candidate takes from labelled lieux around. */
export function prisAuxVoisins({ prisAuxVoisins }: Candidat): number {
  return prisAuxVoisins.reduce((somme, { pass }) => somme + pass, 0);
}

/** The trace of a figure of a candidate: its rows add up to it. */
export function traceGain(cle: CleGain, candidat: Candidat, liste: CandidatsAffiches): Trace {
  const nom = liste.monde.lieux[candidat.lieu]!.nom;
  return {
    ...TRACES[cle](candidat, liste),
    title: `${TITRES[cle]}, ${nom}`,
    parameters: CLES_PLACES,
  };
}

const TITRES: Readonly<Record<CleGain, string>> = {
  gainSeul: 'Pass rapprochés par ce lieu seul',
  gainMarginal: 'Pass rapprochés en plus des lieux qui le précèdent',
  partCumulee: 'Part du besoin mise à portée avec ceux qui le précèdent',
  prisAuxVoisins: 'Pass pris aux lieux labellisés voisins',
};

type Corps = Omit<Trace, 'title' | 'parameters'>;

const TRACES: Readonly<Record<CleGain, (candidat: Candidat, liste: CandidatsAffiches) => Corps>> = {
  gainSeul: ({ gainSeul, communes }, { monde }) => ({
    value: formatNombre(gainSeul),
    formula: [
      REGLE,
      `Somme des ${formatNombre(communes.length)} communes = ${formatDecimal(gainSeul)}`,
    ],
    ...parCommune(communes, monde),
  }),
  gainMarginal: ({ gainMarginal, ajouts, rang }, { monde }) => ({
    value: formatNombre(gainMarginal),
    formula: [
      rang === 1
        ? REGLE
        : `${REGLE}, moins ce que les ${formatNombre(rang - 1)} premiers de la liste en mettent déjà à portée`,
      `Somme des ${formatNombre(ajouts.length)} communes = ${formatDecimal(gainMarginal)}`,
    ],
    ...parCommune(ajouts, monde),
  }),
  partCumulee: ({ partCumulee, rang }, { monde, lignes, besoinTotal }) => {
    const avant = lignes.filter((ligne) => ligne.rang <= rang);
    const cumul = avant.reduce((somme, { gainMarginal }) => somme + gainMarginal, 0);
    return {
      value: formatPart(partCumulee),
      formula: [
        `${formatDecimal(cumul)} Pass mis à portée par les ${formatNombre(rang)} premiers lieux ÷ ${formatDecimal(besoinTotal)} Pass sans réponse = ${formatPart(partCumulee)}`,
      ],
      caption: 'Lieux de la liste jusqu’à celui-ci',
      columns: [
        { title: 'Lieu', width: 18 },
        { title: 'Rang', numeric: true, width: 5 },
        { title: 'Pass en plus', numeric: true, total: true },
      ],
      rows: avant.map((ligne) => [monde.lieux[ligne.lieu]!.nom, ligne.rang, ligne.gainMarginal]),
      warnings: [],
    };
  },
  prisAuxVoisins: (candidat, { monde }) => ({
    value: formatNombre(prisAuxVoisins(candidat)),
    formula: [
      'Les Pass qu’une commune utilise se partagent entre les lieux à portée selon le poids de leur distance ; le nouveau lieu entre dans ce partage (Huff 1964).',
      `Somme des ${formatNombre(candidat.prisAuxVoisins.length)} lieux = ${formatDecimal(prisAuxVoisins(candidat))}`,
    ],
    caption: 'Lieux labellisés qui en recevraient moins',
    columns: [
      { title: 'Lieu', width: 18 },
      COMMUNE,
      { title: 'Pass en moins', numeric: true, total: true },
    ],
    rows: candidat.prisAuxVoisins.map(({ lieu, pass }) => [
      monde.lieux[lieu]!.nom,
      monde.lieux[lieu]!.commune,
      pass,
    ]),
    warnings: [
      'Un Pass pris à un voisin n’est pas un Pass gagné : trop peu de Pass fragilise un lieu.',
    ],
  }),
};

function parCommune(
  gains: readonly GainCommune[],
  { communes }: CandidatsAffiches['monde'],
): Pick<Trace, 'caption' | 'columns' | 'rows' | 'warnings'> {
  return {
    caption: 'Communes rapprochées',
    columns: [COMMUNE, KM, { title: 'Pass rapprochés', numeric: true, total: true }],
    rows: gains.map(({ commune, distanceKm, pass }) => [communes[commune]!.nom, distanceKm, pass]),
    warnings: [],
  };
}
