-- Question: which rows are behind the Pass en circulation of a commune at a date?
-- Grain: a movement, after imputation; `ligne` is the row of the file, 0 for the first. Units: Pass, carnets.
-- Σ distribues − utilises over the rows that are `valide` is the figure on screen.
-- Parameters: $code: the commune; $date: AAAA-MM-JJ.
SELECT
  ligne,
  texte_mois(mois) AS mois,
  communes.code AS commune,
  lots.id AS lot,
  texte_jour(fin_validite) AS fin_validite,
  fin_validite >= jour_de($date) AS valide,
  lieux.id AS lieu,
  lieux.nom AS nom_lieu,
  carnets,
  distribues,
  utilises
FROM circulation
JOIN lots ON lots.indice = lot
JOIN communes_de('commune', $code) AS communes ON communes.indice = circulation.commune
LEFT JOIN lieux ON lieux.indice = lieu
WHERE circulation.mois <= mois_de($date)
ORDER BY circulation.mois, ligne, lots.id;
