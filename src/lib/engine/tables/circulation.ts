import { moisExpiration, numeroJour } from '$lib/domain/circulation/calendrier';
import type { CirculationColonnes } from '$lib/domain/circulation/colonnes';
import { nomsDe, type UtilisationsColonnes } from '$lib/domain/circulation/utilisations';
import type { Carnet, Lot } from '$lib/domain/pass';

import type { Database } from '../database';
import { indexOfIds, indexOrNull, type IndexOf } from './index-codes';

/** Loads the lots and the movements of their Pass, as `packer` gave them with these same lots. */
export async function loadCirculation(
  database: Database,
  lots: readonly Lot[],
  colonnes: CirculationColonnes,
): Promise<void> {
  await database.load('lots', {
    indice: lots.map((_, indice) => indice),
    id: lots.map((l) => l.id),
    commanditaire: lots.map((l) => l.commanditaire),
    operateur: lots.map((l) => l.operateur),
    date_achat: lots.map((l) => numeroJour(l.dateAchat)),
    debut_validite: lots.map((l) => numeroJour(l.debutValidite)),
    fin_validite: lots.map((l) => numeroJour(l.finValidite)),
    mois_expiration: lots.map((l) => moisExpiration(l.finValidite)),
    taille_carnet: lots.map((l) => l.tailleCarnet),
    pass_achetes: lots.map((l) => l.passAchetes),
    valeur_faciale: lots.map((l) => l.valeurFaciale),
    public_cible: lots.map((l) => l.publicCible),
  });
  await database.load('circulation', {
    ligne: colonnes.ligne,
    lot: colonnes.lot,
    commune: colonnes.commune,
    lieu: Array.from(colonnes.lieu, (lieu) => (lieu < 0 ? null : lieu)),
    mois: colonnes.mois,
    carnets: colonnes.carnets,
    distribues: colonnes.distribues,
    utilises: colonnes.utilises,
  });
}

/** The rows that carnets refer to. */
export interface IndexCarnets {
  readonly lot: IndexOf;
  readonly commune: IndexOf;
  readonly lieu: IndexOf;
}

/**
 * Loads the detailed form.
 *
 * @param utilisations retained by `agreger` from these same carnets.
 */
export async function loadCarnets(
  database: Database,
  carnets: readonly Carnet[],
  utilisations: UtilisationsColonnes,
  index: IndexCarnets,
): Promise<void> {
  await database.load('carnets', {
    indice: carnets.map((_, indice) => indice),
    id: carnets.map((c) => c.id),
    lot: carnets.map((c) => indexOrNull(c.lot, index.lot)),
    commune: carnets.map((c) => indexOrNull(c.codeInsee, index.commune)),
    date_remise: carnets.map((c) => numeroJour(c.dateRemise)),
    localisation: carnets.map((c) => c.localisation),
    prescripteur: carnets.map((c) => c.prescripteur),
    nombre_pass: carnets.map((c) => c.nombrePass),
  });
  const carnetOf = indexOfIds(carnets);
  const places = nomsDe(utilisations.carnets).map(carnetOf);
  const lieux = nomsDe(utilisations.lieux).map((lieu) => indexOrNull(lieu, index.lieu));
  await database.load('utilisations', {
    carnet: Int32Array.from(utilisations.carnet, (carnet) => places[carnet]!),
    lieu: Array.from(utilisations.lieu, (lieu) => lieux[lieu]!),
    date: utilisations.jour,
    nombre_pass: utilisations.nombrePass,
  });
}
