-- Question: which lieux stand within a radius of a point?
-- Grain: a lieu with coordinates, nearest first. Units: `km` as the crow flies.
-- `position` is commune where the point is that of the commune and not of the door.
-- Parameters: $latitude, $longitude: degrees WGS 84; $rayon: km as the crow flies, bound included.
WITH proches AS (
  SELECT *, km_entre($latitude, $longitude, latitude, longitude) AS km
  FROM lieux
  WHERE abs(latitude - $latitude) <= degrees($rayon / 6371.0088)
)
SELECT
  proches.indice AS indice,
  id,
  proches.nom AS nom,
  communes.code AS commune,
  coalesce(communes.nom, nom_commune) AS nom_commune,
  accepte,
  proches.position AS position,
  km
FROM proches
LEFT JOIN communes ON communes.indice = proches.commune
WHERE km <= $rayon
ORDER BY km, id;
