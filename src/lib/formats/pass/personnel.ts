import { nameKey } from '../cellules/texte';
import type { Apercu } from '../famille';

/** Words that name or reach a person, in the name of a column. */
const MOTS =
  /\b(?:prenoms?|beneficiaires?|usagers?|usageres?|titulaires?|allocataires?|naissance|nais|naiss|ddn|ne(?: e)? le|nee le|age|ages|sexe|genre|civilite|e ?mails?|mails?|mel|courriels?|telephones?|tel|portables?|mobiles?|gsm|adresses?|rue|voie|domicile|nir|securite sociale|secu|nss|iban|signature|auteur|interlocut(?:eur|rice)|contacts?|referente?|mediat(?:eur|rice)|accompagnant|agent|conseill(?:er|ere)|aidant|personne|individu|identite|patronyme)\b|^noms?\b(?! (?:d|de|du|des)? ?(?:l |la |le )?(?:lieu|structure|commune|lot|commanditaire|operateur|organisme|prescripteur))|\bnoms?$/;
/** The same where words are stuck together: `DateNaissance`, `NomBeneficiaire`. */
const COLLES =
  /naissance|prenom|usager|titulaire|beneficiaire|courriel|telephone|e?mail|allocataire/;

const EMAIL = /[^\s@]+@[^\s@]+\.[a-z]{2,}/i;
/** With its spaces or its country, which no identifier has; and as a spreadsheet leaves it. */
const PHONE = /^(?:(?:\+|00)\d{2,3}[\s.-]?\d|0\d[\s.-])[\d\s.-]{7,13}$/;
const PHONE_NU = /^0?[1-9]\d{8}$/;
/** Number of social security: sex, year, month, département, commune, rank, key. */
const NIR = /^[1278]\d{2}(?:0[1-9]|1[0-2])(?:\d{2}|2[ab])\d{6}(?:\d{2})?$/i;
/** `MARTIN Anne`, `Anne MARTIN`, `Mme Martin` */
const PERSONNE =
  /^(?:(?:[Mm]me|[Mm]lle|Mr?|[Mm]onsieur|[Mm]adame)\.? .+|\p{Lu}[\p{Lu}'’-]+(?: \p{Lu}[\p{Lu}'’-]+)* \p{Lu}\p{Ll}[\p{L}'’-]+|\p{Lu}\p{Ll}[\p{L}'’-]+ \p{Lu}[\p{Lu}'’ -]+)$/u;
/** The first Pass were handed out in 2018: a column of earlier days tells of births. */
const DERNIERE_NAISSANCE = 2010;

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

function isSurelyOfPerson(cellule: string): boolean {
  return EMAIL.test(cellule) || PHONE.test(cellule) || isKeyedNir(cellule.replace(/\s/g, ''));
}

function looksLikePersons(apercu: Apercu, place: number): boolean {
  return (
    apercu.part(place, (c) => PHONE_NU.test(c) || NIR.test(c.replace(/\s/g, ''))) > 0.3 ||
    apercu.part(place, (c) => PERSONNE.test(c)) > 0.6 ||
    apercu.part(place, isBirth) > 0.5
  );
}

/** Whether the two last digits are the key of the thirteen others; Corsica counts as 19 and 18. */
function isKeyedNir(nir: string): boolean {
  if (nir.length !== 15 || !NIR.test(nir)) return false;
  const digits = nir.slice(0, 13).replace(/2a/i, '19').replace(/2b/i, '18');
  return 97n - (BigInt(digits) % 97n) === BigInt(nir.slice(13));
}

function isBirth(cellule: string): boolean {
  const [, first, last] =
    /^(?:(\d{4})-\d{2}-\d{2}|\d{1,2}[/.-]\d{1,2}[/.-](\d{4}))\b/.exec(cellule) ?? [];
  const year = Number(first ?? last ?? NaN);
  return year >= 1900 && year < DERNIERE_NAISSANCE;
}
