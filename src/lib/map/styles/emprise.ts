import type { ExpressionSpecification } from 'maplibre-gl';

/** Codes of the départements of the territory on screen; `null`: all of them. */
export type Emprise = ReadonlySet<string> | null;

/** Opacity of what lies outside the territory. */
export const HORS = 0.3;

/** An opacity, lowered outside the territory; `champ` is the property that holds the code of the département. */
export function opaciteSelon(
  emprise: Emprise,
  champ: 'code' | 'departement',
  opacite: number | ExpressionSpecification = 1,
): number | ExpressionSpecification {
  if (!emprise) return opacite;
  return ['*', opacite, ['case', dansEmprise(emprise, champ), 1, HORS]];
}

export function dansEmprise(
  emprise: ReadonlySet<string>,
  champ: 'code' | 'departement',
): ExpressionSpecification {
  return ['in', ['get', champ], ['literal', [...emprise]]];
}
