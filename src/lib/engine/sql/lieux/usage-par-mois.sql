-- Question: how many Pass were spent in a lieu, month by month and lot by lot?
-- Grain: a month and a lot. Units: Pass; `valeur` in euros, at the face value of the lot.
-- Parameters: $lieu: id of the lieu; $jusque: last month, AAAA-MM.
SELECT
  texte_mois(mois) AS mois,
  lots.id AS lot,
  sum(utilises)::DOUBLE AS utilises,
  sum(utilises * valeur_faciale)::DOUBLE AS valeur
FROM circulation
JOIN lieux ON lieux.indice = circulation.lieu
JOIN lots ON lots.indice = circulation.lot
WHERE lieux.id = $lieu AND utilises > 0 AND mois <= mois_de($jusque)
GROUP BY circulation.mois, lots.id
ORDER BY circulation.mois, lots.id;
