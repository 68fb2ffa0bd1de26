import { capacitesDeclarees, lieuxAuJour, type Agrement, type Porteurs } from '../agrement';
import type { StructureCnfs } from '../cnfs';
import type { Jour } from '../codes';
import type { Lieu } from '../lieu';

import { lieuxApresPostes, postesDe, postesParLieu, type Postes } from './postes';

/** Lieux, and what other files say of them. */
export interface ReleveLieux {
  readonly lieux: readonly Lieu[];
  /** None beyond the activity of its opérateur. */
  readonly agrements: readonly Agrement[];
  /** Structures that host CnFS. */
  readonly structures: readonly StructureCnfs[];
  readonly porteurs?: Porteurs;
}

/** Lieux as they stand on a day, and what is known of what they can take. */
export interface LieuxDuJour {
  readonly lieux: readonly Lieu[];
  readonly postes: readonly Postes[];
  /** CnFS posts, by lieu. */
  readonly postesCnfs: Float64Array;
  /** Pass a month, by lieu; NaN where none is declared. Absent where no day is told. */
  readonly capaciteDeclaree?: Float64Array;
}

/** Lieux on a day: agréés or not, those that stood on posts that have ended closed to the Pass. `null`: whatever the day. */
export function lieuxDuJour(
  { lieux: lus, agrements, structures, porteurs }: ReleveLieux,
  jour: Jour | null,
): LieuxDuJour {
  const agrees = jour === null ? lus : lieuxAuJour(lus, agrements, jour, porteurs);
  const postes = postesDe(structures, agrees, jour);
  const lieux = lieuxApresPostes(agrees, postes);
  return {
    lieux,
    postes,
    postesCnfs: postesParLieu(postes, lieux.length),
    ...(jour && { capaciteDeclaree: capacitesDeclarees(lieux, agrements, jour, porteurs) }),
  };
}
