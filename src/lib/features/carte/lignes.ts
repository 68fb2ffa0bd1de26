import type { Ecarts } from '$lib/compute/messages';
import { CONFIANCES } from '$lib/domain/ecarts/confiance';
import type { Lieu } from '$lib/domain/lieu';
import type { Referentiel } from '$lib/domain/referentiel';
import { isInTerritoire, type PositionCommune, type Territoire } from '$lib/domain/territoire';

/** One commune of the territory on screen, as the map, the table and the export all say it. */
export interface LigneCommune {
  /** Index in the référentiel. */
  readonly index: number;
  readonly code: string;
  readonly nom: string;
  readonly epci: string | null;
  readonly departement: string;
  readonly position: PositionCommune;
  /** Pass en circulation. */
  readonly pass: number;
  readonly beneficiaires: number;
  /** To the nearest labelled lieu; ∞ where none can be reached. */
  readonly distanceKm: number;
  readonly plusProche: string | null;
  /** Places accessibles pour 100 Pass; `null` where no capacity is known. */
  readonly places100: number | null;
  readonly sansReponse: number;
  /** Code of the class. */
  readonly classe: number;
  /** `A`, `B` or `C`; `null` where there is no class, or while it is not known. */
  readonly confiance: string | null;
}

/** `A`, `B` or `C`: the code of a confidence as it is shown. */
export function niveauDe(code: number | undefined): string | null {
  return code === undefined || code === 0 ? null : CONFIANCES[code]!;
}

/** The communes of a territory where Pass circulate, those with most Pass sans réponse first. */
export function lignesCommunes(
  referentiel: Referentiel,
  lieux: readonly Lieu[],
  ecarts: Ecarts,
  territoire: Territoire,
  confiance: Uint8Array | null = null,
): readonly LigneCommune[] {
  const lignes: LigneCommune[] = [];
  referentiel.communes.forEach((commune, index) => {
    const pass = ecarts.passCirculation[index]!;
    if (pass === 0 || !isInTerritoire(commune, territoire)) return;
    const places = ecarts.places[index]!;
    lignes.push({
      index,
      code: commune.code,
      nom: commune.nom,
      epci: commune.epci && (referentiel.epci.get(commune.epci)?.nom ?? null),
      departement: referentiel.departements.get(commune.departement)?.nom ?? commune.departement,
      position: commune.position,
      pass,
      beneficiaires: ecarts.beneficiaires[index]!,
      distanceKm: ecarts.distanceKm[index]!,
      plusProche: lieux[ecarts.plusProche[index]!]?.nom ?? null,
      places100: Number.isNaN(places) ? null : 100 * places,
      sansReponse: ecarts.sansReponse[index]!,
      classe: ecarts.classe[index]!,
      confiance: niveauDe(confiance?.[index]),
    });
  });
  return lignes.sort(
    (a, b) => b.sansReponse - a.sansReponse || b.pass - a.pass || a.index - b.index,
  );
}
