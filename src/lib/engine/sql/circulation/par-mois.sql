-- Question: how many Pass of a territory were handed out, were spent, expired, and circulate, month by month?
-- Grain: a month, from the first movement to $jusque, none left out. Units: Pass; `encours` at the end of the last day.
-- Parameters: $echelon, $code: the territory; $jusque: last month, AAAA-MM.
WITH mouvements AS (
  SELECT mois, distribues, utilises, greatest(mois, lots.mois_expiration) AS expiration
  FROM circulation
  JOIN lots ON lots.indice = lot
  JOIN communes_de($echelon, $code) AS communes ON communes.indice = commune
  WHERE mois <= mois_de($jusque)
),
flux AS (
  SELECT mois, distribues, utilises, 0 AS expires FROM mouvements
  UNION ALL
  SELECT expiration, 0, 0, distribues - utilises FROM mouvements WHERE expiration <= mois_de($jusque)
  UNION ALL
  SELECT unnest(range(min(mois), mois_de($jusque) + 1)), 0, 0, 0 FROM mouvements
)
SELECT
  texte_mois(flux.mois::INTEGER) AS mois,
  sum(distribues)::DOUBLE AS distribues,
  sum(utilises)::DOUBLE AS utilises,
  sum(expires)::DOUBLE AS expires,
  sum(sum(distribues - utilises - expires)) OVER (ORDER BY flux.mois)::DOUBLE AS encours
FROM flux
GROUP BY flux.mois
ORDER BY flux.mois;
