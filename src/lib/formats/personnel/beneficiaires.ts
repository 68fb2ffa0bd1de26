import { nameKey } from '../cellules/texte';
import type { Apercu } from '../famille';
import { isBarePhone, isBirth, isNir, isPersonne, isSurelyOfPerson } from './allures';

/** Words that name or reach a person, in the name of a column. */
const MOTS =
  /\b(?:prenoms?|beneficiaires?|usagers?|usageres?|titulaires?|allocataires?|naissance|nais|naiss|ddn|ne(?: e)? le|nee le|age|ages|sexe|genre|civilite|e ?mails?|mails?|mel|courriels?|telephones?|tel|portables?|mobiles?|gsm|adresses?|rue|voie|domicile|nir|securite sociale|secu|nss|iban|signature|auteur|interlocut(?:eur|rice)|contacts?|referente?|mediat(?:eur|rice)|accompagnant|agent|conseill(?:er|ere)|aidant|personne|individu|identite|patronyme)\b|^noms?\b(?! (?:d|de|du|des)? ?(?:l |la |le )?(?:lieu|structure|commune|lot|commanditaire|operateur|organisme|prescripteur))|\bnoms?$/;
/** The same where words are stuck together: `DateNaissance`, `NomBeneficiaire`. */
const COLLES =
  /naissance|prenom|usager|titulaire|beneficiaire|courriel|telephone|e?mail|allocataire/;

/**
 * Places of the columns that hold personal data, by their name or by what they hold. A column that is read for a field of
 * the schema is one where its cells leave no doubt, whoever put it there: it is then not read.
 */
export function personalPlaces(apercu: Apercu, schema: ReadonlySet<number>): ReadonlySet<number> {
  const isPersonal = (colonne: string, place: number): boolean => {
    if (apercu.part(place, isSurelyOfPerson) > 0.3) return true;
    if (schema.has(place)) return false;
    const key = nameKey(colonne);
    return (
      MOTS.test(key) || COLLES.test(key.replaceAll(' ', '')) || looksLikePersons(apercu, place)
    );
  };
  return new Set(
    apercu.colonnes.flatMap((colonne, place) => (isPersonal(colonne, place) ? [place] : [])),
  );
}

function looksLikePersons(apercu: Apercu, place: number): boolean {
  return (
    apercu.part(place, (c) => isBarePhone(c) || isNir(c)) > 0.3 ||
    apercu.part(place, isPersonne) > 0.6 ||
    apercu.part(place, isBirth) > 0.5
  );
}
