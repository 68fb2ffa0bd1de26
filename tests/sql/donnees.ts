import Papa from 'papaparse';

import type { CodeInsee, Jour, Mois } from '$lib/domain/codes';
import type { Carnet, LigneCirculation, Localisation, Lot, Utilisation } from '$lib/domain/pass';
import type { Referentiel } from '$lib/domain/referentiel';
import { readReferentiel } from '$lib/formats/referentiel';

/** The embedded tables, read plainly, so that a law can set the engine against the domain on all of them. */
export interface Donnees {
  readonly referentiel: Referentiel;
  /** Ids, in order. */
  readonly lieux: readonly { readonly id: string }[];
  readonly lots: readonly Lot[];
  readonly carnets: readonly Carnet[];
  readonly utilisations: readonly Utilisation[];
  readonly lignes: readonly LigneCirculation[];
}

const TEXTES = import.meta.glob<string>('../../data/*.csv', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export function lireDonnees(): Donnees {
  return {
    referentiel: readReferentiel({
      communes: texte('communes.csv'),
      codesPostaux: '',
      anciennes: texte('communes-anciennes.csv'),
      epci: texte('epci.csv'),
      departements: texte('departements.csv'),
      regions: texte('regions.csv'),
    }),
    lieux: rowsOf('lieux.csv').map((row) => ({ id: row.id! })),
    lots: rowsOf('pass-lots.csv').map((row) => ({
      id: row.lot!,
      commanditaire: row.commanditaire!,
      operateur: row.operateur!,
      dateAchat: row.date_achat as Jour,
      debutValidite: row.debut_validite as Jour,
      finValidite: row.fin_validite as Jour,
      perimetre: [row.perimetre!],
      tailleCarnet: row.taille_carnet === '5' ? 5 : 10,
      passAchetes: Number(row.pass_achetes),
      valeurFaciale: Number(row.valeur_faciale),
      publicCible: row.public_cible || null,
      services: [],
    })),
    carnets: rowsOf('pass-carnets.csv').map((row) => ({
      id: row.carnet!,
      lot: row.lot!,
      dateRemise: row.date_remise as Jour,
      codeInsee: row.code_insee as CodeInsee,
      localisation: row.localisation as Localisation,
      prescripteur: row.prescripteur || null,
      nombrePass: Number(row.nombre_pass),
    })),
    utilisations: rowsOf('pass-utilisations.csv').map((row) => ({
      carnet: row.carnet!,
      lieu: row.lieu!,
      date: row.date as Jour,
      nombrePass: Number(row.nombre_pass),
    })),
    lignes: rowsOf('pass-circulation.csv').map((row) => ({
      mois: row.mois as Mois,
      lot: row.lot!,
      codeInsee: row.code_insee as CodeInsee,
      lieu: row.lieu || null,
      carnets: Number(row.carnets),
      distribues: Number(row.distribues),
      utilises: Number(row.utilises),
    })),
  };
}

function rowsOf(nom: string): Readonly<Record<string, string>>[] {
  return Papa.parse<Record<string, string>>(texte(nom), { header: true, skipEmptyLines: true })
    .data;
}

function texte(nom: string): string {
  const contenu = TEXTES[`../../data/${nom}`];
  if (contenu === undefined) throw new Error(`data/${nom} is missing`);
  return contenu;
}
