import { formatKm, formatNombre, formatPart } from '$lib/ui/format';

import type { Bilan } from './bilan';
import type { CleChiffre } from './traces/territoire';

/** A figure of the head of the page. */
export interface Chiffre {
  readonly cle: CleChiffre;
  readonly label: string;
  /** What it means, for who asks. */
  readonly help: string;
  readonly value: string;
}

/**
 * The figures of a territory. Where the capacity is mostly estimated (`incertaine`), those that need one give way to
 * one that needs none (methods §2).
 *
 * @param labellises the lieux that take the Pass there.
 */
export function chiffresDe(
  bilan: Bilan,
  labellises: number,
  incertaine: boolean,
): readonly Chiffre[] {
  return [
    {
      cle: 'pass',
      label: 'Pass en circulation',
      help: 'Distribués, moins utilisés, moins expirés, à la date affichée.',
      value: formatNombre(bilan.pass),
    },
    incertaine ? auDela20(bilan) : sansReponse(bilan),
    {
      cle: 'labellises',
      label: 'Lieux labellisés',
      help: 'Lieux du territoire qui acceptent le Pass numérique, d’après leur fichier ou leur agrément.',
      value: formatNombre(labellises),
    },
    {
      cle: 'passParLieu',
      label: 'Pass par lieu labellisé',
      help: 'Pass en circulation divisés par le nombre de lieux labellisés du territoire.',
      value: labellises === 0 ? '—' : formatNombre(bilan.pass / labellises),
    },
    {
      cle: 'plusDe10Km',
      label: 'Pass à plus de 10 km d’un lieu',
      help: 'Part des Pass en circulation dans des communes à plus de 10 km, par la route estimée, du lieu labellisé le plus proche.',
      value: formatPart(bilan.partPlusDe10Km),
    },
    {
      cle: 'distanceMediane',
      label: 'Distance médiane d’un Pass au lieu le plus proche',
      help: 'La moitié des Pass circulent plus près que cela d’un lieu labellisé, l’autre moitié plus loin.',
      value: formatKm(bilan.distanceMediane),
    },
  ];
}

function sansReponse({ sansReponse }: Bilan): Chiffre {
  return {
    cle: 'sansReponse',
    label: 'Pass sans réponse',
    help: 'Pass en circulation qui ne trouvent aucune place dans un lieu labellisé à portée, chaque place étant attribuée au mieux.',
    value: formatNombre(sansReponse),
  };
}

function auDela20({ partPlusDe20Km }: Bilan): Chiffre {
  return {
    cle: 'plusDe20Km',
    label: 'Pass à plus de 20 km d’un lieu',
    help: 'Part des Pass en circulation dans des communes à plus de 20 km, par la route estimée, du lieu labellisé le plus proche. Elle ne dépend d’aucune capacité.',
    value: formatPart(partPlusDe20Km),
  };
}

/** Why the figures that need a capacity are not at the head; `null` where they are. */
export function reserveDe(incertaine: boolean, partEstimee: number): string | null {
  return incertaine
    ? `${formatPart(partEstimee)} de la capacité des lieux labellisés est estimée : les chiffres mis en avant sont ceux qui n’en dépendent pas. Les Pass sans réponse restent dans le tableau, à lire avec prudence.`
    : null;
}
