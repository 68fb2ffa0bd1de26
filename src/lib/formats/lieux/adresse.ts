import type { Apercu } from '../famille';
import { readTexte } from '../journal/champs';
import type { Ligne } from '../journal/journal';
import { premier } from './premier';

/** Addresses cut in two columns: the number, then the street. */
const NUMERO_ET_VOIE = [
  ['adresse_numero', 'adresse_rue'],
  ['numero', 'voie'],
  ['numero', 'rue'],
  ['numero_voie', 'nom_voie'],
  ['street_number', 'street_address'],
  ['numero', 'street'],
  ['n', 'adresse'],
  ['numero', 'adresse'],
] as const;

/** `12`, `1 bis`, `n° 4`, `12-14`, `5 et 7` */
const NUMERO = /^(?:n ?° ?)?\d{1,4}(?: ?(?:bis|ter|quater|[a-d]\b|et|à|[-/,])(?: ?\d{1,4})?)*$/i;

/** Places of the columns of an address cut in its number and its street; `null` where the street has its number. */
export function numeroEtVoie(apercu: Apercu): readonly [number, number] | null {
  for (const [numero, voie] of NUMERO_ET_VOIE) {
    const places = [apercu.place(numero), apercu.place(voie)] as const;
    if (places.includes(-1)) continue;
    const isNumbered = apercu.part(places[0], (cellule) => !NUMERO.test(cellule)) < 0.5;
    const isWhole = apercu.part(places[1], (cellule) => /^\d/.test(cellule)) > 0.5;
    if (isNumbered && !isWhole) return places;
  }
  return null;
}

/**
 * Reads an address: where its first column is one of numbers, the number and the street; else the first one filled, for whole
 * addresses are never put end to end.
 */
export function adresseReader(
  apercu: Apercu,
  places: readonly number[],
): (ligne: Ligne) => string | null {
  const [first = -1, second] = places;
  const known = numeroEtVoie(apercu);
  const isCut =
    second !== undefined &&
    (known?.[0] === first || apercu.part(first, (cellule) => NUMERO.test(cellule)) > 0.5);
  return (ligne) => {
    const numero = isCut ? ligne.texte(first) : '';
    const voie = isCut ? ligne.texte(second) : '';
    if (numero !== '' && voie !== '') {
      const isWritten = voie.startsWith(`${numero} `) || voie.startsWith(`${numero},`);
      return isWritten ? voie : `${numero} ${voie}`;
    }
    return readTexte(ligne, premier(ligne, places));
  };
}
