import type { StructureCnfs } from '$lib/domain/cnfs';
import type { Lieu } from '$lib/domain/lieu';

import type { Database } from '../database';
import { indexOrNull, type IndexOf, jourOrNull } from './index-codes';

/** Loads the lieux: their place in `lieux` is their index in every other table. */
export function loadLieux(
  database: Database,
  lieux: readonly Lieu[],
  communeOf: IndexOf,
): Promise<void> {
  return database.load('lieux', {
    indice: lieux.map((_, indice) => indice),
    id: lieux.map((l) => l.id),
    nom: lieux.map((l) => l.nom),
    siret: lieux.map((l) => l.siret),
    commune: lieux.map((l) => indexOrNull(l.codeInsee, communeOf)),
    nom_commune: lieux.map((l) => l.commune),
    code_postal: lieux.map((l) => l.codePostal),
    adresse: lieux.map((l) => l.adresse),
    latitude: lieux.map((l) => l.latitude),
    longitude: lieux.map((l) => l.longitude),
    position: lieux.map((l) => l.position),
    accepte: lieux.map((l) => l.accepte),
    preuve: lieux.map((l) => l.preuve),
    itinerant: lieux.map((l) => l.itinerant),
    source: lieux.map((l) => l.source),
    date_maj: lieux.map((l) => jourOrNull(l.dateMaj)),
  });
}

/** Loads the structures that host CnFS. */
export function loadCnfs(
  database: Database,
  structures: readonly StructureCnfs[],
  communeOf: IndexOf,
): Promise<void> {
  return database.load('cnfs_structures', {
    indice: structures.map((_, indice) => indice),
    id: structures.map((s) => s.id),
    nom: structures.map((s) => s.nom),
    siret: structures.map((s) => s.siret),
    commune: structures.map((s) => indexOrNull(s.codeInsee, communeOf)),
    postes: structures.map((s) => s.postes),
    nature: structures.map((s) => s.nature),
    date_decision: structures.map((s) => jourOrNull(s.dateDecision)),
    date_fin: structures.map((s) => jourOrNull(s.dateFin)),
    france_services: structures.map((s) => s.franceServices),
    qpv: structures.map((s) => s.qpv),
    zrr: structures.map((s) => s.zrr),
    latitude: structures.map((s) => s.latitude),
    longitude: structures.map((s) => s.longitude),
  });
}
