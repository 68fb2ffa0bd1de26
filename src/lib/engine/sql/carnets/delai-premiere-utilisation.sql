-- Question: how long before the first Pass of a carnet is spent, lot by lot?
-- Grain: a lot with carnets handed out in the territory. Units: carnets, days; quartiles by linear interpolation.
-- Carnets never used are counted apart and are in no quartile; null where none was used.
-- Parameters: $echelon, $code: the territory; $date: what happened up to that day, AAAA-MM-JJ.
WITH premieres AS (
  SELECT carnets.indice, carnets.lot, min(utilisations.date) - any_value(date_remise) AS delai
  FROM carnets
  JOIN communes_de($echelon, $code) AS communes ON communes.indice = carnets.commune
  LEFT JOIN utilisations ON utilisations.carnet = carnets.indice AND utilisations.date <= jour_de($date)
  WHERE date_remise <= jour_de($date)
  GROUP BY carnets.indice, carnets.lot
)
SELECT
  lots.id AS lot,
  count(*)::DOUBLE AS carnets,
  (count(*) - count(delai))::DOUBLE AS jamais_utilises,
  quantile_cont(delai, 0.25)::DOUBLE AS premier_quartile,
  quantile_cont(delai, 0.5)::DOUBLE AS mediane,
  quantile_cont(delai, 0.75)::DOUBLE AS troisieme_quartile
FROM premieres
JOIN lots ON lots.indice = premieres.lot
GROUP BY lots.id
ORDER BY lots.id;
