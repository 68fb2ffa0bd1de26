import type { Compatibilite } from '$lib/domain/acces/compatibilite';
import type { Itinerance } from '$lib/domain/acces/itinerance';
import { SANS_TYPOLOGIE } from '$lib/domain/acces/offre';
import type { Points } from '$lib/domain/acces/voisinage';
import { allonger } from '$lib/domain/colonne';

import type { ColonnesMonde } from './colonnes';
import type { Arret } from './messages';

/** How some stops move: each is of a team of its own. */
export function itineranceDes(arrets: readonly Arret[]): Itinerance {
  return {
    itinerant: new Uint8Array(arrets.length).fill(1),
    sirets: arrets.map(() => null),
    visites: Float64Array.from(arrets, ({ visites }) => visites),
  };
}

/** What places lieux among communes, and says who takes the Pass of whom. */
export interface Places {
  readonly points: Points;
  readonly commune: Int32Array;
  readonly accepte: Compatibilite['accepte'];
}

/** The places of the lieux, with some stops more behind them. */
export function placesAvecArrets(
  { communes, lieux, compatibilite }: ColonnesMonde,
  arrets: readonly Arret[],
): Places {
  const { latitude, longitude, terre } = lieux.points;
  return {
    points: {
      latitude: allonger(latitude, ou(communes.points.latitude, arrets)),
      longitude: allonger(longitude, ou(communes.points.longitude, arrets)),
      terre: allonger(terre, ou(communes.points.terre, arrets)),
    },
    commune: allonger(
      lieux.commune,
      arrets.map(({ commune }) => commune),
    ),
    accepte: compatibilite.accepte.map((accepte, groupe) =>
      allonger(accepte, ou(compatibilite.accepteCommune[groupe]!, arrets)),
    ),
  };
}

/** Values that stops have of their communes. */
export function ou(colonne: ArrayLike<number>, arrets: readonly Arret[]): number[] {
  return arrets.map(({ commune }) => colonne[commune]!);
}

/**
 * The world with some stops more, behind its lieux and in their order: at the point of their commune, of a team that is
 * theirs alone, taking the Pass of the lots whose perimeter holds it.
 */
export function avecArrets(monde: ColonnesMonde, arrets: readonly Arret[]): ColonnesMonde {
  if (arrets.length === 0) return monde;
  const { communes, lieux, compatibilite } = monde;
  const itinerance = itineranceDes(arrets);
  const { points, commune, accepte } = placesAvecArrets(monde, arrets);
  const tous = (valeur: number): number[] => arrets.map(() => valeur);
  return {
    ...monde,
    compatibilite: { ...compatibilite, accepte },
    lieux: {
      ids: lieux.ids.concat(arrets.map(({ commune: i }) => `arret:${i}`)),
      noms: lieux.noms.concat(arrets.map(({ commune: i }) => `arret ${i}`)),
      sirets: lieux.sirets.concat(itinerance.sirets),
      points,
      commune,
      densite: allonger(lieux.densite, ou(communes.densite, arrets)),
      labellise: allonger(lieux.labellise, tous(1)),
      payable: allonger(lieux.payable, tous(1)),
      declaree: allonger(lieux.declaree, tous(NaN)),
      typologie: allonger(lieux.typologie, tous(SANS_TYPOLOGIE)),
      postes: allonger(lieux.postes, tous(0)),
      itinerant: allonger(lieux.itinerant, itinerance.itinerant),
      visites: allonger(lieux.visites, itinerance.visites),
      signaux: allonger(lieux.signaux, tous(0)),
    },
  };
}
