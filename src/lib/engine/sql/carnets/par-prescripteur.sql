-- Question: what became of the carnets that each prescripteur handed out in a territory?
-- Grain: a prescripteur, null where the carnet names none; most carnets first. Units: carnets, Pass.
-- Parameters: $echelon, $code: the territory; $date: what happened up to that day, AAAA-MM-JJ.
WITH depenses AS (
  SELECT
    carnets.indice,
    carnets.prescripteur,
    any_value(carnets.nombre_pass) AS pass,
    coalesce(sum(utilisations.nombre_pass), 0) AS depense
  FROM carnets
  JOIN communes_de($echelon, $code) AS communes ON communes.indice = carnets.commune
  LEFT JOIN utilisations ON utilisations.carnet = carnets.indice AND utilisations.date <= jour_de($date)
  WHERE date_remise <= jour_de($date)
  GROUP BY carnets.indice, carnets.prescripteur
)
SELECT
  prescripteur,
  count(*)::DOUBLE AS carnets,
  sum(pass)::DOUBLE AS distribues,
  sum(depense)::DOUBLE AS utilises,
  (count(*) FILTER (WHERE depense = 0))::DOUBLE AS jamais_utilises
FROM depenses
GROUP BY prescripteur
ORDER BY carnets DESC, prescripteur NULLS LAST;
