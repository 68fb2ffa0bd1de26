import { isAbsent, nameKey } from '../cellules/texte';
import { parseNombre, parseOui } from '../cellules/nombres';
import type { Apercu } from '../famille';
import { isNir, isPersonne } from './allures';

/** Words for those who work in a lieu, in the name of a column. */
const EQUIPE =
  /\b(?:prenoms?|civilite|naissance|ddn|aidante?s?|conseill(?:er|ere)s?|mediat(?:eur|rice)s?|referente?s?|responsables?|dirigeante?s?|interlocut(?:eur|rice)s?|animat(?:eur|rice)s?|coordinat(?:eur|rice)s?|formateurs?|formatrices?|agents?|benevoles?|auteurs?|personne (?:a )?contact(?:er)?)\b|\bcontacts? (?:du |de la |de )?(?:nom|prenom|fonction)\b|\b(?:nom|prenom) (?:du |de la |des? )?contacts?\b/;
/** Words that make it a column on structures, schemes or numbers. */
const AUTRE =
  /^(?:structures?|organismes?|etablissements?|services?|types?)\b|\b(?:nb|nombre|effectifs?|label|labellise|dispositif|connect)\b|^conseillers? numeriques?$|conseillers numeriques france services$/;
/** Columns whose cells may look like names of people, and are not: `CCAS Riom`. */
const NOM_AUTRE =
  /\b(?:structures?|organismes?|lieux?|communes?|villes?|epci|agglo|departements?|regions?|cantons?|enseigne|lib|libelle|reseau|source|producteur)\b/;
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
    if (EQUIPE.test(key) && !AUTRE.test(key)) return true;
    if (hasPrenom && NOM_SEUL.test(key)) return true;
    if (read.has(place) || NOM_AUTRE.test(key)) return false;
    return apercu.part(place, isPersonne) > 0.6 || apercu.part(place, isNir) > 0.3;
  };
  return new Set(keys.flatMap((key, place) => (isOfPerson(key, place) ? [place] : [])));
}

/** Numbers of people, and yes or no, tell of no one. */
function isPlain(cellule: string): boolean {
  return isAbsent(cellule) || parseNombre(cellule) !== null || parseOui(cellule) !== null;
}
