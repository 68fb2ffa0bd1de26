import { isAbsent, nameKey } from '../cellules/texte';
import { parseNombre, parseOui } from '../cellules/nombres';
import type { Colonnes } from '../champs';
import type { Apercu } from '../famille';
import { isNir, isPersonne } from './allures';

/** Words for those who work in a lieu, in the name of a column. */
const EQUIPE =
  /\b(?:prenoms?|civilite|naissance|ddn|aidante?s?|conseill(?:er|ere)s?|mediat(?:eur|rice)s?|referente?s?|responsables?|dirigeante?s?|interlocut(?:eur|rice)s?|animat(?:eur|rice)s?|coordinat(?:eur|rice)s?|formateurs?|formatrices?|agents?|benevoles?|auteurs?|personne (?:a )?contact(?:er)?)\b|\bcontacts? (?:du |de la |de )?(?:nom|prenom|fonction)\b|\b(?:nom|prenom) (?:du |de la |des? )?contacts?\b/;
/** The same where words are stuck together: `NometPrenomdelapersonnereferente`. */
const COLLES =
  /prenom|civilite|datenaissance|personnes?a?(?:contact|referente?)|noms?(?:d|de|du|des|dela|del)?(?:conseill(?:er|ere)|(?:medi|anim|coordin|form)at(?:eur|rice)|interlocut(?:eur|rice)|referent(?!iel)|responsable|contact|dirigeant|aidant)/;
/** Words that make it a column on structures, schemes or numbers. */
const AUTRE =
  /^(?:structures?|organismes?|etablissements?|services?|types?)\b|\b(?:nb|nombre|effectifs?|label|labellise|dispositif|connect)\b|^conseillers? numeriques?$|conseillers numeriques france services$/;
/** Columns whose cells may look like names of people, and are not: `CCAS Riom`. */
const NOM_AUTRE =
  /\b(?:structures?|organismes?|lieux?|communes?|villes?|epci|agglo|departements?|regions?|cantons?|enseigne|lib|libelle|reseau|source|producteur)\b/;
/** Words of places and things: `Accès WIFI` and `Label NR` name no one. */
const CHOSES =
  /\b(?:wi ?fi|acces|bornes?|labels?|espaces?|salles?|centres?|maisons?|mairies?|ateliers?|associations?|mediatheques?|bibliotheques?|services?|numeriques?|internet|pole|points?|relais|missions?|cc?as|cias|epn|mjc|pimms|[pb]ij|caf|cpam|cyber\w*|connect\w*|ordinateurs?|tablettes?|imprimantes?|scanners?|materiel|publics?|communes?|communaute|agglo\w*|ecoles?|college|lycee|lignes?|arrets?|formations?|initiation|aide)\b/;
/** `Emilie Lefèvre`, `Pierre-Yves Dupont` */
const NOM_ENTIER = /^\p{Lu}[\p{L}'’-]+(?: \p{L}[\p{L}'’-]+){1,3}$/u;
/** The name of a person, beside her first name. */
const NOM_SEUL = /^(?:noms?|nom de famille|nom d? ?usage|name)$/;

/**
 * Places of the columns that name those who work in a lieu or a structure: by their names, whatever field they were taken
 * for; by what they hold, where they are not `read`. Phone numbers and e-mail addresses of the lieu itself are public.
 */
export function equipePlaces(apercu: Apercu, read: ReadonlySet<number>): ReadonlySet<number> {
  const keys = apercu.colonnes.map(nameKey);
  const hasPrenom = keys.some((key) => /\bprenoms?\b/.test(key));
  const isOfPerson = (key: string, place: number): boolean => {
    if (apercu.part(place, isPlain) > 0.5) return false;
    if (isOfEquipe(key)) return true;
    if (hasPrenom && NOM_SEUL.test(key)) return true;
    if (read.has(place) || NOM_AUTRE.test(key)) return false;
    return apercu.part(place, isNomDePersonne) > 0.6 || apercu.part(place, isNir) > 0.3;
  };
  return new Set(keys.flatMap((key, place) => (isOfPerson(key, place) ? [place] : [])));
}

/**
 * Places of the columns that name and reach people where the rows are people, not lieux: most names are whole names, and
 * most e-mail addresses begin with that of their row. Empty elsewhere.
 */
export function gensPlaces(
  apercu: Apercu,
  { nom, courriel, telephone }: Colonnes<'nom' | 'courriel' | 'telephone'>,
): readonly number[] {
  const [names, mails] = [nom[0], courriel[0]];
  if (names === undefined || mails === undefined) return [];
  if (apercu.part(names, isNomEntier) <= 0.6) return [];
  const pairs = apercu.lignes
    .map((ligne) => [ligne[names] ?? '', ligne[mails] ?? ''] as const)
    .filter(([name, mail]) => name.trim() !== '' && mail.includes('@'));
  const own = pairs.filter(([name, mail]) => isMailOf(name, mail)).length;
  return own >= GENS_MIN && own * 2 > pairs.length ? [...nom, ...courriel, ...telephone] : [];
}

/** Under this, a lieu whose address is its name may be all there is. */
const GENS_MIN = 3;

function isOfEquipe(key: string): boolean {
  if (AUTRE.test(key)) return false;
  return EQUIPE.test(key) || COLLES.test(key.replaceAll(' ', ''));
}

function isNomDePersonne(cellule: string): boolean {
  return isPersonne(cellule) && !CHOSES.test(nameKey(cellule));
}

function isNomEntier(cellule: string): boolean {
  return NOM_ENTIER.test(cellule) && !CHOSES.test(nameKey(cellule));
}

/** `emilie.lefevre@…`, `e.lefevre@…`, `lefevre.emilie@…` of Emilie Lefèvre. */
function isMailOf(name: string, mail: string): boolean {
  const words = nameKey(name).split(' ');
  const local = nameKey(mail.slice(0, mail.indexOf('@'))).replaceAll(' ', '');
  const [first = '', ...others] = words;
  const starts = [
    words.join(''),
    `${first.charAt(0)}${others.join('')}`,
    `${others.join('')}${first}`,
  ];
  return starts.some((start) => local.startsWith(start));
}

/** Numbers of people, and yes or no, tell of no one. */
function isPlain(cellule: string): boolean {
  return isAbsent(cellule) || parseNombre(cellule) !== null || parseOui(cellule) !== null;
}
