import type { CodeInsee, Jour } from '$lib/domain/codes';
import type { Commune } from '$lib/domain/territoire';

import { type FinAdresse, finAdresse } from '../cellules/adresses';
import { isPostal, repairInsee, repairPostal } from '../cellules/codes';
import type { Communes, CommuneTrouvee } from '../cellules/communes';
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
  readonly departement?: number;
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
 * Finds the commune of a row, each step written down: code, else postal code and name, from their columns, else from the
 * end of the address. Where nothing is found the row stays, flagged.
 */
export function readCommune(ligne: Ligne, places: PlacesCommune, communes: Communes): LieuDit {
  const code = mended(ligne, places.code, repairInsee);
  const { postal, nom, isInAdresse } = saidOf(ligne, places, communes);
  const departement = ligne.texte(places.departement ?? -1);
  const codePostal = isPostal(postal) ? postal : null;
  if (postal !== '' && codePostal === null) {
    ligne.alerter(
      places.codePostal,
      'code-postal-illisible',
      'Un code postal de cinq chiffres est attendu.',
    );
  }

  const found = communes.find(code, codePostal ?? '', nom, departement);
  if (found === null) {
    const message = messageOf({ code, postal, nom, departement });
    ligne.alerter(firstKnown(places), 'commune-introuvable', message);
    return { commune: null, codeInsee: null, codePostal, nom };
  }
  const isAlone = code === '' || codePostal === null || nom === '' || isInAdresse;
  const other = isAlone ? null : communes.against(found.commune, codePostal, nom);
  const isContredit = other !== null && !isAdresse(ligne, places, communes, found.commune);
  const commune =
    (isContredit ? written(ligne, places, { commune: other, regle: 'code-contredit' }) : null) ??
    written(ligne, places, found);
  if (commune === null) return { commune, codeInsee: null, codePostal, nom };
  crossCheck(ligne, places, communes, commune, { codePostal, nom, departement });
  return { commune, codeInsee: commune.code, codePostal, nom: nom === '' ? commune.nom : nom };
}

/** Whether the address ends with the commune: it then speaks for its code. */
function isAdresse(
  ligne: Ligne,
  places: PlacesCommune,
  communes: Communes,
  commune: Commune,
): boolean {
  const fin = finAdresse(ligne.cellule(places.adresse));
  return (
    fin !== null && communes.serves(fin.codePostal, commune) && communes.isNamed(commune, fin.nom)
  );
}

/** The commune found, its code written down; `null` where that repair is refused. */
function written(
  ligne: Ligne,
  places: PlacesCommune,
  { commune, regle }: CommuneTrouvee,
): Commune | null {
  if (regle === null) return commune;
  const place = places.code >= 0 ? places.code : places.nom;
  const kept = ligne.reparer(place, { regle, valeur: commune.code });
  return kept === commune.code ? commune : null;
}

function mended(ligne: Ligne, place: number, repair: typeof repairInsee): string {
  const texte = ligne.texte(place);
  return texte === '' ? '' : ligne.reparer(place, repair(texte), texte);
}

/** Postal code and name that a row writes, each in its column, else at the end of the address; empty where it writes none. */
interface Dit {
  readonly postal: string;
  readonly nom: string;
  /** Whether the address gives one of them. */
  readonly isInAdresse: boolean;
}

function saidOf(ligne: Ligne, places: PlacesCommune, communes: Communes): Dit {
  const postal = mended(ligne, places.codePostal, repairPostal);
  const nom = ligne.texte(places.nom);
  const isWhole = postal !== '' && nom !== '';
  const fin = isWhole ? null : finAdresse(ligne.cellule(places.adresse));
  if (fin === null || !completes(fin, postal, nom, communes))
    return { postal, nom, isInAdresse: false };
  const lus = { postal: postal || fin.codePostal, nom: nom || fin.nom, isInAdresse: true };
  const valeur = [postal === '' && lus.postal, nom === '' && lus.nom].filter(Boolean).join(' ');
  const kept = ligne.reparer(places.adresse, { regle: 'commune-dans-adresse', valeur });
  return kept === valeur ? lus : { postal, nom, isInAdresse: false };
}

/** Whether the end of an address is that of the place which the columns begin to tell. */
function completes(fin: FinAdresse, postal: string, nom: string, communes: Communes): boolean {
  if (postal === fin.codePostal || (postal === '' && nom === '')) return true;
  const agreed = communes.agreed(postal || fin.codePostal, nom || fin.nom);
  return agreed !== null && communes.serves(fin.codePostal, agreed);
}

/** What a row says of the place of its commune beside its code. */
interface Situation {
  readonly codePostal: string | null;
  readonly nom: string;
  readonly departement: string;
}

function crossCheck(
  ligne: Ligne,
  places: PlacesCommune,
  communes: Communes,
  commune: Commune,
  { codePostal, nom, departement }: Situation,
): void {
  const isNamed =
    nom === '' ||
    communes.isNamed(commune, nom) ||
    communes.agreed(codePostal ?? '', nom) === commune;
  if (codePostal !== null && !communes.serves(codePostal, commune)) {
    ligne.alerter(
      places.codePostal,
      'code-postal-incoherent',
      `Ce code postal ne dessert pas ${commune.nom} (${commune.code}). À vérifier.`,
    );
  } else if (!isNamed) {
    ligne.alerter(
      places.nom,
      'nom-incoherent',
      `Le nom ne correspond pas à ${commune.nom} (${commune.code}). À vérifier.`,
    );
  }
  if (departement !== '' && !communes.isIn(departement, commune)) {
    ligne.alerter(
      places.departement ?? -1,
      'departement-different',
      `Ce département n’est pas celui de ${commune.nom} (${commune.code}) : ce peut être celui du siège, à vérifier.`,
    );
  }
}

function firstKnown({ code, nom, codePostal, adresse }: PlacesCommune): number {
  return [code, nom, codePostal, adresse].find((place) => place >= 0) ?? -1;
}

function messageOf(dit: {
  readonly code: string;
  readonly postal: string;
  readonly nom: string;
  readonly departement: string;
}): string {
  const said = [
    dit.code && `code ${dit.code}`,
    dit.postal && `code postal ${dit.postal}`,
    dit.nom && `« ${dit.nom} »`,
  ].filter(Boolean);
  if (said.length === 0)
    return 'Aucune commune n’est indiquée : ajoutez un code Insee, ou un code postal et un nom.';
  if (dit.departement !== '') said.push(`département ${dit.departement}`);
  return `Commune introuvable (${said.join(', ')}) : corrigez le code Insee ou le code postal.`;
}
