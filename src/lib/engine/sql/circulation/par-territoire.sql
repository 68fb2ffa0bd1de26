-- Question: how do the Pass of a territory stand at a date, part by part?
-- Grain: a commune, EPCI, département or région of the territory where Pass were handed out. Units: Pass, people.
-- `code` is null for the communes of no EPCI.
-- Parameters: $echelon, $code: the territory; $maille: commune, epci, departement, region; $date: AAAA-MM-JJ.
SELECT
  CASE $maille
    WHEN 'commune' THEN communes.code
    WHEN 'epci' THEN epci.code
    WHEN 'departement' THEN departements.code
    WHEN 'region' THEN regions.code
  END AS code,
  any_value(CASE $maille
    WHEN 'commune' THEN communes.nom
    WHEN 'epci' THEN epci.nom
    WHEN 'departement' THEN departements.nom
    WHEN 'region' THEN regions.nom
  END) AS nom,
  sum(carnets)::DOUBLE AS carnets,
  sum(distribues)::DOUBLE AS distribues,
  sum(utilises)::DOUBLE AS utilises,
  sum(expires)::DOUBLE AS expires,
  sum(encours)::DOUBLE AS encours,
  sum(beneficiaires)::DOUBLE AS beneficiaires
FROM cohortes_de($echelon, $code, $date) AS cohortes
JOIN communes ON communes.indice = cohortes.commune
LEFT JOIN epci ON epci.code = communes.epci
LEFT JOIN departements ON departements.code = communes.departement
LEFT JOIN regions ON regions.code = communes.region
GROUP BY 1
ORDER BY 1 NULLS LAST;
