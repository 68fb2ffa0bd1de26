-- Question: which lieux wait to be located by hand, having no code INSEE?
-- Grain: a lieu.
-- Parameters: none.
SELECT indice, id, nom, nom_commune, code_postal, adresse, accepte, latitude, longitude
FROM lieux
WHERE commune IS NULL
ORDER BY indice;
