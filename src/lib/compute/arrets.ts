import { allonger } from '$lib/domain/colonne';
import { SANS_TYPOLOGIE } from '$lib/domain/acces/offre';

import type { ColonnesMonde } from './colonnes';
import type { Arret } from './messages';

/**
 * The world with some stops more, behind its lieux and in their order: at the point of their commune, of a team that is
 * theirs alone, taking the Pass of the lots whose perimeter holds it.
 */
export function avecArrets(monde: ColonnesMonde, arrets: readonly Arret[]): ColonnesMonde {
  if (arrets.length === 0) return monde;
  const { communes, lieux, compatibilite } = monde;
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
      ids: [...lieux.ids, ...places.map((i) => `arret:${i}`)],
      noms: [...lieux.noms, ...places.map((i) => `arret ${i}`)],
      sirets: [...lieux.sirets, ...places.map(() => null)],
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
      itinerant: allonger(lieux.itinerant, tous(1)),
      visites: allonger(
        lieux.visites,
        arrets.map(({ visites }) => visites),
      ),
      signaux: allonger(lieux.signaux, tous(0)),
    },
  };
}
