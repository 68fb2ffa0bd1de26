import type { Itinerance } from '$lib/domain/acces/itinerance';
import { SANS_TYPOLOGIE } from '$lib/domain/acces/offre';
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

/**
 * The world with some stops more, behind its lieux and in their order: at the point of their commune, of a team that is
 * theirs alone, taking the Pass of the lots whose perimeter holds it.
 */
export function avecArrets(monde: ColonnesMonde, arrets: readonly Arret[]): ColonnesMonde {
  if (arrets.length === 0) return monde;
  const { communes, lieux, compatibilite } = monde;
  const itinerance = itineranceDes(arrets);
  const places = arrets.map(({ commune }) => commune);
  const ou = (colonne: ArrayLike<number>): number[] => places.map((i) => colonne[i]!);
  const tous = (valeur: number): number[] => arrets.map(() => valeur);
  return {
    ...monde,
    compatibilite: {
      ...compatibilite,
      accepte: compatibilite.accepte.map((accepte, groupe) =>
        allonger(accepte, ou(compatibilite.accepteCommune[groupe]!)),
      ),
    },
    lieux: {
      ids: lieux.ids.concat(places.map((i) => `arret:${i}`)),
      noms: lieux.noms.concat(places.map((i) => `arret ${i}`)),
      sirets: lieux.sirets.concat(itinerance.sirets),
      points: {
        latitude: allonger(lieux.points.latitude, ou(communes.points.latitude)),
        longitude: allonger(lieux.points.longitude, ou(communes.points.longitude)),
        terre: allonger(lieux.points.terre, ou(communes.points.terre)),
      },
      commune: allonger(lieux.commune, places),
      densite: allonger(lieux.densite, ou(communes.densite)),
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
