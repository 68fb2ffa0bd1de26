-- Question: how far do the carnets of a territory go, session by session?
-- Grain: a session, the k-th being the spending of the k-th Pass. Units: carnets.
-- `carnets`: those that hold at least that many Pass; `atteints`: those of which that many were spent.
-- Parameters: $echelon, $code: the territory; $date: what happened up to that day, AAAA-MM-JJ.
WITH depenses AS (
  SELECT carnets.indice, any_value(carnets.nombre_pass) AS pass, coalesce(sum(utilisations.nombre_pass), 0) AS depense
  FROM carnets
  JOIN communes_de($echelon, $code) AS communes ON communes.indice = carnets.commune
  LEFT JOIN utilisations ON utilisations.carnet = carnets.indice AND utilisations.date <= jour_de($date)
  WHERE date_remise <= jour_de($date)
  GROUP BY carnets.indice
),
seances AS (
  SELECT unnest(range(1, max(pass)::BIGINT + 1))::INTEGER AS seance FROM depenses
)
SELECT
  seance,
  (count(*) FILTER (WHERE pass >= seance))::DOUBLE AS carnets,
  (count(*) FILTER (WHERE depense >= seance))::DOUBLE AS atteints
FROM depenses, seances
GROUP BY seance
ORDER BY seance;
