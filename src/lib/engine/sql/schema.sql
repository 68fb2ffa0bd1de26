-- The tables. One statement replaces one table by an empty one; `engine/schema.ts` types their columns, in this order.
-- Facts hold indices (`commune`: communes.indice; `lot`: lots.indice; `lieu`: lieux.indice), dimensions hold names.
-- Days: days since 1970-01-01. Months: months since January 2000 (2024-07 is 294).

CREATE OR REPLACE TABLE regions (code VARCHAR, nom VARCHAR);

CREATE OR REPLACE TABLE departements (code VARCHAR, nom VARCHAR, region VARCHAR);

CREATE OR REPLACE TABLE epci (code VARCHAR, nom VARCHAR, nature VARCHAR);

-- `parent`: the commune of an arrondissement municipal. `latitude`, `longitude`: degrees WGS 84.
CREATE OR REPLACE TABLE communes (
  indice INTEGER, code VARCHAR, nom VARCHAR, parent VARCHAR, epci VARCHAR, departement VARCHAR, region VARCHAR,
  population DOUBLE, latitude DOUBLE, longitude DOUBLE, position VARCHAR, densite VARCHAR, densite_source VARCHAR
);

-- `commune` is null while the lieu waits to be located. `accepte`: oui, non, inconnu.
CREATE OR REPLACE TABLE lieux (
  indice INTEGER, id VARCHAR, nom VARCHAR, siret VARCHAR, commune INTEGER, nom_commune VARCHAR, code_postal VARCHAR,
  adresse VARCHAR, latitude DOUBLE, longitude DOUBLE, position VARCHAR, accepte VARCHAR, preuve VARCHAR,
  itinerant BOOLEAN, source VARCHAR, date_maj INTEGER
);

CREATE OR REPLACE TABLE qpv (indice INTEGER, code VARCHAR, nom VARCHAR, millesime INTEGER, population DOUBLE);

-- One row per quartier and commune that it lies in.
CREATE OR REPLACE TABLE qpv_communes (qpv INTEGER, commune INTEGER);

-- One row per quartier and lieu that lies inside it.
CREATE OR REPLACE TABLE qpv_lieux (qpv INTEGER, lieu INTEGER);

-- `dispositif`: ZRR, FRR. `classe`: classee, partielle, plus, beneficiaire, non.
CREATE OR REPLACE TABLE zonage_rural (commune INTEGER, dispositif VARCHAR, classe VARCHAR);

-- The generations of zoning that were read (`famille`: qpv, rural), and their days, in the mainland and overseas.
-- `fin` is null where it is in force.
CREATE OR REPLACE TABLE zonages_lus (
  famille VARCHAR, generation VARCHAR, outre_mer BOOLEAN, debut INTEGER, fin INTEGER
);

-- The communes classed in a generation, and on which days: at most one row for a commune, a generation and a day.
CREATE OR REPLACE TABLE zonages_communes (
  commune INTEGER, generation VARCHAR, classe VARCHAR, debut INTEGER, fin INTEGER
);

CREATE OR REPLACE TABLE cnfs_structures (
  indice INTEGER, id VARCHAR, nom VARCHAR, siret VARCHAR, commune INTEGER, postes DOUBLE, nature VARCHAR,
  date_decision INTEGER, date_fin INTEGER, france_services BOOLEAN, qpv BOOLEAN, zrr BOOLEAN,
  latitude DOUBLE, longitude DOUBLE
);

-- `mois_expiration`: month in which what is left of the lot expires. `valeur_faciale`: euros.
CREATE OR REPLACE TABLE lots (
  indice INTEGER, id VARCHAR, commanditaire VARCHAR, operateur VARCHAR, date_achat INTEGER, debut_validite INTEGER,
  fin_validite INTEGER, mois_expiration INTEGER, taille_carnet INTEGER, pass_achetes DOUBLE, valeur_faciale DOUBLE,
  public_cible VARCHAR
);

-- One carnet, one person.
CREATE OR REPLACE TABLE carnets (
  indice INTEGER, id VARCHAR, lot INTEGER, commune INTEGER, date_remise INTEGER, localisation VARCHAR,
  prescripteur VARCHAR, nombre_pass DOUBLE
);

-- Only what stands after `agreger`. `carnet`: carnets.indice. `lieu` is null where it is not in the dataset.
CREATE OR REPLACE TABLE utilisations (carnet INTEGER, lieu INTEGER, date INTEGER, nombre_pass DOUBLE);

-- Movements after imputation (`packer`): no cohort ever under zero, so every figure is a plain sum.
-- `ligne`: row of the file. `lieu` is null where the row says none, or one that is not in the dataset.
CREATE OR REPLACE TABLE circulation (
  ligne INTEGER, lot INTEGER, commune INTEGER, lieu INTEGER, mois INTEGER,
  carnets DOUBLE, distribues DOUBLE, utilises DOUBLE
);

-- What the gap engine found for each commune. `km` to the nearest labelled lieu (`lieu`), null: none can be reached.
-- `places`: places for one Pass, null: not known. `pass`, `sans_reponse`: Pass.
CREATE OR REPLACE TABLE ecarts (
  commune INTEGER, classe VARCHAR, pass DOUBLE, beneficiaires DOUBLE, km DOUBLE, lieu INTEGER,
  places DOUBLE, sans_reponse DOUBLE
);
