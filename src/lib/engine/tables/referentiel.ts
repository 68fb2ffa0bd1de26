import type { Referentiel } from '$lib/domain/referentiel';

import type { Database } from '../database';

/** Loads the territories. Everything else refers to communes by their index in `Referentiel.communes`. */
export async function loadReferentiel(database: Database, referentiel: Referentiel): Promise<void> {
  const { communes, epci, departements, regions } = referentiel.tables;
  await database.load('regions', {
    code: regions.map((r) => r.code),
    nom: regions.map((r) => r.nom),
  });
  await database.load('departements', {
    code: departements.map((d) => d.code),
    nom: departements.map((d) => d.nom),
    region: departements.map((d) => d.region),
  });
  await database.load('epci', {
    code: epci.map((e) => e.code),
    nom: epci.map((e) => e.nom),
    nature: epci.map((e) => e.nature),
  });
  await database.load('communes', {
    indice: communes.map((_, indice) => indice),
    code: communes.map((c) => c.code),
    nom: communes.map((c) => c.nom),
    parent: communes.map((c) => c.parent),
    epci: communes.map((c) => c.epci),
    departement: communes.map((c) => c.departement),
    region: communes.map((c) => c.region),
    population: communes.map((c) => c.population),
    latitude: communes.map((c) => c.latitude),
    longitude: communes.map((c) => c.longitude),
    position: communes.map((c) => c.position),
    densite: communes.map((c) => c.densite),
    densite_source: communes.map((c) => c.densiteSource),
  });
}
