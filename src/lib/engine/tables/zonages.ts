import { numeroJour } from '$lib/domain/circulation/calendrier';
import type { Jour } from '$lib/domain/codes';
import {
  classements,
  generationsLues,
  type Qpv,
  type Zonages,
  type ZonageRural,
} from '$lib/domain/zonage';

import type { Database } from '../database';
import type { IndexOf } from './index-codes';

/**
 * Loads the quartiers, the communes that they lie in, and the lieux that lie in them. Unknown communes are left out.
 *
 * @param dedans for each lieu, the indices of the quartiers that hold it.
 */
export async function loadQpv(
  database: Database,
  qpv: readonly Qpv[],
  communeOf: IndexOf,
  dedans: readonly (readonly number[])[],
): Promise<void> {
  await database.load('qpv', {
    indice: qpv.map((_, indice) => indice),
    code: qpv.map((q) => q.code),
    nom: qpv.map((q) => q.nom),
    millesime: qpv.map((q) => q.millesime),
    population: qpv.map((q) => q.population),
  });
  const communes = qpv.flatMap((q, indice) =>
    q.communes
      .map((code) => ({ qpv: indice, commune: communeOf(code) }))
      .filter(({ commune }) => commune >= 0),
  );
  await database.load('qpv_communes', {
    qpv: communes.map((lien) => lien.qpv),
    commune: communes.map((lien) => lien.commune),
  });
  const lieux = dedans.flatMap((quartiers, lieu) =>
    quartiers.map((quartier) => ({ qpv: quartier, lieu })),
  );
  await database.load('qpv_lieux', {
    qpv: lieux.map((lien) => lien.qpv),
    lieu: lieux.map((lien) => lien.lieu),
  });
}

/** Loads ZRR and FRR. Unknown communes are left out: `formats` lists them. */
export function loadZonageRural(
  database: Database,
  zonage: readonly ZonageRural[],
  communeOf: IndexOf,
): Promise<void> {
  const connues = zonage
    .map((ligne) => ({ ...ligne, commune: communeOf(ligne.codeInsee) }))
    .filter(({ commune }) => commune >= 0);
  return database.load('zonage_rural', {
    commune: connues.map((ligne) => ligne.commune),
    dispositif: connues.map((ligne) => ligne.dispositif),
    classe: connues.map((ligne) => ligne.classe),
  });
}

/** Loads every generation of zoning that was read, with the days on which it holds, whatever the day on screen. */
export async function loadZonages(
  database: Database,
  zonages: Zonages,
  communeOf: IndexOf,
): Promise<void> {
  const generations = generationsLues(zonages);
  await database.load('zonages_lus', {
    famille: generations.map(({ famille }) => famille),
    generation: generations.map(({ nom }) => nom),
    outre_mer: generations.map(({ outreMer }) => outreMer),
    debut: generations.map(({ validite }) => numeroJour(validite.debut)),
    fin: generations.map(({ validite }) => numeroOuNull(validite.fin)),
  });
  const connus = classements(zonages)
    .map((classement) => ({ ...classement, commune: communeOf(classement.codeInsee) }))
    .filter(({ commune }) => commune >= 0);
  await database.load('zonages_communes', {
    commune: connus.map(({ commune }) => commune),
    generation: connus.map(({ generation }) => generation),
    classe: connus.map(({ classe }) => classe),
    debut: connus.map(({ validite }) => numeroJour(validite.debut)),
    fin: connus.map(({ validite }) => numeroOuNull(validite.fin)),
  });
}

function numeroOuNull(jour: Jour | null): number | null {
  return jour === null ? null : numeroJour(jour);
}
