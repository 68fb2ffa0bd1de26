-- Question: which communes of a territory have Pass en circulation far from any labelled lieu?
-- Grain: a commune, most Pass first. Units: Pass, km by road; `km` is null where no lieu can be reached.
-- Rests on the table `ecarts`, at the date of its computation.
-- Parameters: $echelon, $code: the territory; $km: farther than this, strictly.
SELECT
  communes.code AS code,
  communes.nom AS nom,
  communes.departement AS departement,
  pass,
  beneficiaires,
  km,
  lieux.nom AS lieu_le_plus_proche,
  classe,
  sans_reponse
FROM ecarts
JOIN communes_de($echelon, $code) AS communes ON communes.indice = ecarts.commune
LEFT JOIN lieux ON lieux.indice = ecarts.lieu
WHERE pass > 0 AND (km IS NULL OR km > $km)
ORDER BY pass DESC, communes.code;
