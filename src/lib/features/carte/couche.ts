import type { FeatureCollection, Geometry } from 'geojson';

import type { StructureCnfs } from '$lib/domain/cnfs';
import type { Lieu } from '$lib/domain/lieu';
import type { Referentiel } from '$lib/domain/referentiel';
import { isInTerritoire, type Territoire } from '$lib/domain/territoire';
import type { Qpv, ZonageRural } from '$lib/domain/zonage';
import type { LigneCommune } from '$lib/formats/communes/communes';
import type { Contours, PointCnfs, PointLieu } from '$lib/map/donnees';
import { cadreOfCommunes, cadreOfContours, METROPOLE, type Cadre } from '$lib/map/fond';
import type { Couche } from '$lib/state/couches';
import { estSimule, type Jeux } from '$lib/state/jeux';

/** Lieux with a point; those whose acceptance is unknown are told apart from those known not to accept. */
export function pointsLieux(lieux: readonly Lieu[]): readonly PointLieu[] {
  return lieux.flatMap((lieu, index) =>
    lieu.latitude === null || lieu.longitude === null
      ? []
      : [
          {
            index,
            latitude: lieu.latitude,
            longitude: lieu.longitude,
            nom: lieu.nom,
            etat: ETATS[lieu.accepte],
          },
        ],
  );
}

const ETATS = { oui: 'labellise', non: 'candidat', inconnu: 'inconnu' } as const;

/** Structures at their address, else at the point of their commune; those with neither are not on the map. */
export function pointsCnfs(
  structures: readonly StructureCnfs[],
  referentiel: Referentiel,
): readonly PointCnfs[] {
  return structures.flatMap(({ nom, postes, latitude, longitude, codeInsee }) => {
    const commune = codeInsee === null ? null : referentiel.commune(codeInsee);
    const point =
      latitude !== null && longitude !== null ? { latitude, longitude } : commune && commune;
    if (!point) return [];
    return [{ nom, postes, latitude: point.latitude, longitude: point.longitude }];
  });
}

/** QPV that have a shape; each carries its code and its name. */
export function formesQpv(
  rows: readonly Qpv[],
  geometries: readonly Geometry[],
): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: rows.flatMap(({ code, nom, geometrie }) => {
      const geometry = geometrie === null ? undefined : geometries[geometrie];
      return geometry ? [{ type: 'Feature' as const, properties: { code, nom }, geometry }] : [];
    }),
  };
}

/** Commune polygons under today's codes; other shapes are left out. `null` where there is none. */
export function formesCommunes(
  rows: readonly LigneCommune[],
  geometries: readonly Geometry[],
): Contours | null {
  const features = rows.flatMap(({ codeInsee, nom, geometrie }) => {
    const geometry = geometrie === null ? undefined : geometries[geometrie];
    if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') return [];
    return [{ type: 'Feature' as const, properties: { code: codeInsee, nom }, geometry }];
  });
  return features.length > 0 ? { type: 'FeatureCollection', features } : null;
}

const NIVEAUX = { non: 0, classee: 1, partielle: 1, beneficiaire: 1, plus: 2 } as const;

/** For each commune: 0 out of the rural zonings, 1 in, 2 in the reinforced one. */
export function niveauxRuraux(
  zonages: readonly ZonageRural[],
  referentiel: Referentiel,
): Uint8Array {
  const niveaux = new Uint8Array(referentiel.communes.length);
  for (const { codeInsee, classe } of zonages) {
    const index = referentiel.indexOf(codeInsee);
    if (index >= 0) niveaux[index] = Math.max(niveaux[index]!, NIVEAUX[classe]);
  }
  return niveaux;
}

/** Layers whose figures or shapes are simulated. */
export function couchesSimulees(jeux: Jeux): ReadonlySet<Couche> {
  const simulees: (Couche | false)[] = [
    estSimule(jeux, 'pass-lots', 'pass-circulation') && 'ecarts',
    estSimule(jeux, 'pass-lots', 'pass-circulation') && 'grappes',
    estSimule(jeux, 'lieux') && 'labellises',
    estSimule(jeux, 'qpv') && 'qpv',
    estSimule(jeux, 'zrr', 'frr') && 'rural',
    estSimule(jeux, 'cnfs-structures') && 'cnfs',
  ];
  return new Set(simulees.filter((couche) => couche !== false));
}

/** Bounds of a territory: of its outline for a région or a département, else of the points of its communes. */
export function cadreDe(
  territoire: Territoire,
  referentiel: Referentiel,
  contours: { readonly regions: Contours; readonly departements: Contours },
): Cadre {
  const outlined =
    territoire.echelon === 'region'
      ? cadreOfContours(contours.regions, new Set([territoire.code]))
      : territoire.echelon === 'departement'
        ? cadreOfContours(contours.departements, new Set([territoire.code]))
        : null;
  if (outlined) return outlined;
  if (territoire.echelon === 'france') return METROPOLE;
  const indices = [...referentiel.communes.entries()]
    .filter(([, commune]) => isInTerritoire(commune, territoire))
    .map(([index]) => index);
  const { communes } = referentiel;
  const bounds = cadreOfCommunes(
    communes.map(({ longitude }) => longitude),
    communes.map(({ latitude }) => latitude),
    indices,
  );
  return bounds ? elargi(bounds) : METROPOLE;
}

/** Départements of a territory, that the map leaves unveiled; `null` for the whole country. */
export function empriseDe(
  territoire: Territoire,
  referentiel: Referentiel,
): ReadonlySet<string> | null {
  if (territoire.echelon === 'france') return null;
  return new Set(
    referentiel.communes
      .filter((commune) => isInTerritoire(commune, territoire))
      .map(({ departement }) => departement),
  );
}

/** A commune is a point: some 8 km around it make a picture. */
const MARGE = 0.08;

function elargi([[west, south], [east, north]]: Cadre): Cadre {
  return [
    [west - MARGE, south - MARGE],
    [east + MARGE, north + MARGE],
  ];
}
