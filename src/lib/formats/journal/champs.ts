import type { CodeInsee, Jour } from '$lib/domain/codes';
import type { Commune } from '$lib/domain/territoire';

import { isPostal, repairInsee, repairPostal } from '../cellules/codes';
import type { Communes } from '../cellules/communes';
import { isDay, repairDate } from '../cellules/dates';
import { parseCompte, parseNombre, parseOui, repairNombre } from '../cellules/nombres';
import {
  hasSiretKey,
  isSiren,
  isSiret,
  isSiretArrondi,
  isZeros,
  repairSiret,
} from '../cellules/siret';
import type { Ligne } from './journal';

/** Text of a cell, mended; `null` where it says nothing. */
export function readTexte(ligne: Ligne, place: number): string | null {
  const texte = ligne.texte(place);
  return texte === '' ? null : texte;
}

/** A day; `null` where the cell says nothing, or is not a date, which is flagged. */
export function readJour(ligne: Ligne, place: number): Jour | null {
  const texte = ligne.texte(place);
  if (texte === '') return null;
  const day = ligne.reparer(place, repairDate(texte), texte);
  if (isDay(day)) return day;
  if (day !== '') {
    ligne.alerter(
      place,
      'date-illisible',
      'Date illisible : elle est ignorée. Écrivez-la JJ/MM/AAAA ou AAAA-MM-JJ.',
    );
  }
  return null;
}

/** A number; `null` where the cell says nothing, or is not a number, which is flagged. */
export function readNombre(ligne: Ligne, place: number): number | null {
  const texte = ligne.texte(place);
  if (texte === '') return null;
  const value = parseNombre(ligne.reparer(place, repairNombre(texte), texte));
  if (value === null) ligne.alerter(place, 'nombre-illisible', 'Nombre illisible : il est ignoré.');
  return value;
}

/** A whole number, zero or more; `null` where the cell says nothing or something else, which is flagged. */
export function readCompte(ligne: Ligne, place: number): number | null {
  const texte = ligne.texte(place);
  if (texte === '') return null;
  const value = parseCompte(ligne.reparer(place, repairNombre(texte), texte));
  if (value === null)
    ligne.alerter(place, 'compte-illisible', 'Un nombre entier, zéro ou plus, est attendu.');
  return value;
}

/** `oui` or `non`; `null` for anything else. */
export function readOui(ligne: Ligne, place: number): boolean | null {
  return parseOui(ligne.texte(place));
}

/** A SIRET; `null` for zeros, said once of the file, and for a SIREN, a rounded one or what is not one, each flagged. */
export function readSiret(ligne: Ligne, place: number): string | null {
  const texte = ligne.texte(place);
  if (texte === '') return null;
  if (isZeros(texte)) {
    ligne.compter(place, 'siret-a-zero', siretsAZero);
    return null;
  }
  if (isSiren(texte)) {
    ligne.informer(
      place,
      'siren',
      'Neuf chiffres : c’est un SIREN, qui désigne l’organisation et non l’établissement. Aucun rapprochement ne se fait sur lui : écrivez le SIRET, de quatorze chiffres.',
    );
    return null;
  }
  if (isSiretArrondi(texte)) {
    ligne.alerter(
      place,
      'siret-arrondi',
      'SIRET arrondi par un tableur : ses derniers chiffres sont perdus, aucun rapprochement ne se fait sur lui. Demandez le fichier d’origine.',
    );
    return null;
  }
  const siret = ligne.reparer(place, repairSiret(texte), texte);
  if (!isSiret(siret)) {
    ligne.alerter(
      place,
      'siret-illisible',
      'Ce n’est pas un SIRET de quatorze chiffres : aucun rapprochement ne se fait sur lui. Vérifiez-le.',
    );
    return null;
  }
  if (!hasSiretKey(siret))
    ligne.alerter(
      place,
      'siret-cle',
      'La clé de contrôle du SIRET est fausse : un chiffre est à vérifier.',
    );
  return siret;
}

function siretsAZero(lignes: number): string {
  return lignes === 1
    ? 'Une ligne porte des zéros à la place du SIRET : elle est lue comme sans SIRET. Écrivez-le si vous le connaissez.'
    : `${lignes} lignes portent des zéros à la place du SIRET : elles sont lues comme sans SIRET. Écrivez-le là où vous le connaissez.`;
}

/** Places of the columns that say where a row is; −1 where the file lacks one. */
export interface PlacesCommune {
  readonly code: number;
  readonly codePostal: number;
  readonly nom: number;
  readonly adresse: number;
}

/** What a row says of its commune, and the commune found for it. */
export interface LieuDit {
  readonly commune: Commune | null;
  readonly codeInsee: CodeInsee | null;
  readonly codePostal: string | null;
  /** Name in the file; the commune's where the file has none. */
  readonly nom: string;
}

/**
 * Finds the commune of a row, each step written down: code, else postal code and name, else the end of the address.
 * Where nothing is found the row stays, flagged.
 */
export function readCommune(ligne: Ligne, places: PlacesCommune, communes: Communes): LieuDit {
  const code = mended(ligne, places.code, repairInsee);
  const tail = places.codePostal < 0 || places.nom < 0 ? tailOf(ligne, places.adresse) : null;
  const postal = tail?.codePostal ?? mended(ligne, places.codePostal, repairPostal);
  const nom = tail?.nom ?? ligne.texte(places.nom);
  const codePostal = isPostal(postal) ? postal : null;
  if (postal !== '' && codePostal === null) {
    ligne.alerter(
      places.codePostal,
      'code-postal-illisible',
      'Un code postal de cinq chiffres est attendu.',
    );
  }

  const found = communes.find(code, codePostal ?? '', nom);
  if (found === null) {
    ligne.alerter(firstKnown(places), 'commune-introuvable', messageOf(code, postal, nom));
    return { commune: null, codeInsee: null, codePostal, nom };
  }
  const { commune, regle } = found;
  const place = regle === 'commune-fusionnee' || places.code >= 0 ? places.code : places.nom;
  const written = regle === null ? code : ligne.reparer(place, { regle, valeur: commune.code });
  if (regle !== null && written !== commune.code)
    return { commune: null, codeInsee: null, codePostal, nom };
  crossCheck(ligne, places, communes, commune, codePostal, nom);
  return { commune, codeInsee: commune.code, codePostal, nom: nom === '' ? commune.nom : nom };
}

function mended(ligne: Ligne, place: number, repair: typeof repairInsee): string {
  const texte = ligne.texte(place);
  return texte === '' ? '' : ligne.reparer(place, repair(texte), texte);
}

/** `Mairie de Corscia 20224 CORSCIA`: the postal code and the commune at the end; `null` where there are none, or refused. */
function tailOf(ligne: Ligne, place: number): { codePostal: string; nom: string } | null {
  const [, codePostal, nom] = /(?:^|\D)(\d{5})\s+([^\d,]+)$/.exec(ligne.cellule(place)) ?? [];
  if (codePostal === undefined || nom === undefined) return null;
  const valeur = `${codePostal} ${nom.trim()}`;
  const kept = ligne.reparer(place, { regle: 'commune-dans-adresse', valeur });
  return kept === valeur ? { codePostal, nom: nom.trim() } : null;
}

function crossCheck(
  ligne: Ligne,
  places: PlacesCommune,
  communes: Communes,
  commune: Commune,
  codePostal: string | null,
  nom: string,
): void {
  const isNamed = nom === '' || communes.isNamed(commune, nom);
  const isServed = codePostal === null || communes.serves(codePostal, commune);
  if (isNamed && isServed) return;
  if (!isServed) {
    ligne.alerter(
      places.codePostal,
      'code-postal-incoherent',
      `Ce code postal ne dessert pas ${commune.nom} (${commune.code}). À vérifier.`,
    );
  } else {
    ligne.alerter(
      places.nom,
      'nom-incoherent',
      `Le nom ne correspond pas à ${commune.nom} (${commune.code}). À vérifier.`,
    );
  }
}

function firstKnown({ code, nom, codePostal, adresse }: PlacesCommune): number {
  return [code, nom, codePostal, adresse].find((place) => place >= 0) ?? -1;
}

function messageOf(code: string, postal: string, nom: string): string {
  const said = [
    code && `code ${code}`,
    postal && `code postal ${postal}`,
    nom && `« ${nom} »`,
  ].filter(Boolean);
  return said.length === 0
    ? 'Aucune commune n’est indiquée : ajoutez un code Insee, ou un code postal et un nom.'
    : `Commune introuvable (${said.join(', ')}) : corrigez le code Insee ou le code postal.`;
}
