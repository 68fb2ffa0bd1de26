-- Question: how do the lots stand at a date, in a territory?
-- Grain: a lot with a movement in the territory; every lot for france. Units: Pass, euros; `taux` is utilises / distribues.
-- `achetes` and `remis` are those of the whole lot, whatever the territory.
-- `etat`: a_venir, valide, expire.
-- Parameters: $echelon, $code: the territory; $date: AAAA-MM-JJ.
WITH dedans AS (
  SELECT
    lot,
    sum(distribues) AS distribues,
    sum(utilises) AS utilises,
    sum(expires) AS expires,
    sum(encours) AS encours
  FROM cohortes_de($echelon, $code, $date)
  GROUP BY lot
),
partout AS (
  SELECT lot, sum(distribues) AS remis FROM circulation WHERE mois <= mois_de($date) GROUP BY lot
)
SELECT
  lots.id AS lot,
  commanditaire,
  operateur,
  public_cible,
  texte_jour(debut_validite) AS debut_validite,
  texte_jour(fin_validite) AS fin_validite,
  taille_carnet,
  valeur_faciale,
  pass_achetes AS achetes,
  coalesce(remis, 0)::DOUBLE AS remis,
  coalesce(distribues, 0)::DOUBLE AS distribues,
  coalesce(utilises, 0)::DOUBLE AS utilises,
  coalesce(expires, 0)::DOUBLE AS expires,
  coalesce(encours, 0)::DOUBLE AS encours,
  CASE WHEN distribues > 0 THEN utilises / distribues END::DOUBLE AS taux,
  CASE
    WHEN debut_validite > jour_de($date) THEN 'a_venir'
    WHEN fin_validite >= jour_de($date) THEN 'valide'
    ELSE 'expire'
  END AS etat
FROM lots
LEFT JOIN dedans ON dedans.lot = lots.indice
LEFT JOIN partout ON partout.lot = lots.indice
WHERE $echelon = 'france' OR dedans.lot IS NOT NULL
ORDER BY fin_validite, lots.id;
