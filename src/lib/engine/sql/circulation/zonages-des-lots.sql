-- Question: which share of each lot was handed out in communes of a zoning, by the zoning of its purchase and by that of a date?
-- Grain: lot × `moment` (achat, date) × `famille` (qpv: communes that have a QPV; rural: ZRR, then FRR). Units: Pass, carnets.
-- `zonages`: the generations read by, null where none of that day is loaded; `inconnus`: Pass of the communes that it leaves
-- unknown. `pass_plus`: Pass in communes of FRR+. Only what was handed out until the date, in the territory.
-- Parameters: $echelon, $code: the territory; $date: AAAA-MM-JJ.
WITH remises AS (
  SELECT
    lot,
    commune,
    communes.code LIKE '97%' OR communes.code LIKE '98%' AS outre_mer,
    sum(carnets) AS carnets,
    sum(distribues) AS distribues
  FROM circulation
  JOIN communes_de($echelon, $code) AS communes ON communes.indice = commune
  WHERE mois <= mois_de($date)
  GROUP BY lot, commune, communes.code
  HAVING sum(distribues) > 0
),
moments AS (
  SELECT indice AS lot, 'achat' AS moment, date_achat AS jour FROM lots
  UNION ALL
  SELECT indice AS lot, 'date' AS moment, jour_de($date) AS jour FROM lots
),
lues AS (
  SELECT remises.*, moment, jour, familles.famille, generation
  FROM remises
  JOIN moments ON moments.lot = remises.lot
  CROSS JOIN (SELECT unnest(['qpv', 'rural']) AS famille) AS familles
  LEFT JOIN zonages_lus
    ON zonages_lus.famille = familles.famille
    AND zonages_lus.outre_mer = remises.outre_mer
    AND zonages_lus.debut <= jour
    AND coalesce(zonages_lus.fin, jour) >= jour
)
SELECT
  lots.id AS lot,
  texte_jour(date_achat) AS date_achat,
  moment,
  famille,
  string_agg(DISTINCT lues.generation, ' et ' ORDER BY lues.generation) AS zonages,
  sum(carnets)::DOUBLE AS carnets,
  sum(distribues)::DOUBLE AS distribues,
  coalesce(sum(carnets) FILTER (WHERE classe IS NOT NULL), 0)::DOUBLE AS carnets_dedans,
  coalesce(sum(distribues) FILTER (WHERE classe IS NOT NULL), 0)::DOUBLE AS pass_dedans,
  coalesce(sum(distribues) FILTER (WHERE classe = 'plus'), 0)::DOUBLE AS pass_plus,
  coalesce(sum(distribues) FILTER (WHERE lues.generation IS NULL), 0)::DOUBLE AS inconnus
FROM lues
JOIN lots ON lots.indice = lues.lot
LEFT JOIN zonages_communes
  ON zonages_communes.commune = lues.commune
  AND zonages_communes.generation = lues.generation
  AND zonages_communes.debut <= jour
  AND coalesce(zonages_communes.fin, jour) >= jour
GROUP BY lots.id, date_achat, moment, famille
ORDER BY lots.id, famille, moment;
