import type { Ecarts } from '$lib/compute/messages';
import { courbe, indiceDe, valeurEn, type PointCourbe } from '$lib/domain/inegalite/courbe';
import { formatNombre, formatPart } from '$lib/ui/format';

import { formatIndice } from './equite';

/** A concentration curve of places, and what it says. */
export interface CourbePlaces {
  readonly nom: string;
  readonly points: readonly PointCourbe[];
  readonly indice: number;
  readonly phrase: string;
}

/**
 * Places within reach over Pass: by rising places, then, where scores are given, from the most to the least fragile of
 * the communes that have one. `[]` where a capacity is unknown or nobody reaches a place.
 */
export function courbesPlaces(
  ecarts: Ecarts,
  communes: readonly number[],
  scores: Float64Array | null,
): readonly CourbePlaces[] {
  if (communes.some((index) => !Number.isFinite(ecarts.places[index]))) return [];
  const tracer = (membres: readonly number[], rang: (index: number) => number) => {
    const extraire = (lire: (index: number) => number): Float64Array =>
      Float64Array.from(membres, lire);
    const points = courbe(
      {
        valeur: extraire((index) => ecarts.places[index]!),
        population: extraire((index) => ecarts.passCirculation[index]!),
      },
      extraire(rang),
    );
    return { points, indice: indiceDe(points) };
  };
  const parPlaces = tracer(communes, (index) => ecarts.places[index]!);
  if (parPlaces.points.length === 0) return [];
  const dixieme = (points: readonly PointCourbe[], part: number): string =>
    formatPart(valeurEn(points, part));
  const lorenz: CourbePlaces = {
    ...parPlaces,
    nom: 'Des Pass les moins bien servis aux mieux servis',
    phrase: `La moitié des Pass la moins bien servie a ${dixieme(parPlaces.points, 0.5)} des places à portée (indice de Gini ${formatIndice(parPlaces.indice)}).`,
  };
  if (!scores) return [lorenz];
  const notees = communes.filter((index) => !Number.isNaN(scores[index]));
  const parIfn = tracer(notees, (index) => -scores[index]!);
  if (parIfn.points.length === 0) return [lorenz];
  const sans = communes.reduce(
    (somme, index) => somme + (Number.isNaN(scores[index]) ? ecarts.passCirculation[index]! : 0),
    0,
  );
  const reserve =
    sans > 0 ? ` ${formatNombre(sans)} Pass de communes sans IFN n’y sont pas comptés.` : '';
  return [
    lorenz,
    {
      ...parIfn,
      nom: 'Des communes les plus fragiles (IFN) aux moins fragiles',
      phrase: `La moitié des Pass qui est dans les communes les plus fragiles a ${dixieme(parIfn.points, 0.5)} des places à portée (indice de concentration ${formatIndice(parIfn.indice)} : ${sens(parIfn.indice)}).${reserve}`,
    },
  ];
}

function sens(indice: number): string {
  if (Math.abs(indice) < 0.005) return 'les places vont autant aux unes qu’aux autres';
  return indice > 0
    ? 'les places vont plutôt aux communes les moins fragiles'
    : 'les places vont plutôt aux communes les plus fragiles';
}

/** The curves as a table: by tenth of the Pass, the share of the places that each gives. */
export function dixiemes(
  courbes: readonly CourbePlaces[],
): readonly { readonly part: number; readonly places: readonly number[] }[] {
  return Array.from({ length: 11 }, (_, k) => ({
    part: k / 10,
    places: courbes.map(({ points }) => valeurEn(points, k / 10)),
  }));
}
