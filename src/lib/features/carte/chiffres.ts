import { formatKm, formatNombre, formatPart } from '$lib/ui/format';

import type { Bilan } from './bilan';

/** A figure of the head of the page. */
export interface Chiffre {
  readonly label: string;
  /** What it means, for who asks. */
  readonly help: string;
  readonly value: string;
}

/** The figures of a territory. `labellises`: the lieux that take the Pass there. */
export function chiffresDe(bilan: Bilan, labellises: number): readonly Chiffre[] {
  return [
    {
      label: 'Pass en circulation',
      help: 'Distribués, moins utilisés, moins expirés, à la date affichée.',
      value: formatNombre(bilan.pass),
    },
    {
      label: 'Pass sans réponse',
      help: 'Pass en circulation qui ne trouvent aucune place dans un lieu labellisé à portée, chaque place étant attribuée au mieux.',
      value: formatNombre(bilan.sansReponse),
    },
    {
      label: 'Lieux labellisés',
      help: 'Lieux du territoire qui acceptent le Pass numérique, d’après leur fichier ou leur agrément.',
      value: formatNombre(labellises),
    },
    {
      label: 'Pass par lieu labellisé',
      help: 'Pass en circulation divisés par le nombre de lieux labellisés du territoire.',
      value: labellises === 0 ? '—' : formatNombre(bilan.pass / labellises),
    },
    {
      label: 'Pass à plus de 10 km d’un lieu',
      help: 'Part des Pass en circulation dans des communes à plus de 10 km, par la route estimée, du lieu labellisé le plus proche.',
      value: formatPart(bilan.partPlusDe10Km),
    },
    {
      label: 'Distance médiane d’un Pass au lieu le plus proche',
      help: 'La moitié des Pass circulent plus près que cela d’un lieu labellisé, l’autre moitié plus loin.',
      value: formatKm(bilan.distanceMediane),
    },
  ];
}
