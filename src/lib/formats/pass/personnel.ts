import type { Apercu } from '../famille';

/** Columns that name or reach a person, by their name. */
const NAMES =
  /(?:^|_)(?:prenoms?|nom_(?:de_)?(?:naissance|famille|usage|beneficiaire)|nom_du_beneficiaire|beneficiaire|naissance|ddn|date_naiss|age|sexe|genre|civilite|e_?mail|mail|courriel|telephone|tel|portable|mobile|adresse|rue|voie|nir|numero_secu|numero_allocataire|allocataire)(?:_|$)|^noms?$|^(?:auteur|interlocut(?:eur|rice)|contact|referente?)(?:_|$)/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i;
const PHONE = /^(?:\+33|0033|0)\s?[1-9](?:[\s.-]?\d{2}){4}$/;

/**
 * Places of the columns that hold personal data, by their name or by what they hold; columns of the
 * schema are never among them.
 */
export function personalPlaces(apercu: Apercu, schema: ReadonlySet<number>): ReadonlySet<number> {
  const keys = apercu.keys();
  const isPersonal = (key: string, place: number): boolean =>
    NAMES.test(key) ||
    apercu.part(place, (cellule) => EMAIL.test(cellule) || PHONE.test(cellule)) > 0.3;
  return new Set(
    keys.flatMap((key, place) => (!schema.has(place) && isPersonal(key, place) ? [place] : [])),
  );
}
