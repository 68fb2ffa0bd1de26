-- Question: which lieux stand in a territory, and how many Pass were spent in each?
-- Grain: a located lieu; those that are not are in `sans-commune`. Units: Pass; months AAAA-MM, null where none was spent.
-- Parameters: $echelon, $code: the territory; $date: Pass spent up to the month of that day, AAAA-MM-JJ.
WITH usages AS (
  SELECT lieu, sum(utilises) AS utilises, min(mois) AS premier, max(mois) AS dernier
  FROM circulation
  WHERE utilises > 0 AND mois <= mois_de($date)
  GROUP BY lieu
)
SELECT
  lieux.indice AS indice,
  lieux.id AS id,
  lieux.nom AS nom,
  communes.code AS commune,
  communes.nom AS nom_commune,
  accepte,
  preuve,
  itinerant,
  lieux.latitude AS latitude,
  lieux.longitude AS longitude,
  lieux.position AS position,
  coalesce(utilises, 0)::DOUBLE AS utilises,
  texte_mois(premier) AS premier_mois,
  texte_mois(dernier) AS dernier_mois
FROM lieux
JOIN communes_de($echelon, $code) AS communes ON communes.indice = lieux.commune
LEFT JOIN usages ON usages.lieu = lieux.indice
ORDER BY utilises DESC, lieux.id;
