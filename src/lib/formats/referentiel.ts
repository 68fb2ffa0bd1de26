import Papa from 'papaparse';

import type { CodeInsee } from '$lib/domain/codes';
import { Referentiel } from '$lib/domain/referentiel';
import type { Commune, Densite, PositionCommune } from '$lib/domain/territoire';

import type { LigneCommune } from './communes/communes';

/** Texts of the embedded CSV files. Those of {@link TextesCodes} may be empty until they are fetched. */
export interface TextesReferentiel extends TextesCodes {
  /** `code,nom,parent,epci,departement,population,latitude,longitude,position,densite,surface` */
  readonly communes: string;
  /** `code,nom,nature` */
  readonly epci: string;
  /** `code,nom,region` */
  readonly departements: string;
  /** `code,nom` */
  readonly regions: string;
}

/** Texts of what resolves the codes of files, and is not needed to see the territories. */
export interface TextesCodes {
  /** `code_postal,code_insee`; empty: no postal code is known. */
  readonly codesPostaux: string;
  /** `code,nom,commune`; empty: no former commune is known. */
  readonly anciennes: string;
}

/**
 * Reads the embedded tables, which our own build wrote: no repair. The region of a commune is that of its département.
 * The order of the communes in the text is their index everywhere.
 */
export function readReferentiel(textes: TextesReferentiel): Referentiel {
  const regions = cells(textes.regions).map(([code, nom]) => ({ code: code!, nom: nom! }));
  const departements = cells(textes.departements).map(([code, nom, region]) => ({
    code: code!,
    nom: nom!,
    region: region!,
  }));
  const regionOf = new Map(departements.map(({ code, region }) => [code, region]));
  return new Referentiel({
    communes: cells(textes.communes).map((row) => communeOf(row, regionOf)),
    epci: cells(textes.epci).map(([code, nom, nature]) => ({
      code: code!,
      nom: nom!,
      nature: nature!,
    })),
    departements,
    regions,
    ...codesOf(textes),
  });
}

/** The same territories, with postal codes and former communes. */
export function completer(referentiel: Referentiel, textes: TextesCodes): Referentiel {
  return new Referentiel({ ...referentiel.tables, ...codesOf(textes) });
}

function codesOf(textes: TextesCodes) {
  const anciennes = cells(textes.anciennes);
  return {
    codesPostaux: postalCodes(textes.codesPostaux),
    nomsAnciens: new Map(
      anciennes.flatMap(([code, nom]): [string, string][] => (nom ? [[code!, nom]] : [])),
    ),
    anciennes: new Map(anciennes.map(([code, , commune]) => [code!, commune as CodeInsee])),
  };
}

/** The table `code_postal,code_insee` with the pairs that it lacks. */
export function avecCodesPostaux(texte: string, lignes: readonly LigneCommune[]): string {
  const connues = new Set(texte.split('\n').map((ligne) => ligne.trim()));
  const nouvelles = lignes.flatMap(({ codePostal, codeInsee }) =>
    codePostal === null ? [] : [`${codePostal},${codeInsee}`],
  );
  const ajoutees = [...new Set(nouvelles)].filter((ligne) => !connues.has(ligne));
  return [texte.trimEnd(), ...ajoutees, ''].join('\n');
}

function communeOf(row: readonly string[], regionOf: ReadonlyMap<string, string>): Commune {
  const [code, nom, parent, epci, departement, population, latitude, longitude, ...reste] = row;
  const [position, densite, surface] = reste;
  return {
    code: code as CodeInsee,
    nom: nom!,
    parent: parent ? (parent as CodeInsee) : null,
    epci: epci ? epci : null,
    departement: departement!,
    region: regionOf.get(departement!) ?? '',
    population: Number(population),
    latitude: Number(latitude),
    longitude: Number(longitude),
    position: position as PositionCommune,
    densite: densite as Densite,
    densiteSource: 'estimee',
    surface: surface ? Number(surface) : null,
    surfaceSource: 'estimee',
  };
}

function postalCodes(text: string): Map<string, CodeInsee[]> {
  const served = new Map<string, CodeInsee[]>();
  for (const [codePostal, code] of cells(text)) {
    const codes = served.get(codePostal!);
    if (codes) codes.push(code as CodeInsee);
    else served.set(codePostal!, [code as CodeInsee]);
  }
  return served;
}

/** Rows of a CSV of ours, without its header. */
function cells(text: string): string[][] {
  if (text === '') return [];
  return Papa.parse<string[]>(text, { delimiter: ',', skipEmptyLines: true }).data.slice(1);
}
