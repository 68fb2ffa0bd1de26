-- Question: how many of each thing does a territory hold at a date?
-- Grain: one row. Units: communes (an arrondissement municipal counts with its commune), people, lieux, quartiers, posts.
-- `zrr`, `frr`: communes of the zoning in any class but `non`. A post counts up to its date_fin included.
-- Parameters: $echelon, $code: the territory; $date: AAAA-MM-JJ.
WITH dedans AS (
  SELECT * FROM communes_de($echelon, $code)
),
entieres AS (
  SELECT * FROM dedans WHERE parent IS NULL OR parent NOT IN (SELECT code FROM dedans)
),
lieux_dedans AS (
  SELECT lieux.* FROM lieux JOIN dedans ON dedans.indice = lieux.commune
),
qpv_dedans AS (
  SELECT DISTINCT qpv.indice, millesime
  FROM qpv
  JOIN qpv_communes ON qpv_communes.qpv = qpv.indice
  JOIN dedans ON dedans.indice = qpv_communes.commune
),
rural AS (
  SELECT DISTINCT dispositif, coalesce(dedans.parent, dedans.code) AS code
  FROM zonage_rural
  JOIN dedans ON dedans.indice = zonage_rural.commune
  WHERE classe <> 'non'
),
cnfs AS (
  SELECT cnfs_structures.*
  FROM cnfs_structures
  JOIN dedans ON dedans.indice = cnfs_structures.commune
  WHERE date_fin IS NULL OR date_fin >= jour_de($date)
)
SELECT
  (SELECT count(DISTINCT coalesce(parent, code)) FROM dedans)::DOUBLE AS communes,
  (SELECT coalesce(sum(population), 0) FROM entieres)::DOUBLE AS population,
  (SELECT count(*) FROM lieux_dedans)::DOUBLE AS lieux,
  (SELECT count(*) FROM lieux_dedans WHERE accepte = 'oui')::DOUBLE AS labellises,
  (SELECT count(DISTINCT lieu) FROM qpv_lieux JOIN lieux_dedans ON lieux_dedans.indice = lieu)::DOUBLE AS lieux_en_qpv,
  (SELECT count(*) FROM qpv_dedans WHERE millesime = 2015)::DOUBLE AS qpv_2015,
  (SELECT count(*) FROM qpv_dedans WHERE millesime = 2024)::DOUBLE AS qpv_2024,
  (SELECT count(*) FROM rural WHERE dispositif = 'ZRR')::DOUBLE AS zrr,
  (SELECT count(*) FROM rural WHERE dispositif = 'FRR')::DOUBLE AS frr,
  (SELECT count(DISTINCT coalesce(siret, id)) FROM cnfs)::DOUBLE AS structures_cnfs,
  (SELECT coalesce(sum(postes), 0) FROM cnfs)::DOUBLE AS postes_cnfs;
