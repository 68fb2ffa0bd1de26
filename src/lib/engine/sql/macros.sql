-- What several questions share.

-- A day written AAAA-MM-JJ → days since 1970-01-01, and back.
CREATE OR REPLACE MACRO jour_de(texte) AS CAST(texte AS DATE) - DATE '1970-01-01';
CREATE OR REPLACE MACRO texte_jour(jour) AS strftime(DATE '1970-01-01' + jour, '%Y-%m-%d');

-- A month AAAA-MM, or the month of a day AAAA-MM-JJ → months since January 2000, and back.
CREATE OR REPLACE MACRO mois_de(texte) AS
  (CAST(substr(texte, 1, 4) AS INTEGER) - 2000) * 12 + CAST(substr(texte, 6, 2) AS INTEGER) - 1;
CREATE OR REPLACE MACRO texte_mois(mois) AS strftime(DATE '2000-01-01' + to_months(mois), '%Y-%m');

-- Great-circle distance, km, on a sphere of 6371.0088 km (haversine).
CREATE OR REPLACE MACRO km_entre(lat1, lon1, lat2, lon2) AS
  2 * 6371.0088 * asin(least(1, sqrt(
    sin(radians(lat2 - lat1) / 2) ** 2
    + cos(radians(lat1)) * cos(radians(lat2)) * sin(radians(lon2 - lon1) / 2) ** 2)));

-- Communes of a territory. echelon: france, region, departement, epci, commune; territoire: its code, ignored for france.
-- An arrondissement municipal lies in its commune.
CREATE OR REPLACE MACRO communes_de(echelon, territoire) AS TABLE
SELECT *
FROM communes
WHERE CASE echelon
  WHEN 'france' THEN true
  WHEN 'region' THEN region = territoire
  WHEN 'departement' THEN departement = territoire
  WHEN 'epci' THEN epci = territoire
  WHEN 'commune' THEN code = territoire OR parent = territoire
END;

-- Pass of a territory by cohort (commune, lot) at the end of a day AAAA-MM-JJ.
-- A movement counts from the first day of its month; a lot is valid up to fin_validite included.
-- beneficiaires: holders at most, never more than the carnets handed out nor than the Pass left.
CREATE OR REPLACE MACRO cohortes_de(echelon, territoire, date) AS TABLE
SELECT
  commune,
  lot,
  sum(carnets) AS carnets,
  sum(distribues) AS distribues,
  sum(utilises) AS utilises,
  coalesce(sum(distribues - utilises) FILTER (WHERE lots.fin_validite < jour_de(date)), 0) AS expires,
  coalesce(sum(distribues - utilises) FILTER (WHERE lots.fin_validite >= jour_de(date)), 0) AS encours,
  least(sum(carnets), encours) AS beneficiaires
FROM circulation
JOIN lots ON lots.indice = lot
JOIN communes_de(echelon, territoire) AS communes ON communes.indice = commune
WHERE mois <= mois_de(date)
GROUP BY commune, lot;
