import { partedKey } from '../cellules/entetes';
import { nameKey } from '../cellules/texte';
import type { Apercu } from '../famille';
import { isAdresse, isBarePhone, isBirth, isNir, isPersonne, isSurelyOfPerson } from './allures';

/** Those whom Pass are handed out to. */
const BENEFICIAIRE =
  '(?:beneficiaire|benef|usager|usagere|titulaire|allocataire|assure|apprenant|apprenante|stagiaire|adherent|adherente|participant|participante|destinataire|porteur|porteuse)s?';
/** Words that name or reach a person, in the name of a column. */
const MOTS = new RegExp(
  String.raw`\b(?:${BENEFICIAIRE}|prenoms?|naissance|nais|naiss|ddn|ne(?: e)? le|nee le|age|ages|sexe|genre|civilite|e ?mails?|mails?|mel|courriels?|telephones?|tel|phone|portables?|mobiles?|gsm|adresses?|address|rue|voie|domicile|logement|residence|foyer|nir|securite sociale|secu|nss|iban|signature|auteur|interlocut(?:eur|rice)|contacts?|referente?|mediat(?:eur|rice)|accompagnant|agent|conseill(?:er|ere)|aidant|personnes?|individus?|identite|patronyme|remis a|(?:first|last|full|sur) ?name|birth\w*|gender)\b|^noms?\b(?! (?:d|de|du|des)? ?(?:l |la |le )?(?:lieu|structure|commune|lot|commanditaire|operateur|organisme|prescripteur))|\bnoms?$`,
);
/** The same where words are stuck together: `DateNaissance`, `nombeneficiaire`. */
const COLLES =
  /naissance|prenom|usager|titulaire|beneficiaire|courriel|telephone|e?mail|allocataire/;
/** What a file of lieux has no column for: those who were handed out Pass, their births, the carnets themselves. */
const REMISE = new RegExp(
  String.raw`^${BENEFICIAIRE}$|\b(?:noms?|prenoms?|civilite|adresse|telephone|tel|portable|mail|courriel|date|numero|n|id) (?:(?:de|du|des|d|la|le|l) )*${BENEFICIAIRE}\b|\b(?:naissance|ddn|nee? le|ne e le|nir|nss|securite sociale)\b|^(?:(?:numeros?|num|no|n|id|identifiants?|codes?|ref|references?) )?(?:(?:de|du|des|d) )?carnets?(?: (?:numero|num|no|n|id))?$`,
);

/** The columns that show that a file is of those who were handed out Pass, whatever else it looks like. */
export function remisePlaces(apercu: Apercu): readonly number[] {
  return apercu.colonnes.flatMap((colonne, place) =>
    wordsOf(colonne).some((words) => REMISE.test(words)) ? [place] : [],
  );
}

/**
 * Places of the columns that hold personal data, by their name or by what they hold. A column that is read for a field of
 * the schema is one where its cells leave no doubt, whoever put it there: it is then not read.
 */
export function personalPlaces(apercu: Apercu, schema: ReadonlySet<number>): ReadonlySet<number> {
  const isPersonal = (colonne: string, place: number): boolean => {
    if (apercu.part(place, isSurelyOfPerson) > 0.3) return true;
    if (schema.has(place)) return false;
    const isNamed = wordsOf(colonne).some((words) => MOTS.test(words));
    return (
      isNamed ||
      COLLES.test(nameKey(colonne).replaceAll(' ', '')) ||
      looksLikePersons(apercu, place)
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
    apercu.part(place, isAdresse) > 0.5 ||
    apercu.part(place, isBirth) > 0.5
  );
}

/** Its name in words, as written and as its capitals part it. */
function wordsOf(colonne: string): readonly string[] {
  return [nameKey(colonne), partedKey(colonne).replaceAll('_', ' ')];
}
