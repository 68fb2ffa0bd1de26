import type { Ecarts } from '$lib/compute/messages';
import type { Referentiel } from '$lib/domain/referentiel';
import { accorde } from '$lib/ui/format';

/** Communes named in the sentence, at most. */
const NOMMEES = 3;

/**
 * What changes from a scenario to another, in a sentence: « 3 communes changent de classe ; 1 240 Pass de moins sans
 * réponse, surtout dans Ambert et Thiers. » The communes named are those that weigh most in the change.
 */
export function phraseComparaison(
  referentiel: Referentiel,
  communes: readonly number[],
  [a, b]: readonly [Ecarts, Ecarts],
): string {
  const changent = communes.filter((i) => a.classe[i] !== b.classe[i]).length;
  const classes =
    changent === 0
      ? 'Aucune commune ne change de classe'
      : accorde(changent, 'commune change de classe', 'communes changent de classe');
  return `${classes} ; ${phrasePass(referentiel, communes, a, b)}.`;
}

function phrasePass(
  referentiel: Referentiel,
  communes: readonly number[],
  a: Ecarts,
  b: Ecarts,
): string {
  const ecart = (i: number): number => b.sansReponse[i]! - a.sansReponse[i]!;
  const total = communes.reduce((somme, i) => somme + ecart(i), 0);
  if (Number.isNaN(total)) return 'les Pass sans réponse ne sont pas connus';
  const pass = Math.round(Math.abs(total));
  if (pass === 0) return 'autant de Pass sans réponse dans les deux';
  const sens = Math.sign(total);
  const poids = (i: number): number => sens * ecart(i);
  const touchees = communes.filter((i) => poids(i) > 0).sort((x, y) => poids(y) - poids(x));
  const noms = touchees.slice(0, NOMMEES).map((i) => referentiel.communes[i]!.nom);
  const ou = `${touchees.length > NOMMEES ? ', surtout' : ','} dans ${enumerer(noms)}`;
  return `${accorde(pass, 'Pass', 'Pass')} ${sens < 0 ? 'de moins' : 'de plus'} sans réponse${ou}`;
}

/** « A », « A et B », « A, B et C ». */
function enumerer(noms: readonly string[]): string {
  return noms.length < 2 ? noms.join('') : `${noms.slice(0, -1).join(', ')} et ${noms.at(-1)!}`;
}
