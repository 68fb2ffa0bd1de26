import type { CodeInsee } from '$lib/domain/codes';
import type { Lieu } from '$lib/domain/lieu';

import { readTexte } from '../journal/champs';
import type { Ligne } from '../journal/journal';
import { courrielsOf, sitesOf } from './liens';
import { repairTelephone } from './telephone';

/** How a lieu is reached; several addresses or numbers may stand in one. */
type Contacts = Pick<Lieu, 'telephone' | 'courriel' | 'siteWeb'>;

/** What a cell says of its own field, and of another that it was not written for. */
interface Dit {
  readonly valeur: string | null;
  readonly autre: string | null;
}

/**
 * Reads how a lieu is reached. What stands in the column of another goes there where that one is empty.
 *
 * @param places of their columns; −1 where the file lacks one
 */
export function readContacts(
  ligne: Ligne,
  places: Readonly<Record<keyof Contacts, number>>,
  codeInsee: CodeInsee | null,
): Contacts {
  const site = readTexte(ligne, places.siteWeb);
  const courriel = readCourriel(ligne, places.courriel, site === null);
  const telephone = readTelephone(ligne, places.telephone, codeInsee, courriel.valeur === null);
  return {
    telephone: telephone.valeur,
    courriel: courriel.valeur ?? telephone.autre,
    siteWeb: site ?? courriel.autre,
  };
}

/** One address alone, and numbers alone: most cells are no more. */
const UN_COURRIEL = /^[\w.+-]+@[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,}$/i;
const NUMEROS = /^[+\d\s().-]*\d[+\d\s().-]*$/;

/** A bare word before an address may be its beginning: `maisondes services@ville.fr`. */
const COUPE =
  /^(?!(?:e-?mail|mail|mel|m[ée]l|courriel|contact|accueil|adresse|ou|et)\s)[\p{Ll}\d._-]+\s+[^\s@]+@\S+$/u;

function readCourriel(ligne: Ligne, place: number, isSiteVide: boolean): Dit {
  const texte = readTexte(ligne, place);
  if (texte === null || UN_COURRIEL.test(texte)) return { valeur: texte, autre: null };
  const courriels = courrielsOf(texte);
  if (courriels.length === 1 && COUPE.test(texte)) {
    ligne.alerter(
      place,
      'courriel-coupe',
      'Une espace coupe peut-être cette adresse de courriel : elle est gardée comme elle est. Vérifiez-la.',
    );
    return { valeur: texte, autre: null };
  }
  if (courriels.length > 0) {
    const isAlone = texte.split(/\s*[;,|]\s*/).join(';') === courriels.join(';');
    const correction = isAlone
      ? null
      : ({ regle: 'courriel-extrait', valeur: courriels.join(';') } as const);
    return { valeur: ligne.reparer(place, correction, texte), autre: null };
  }
  const sites = sitesOf(texte);
  if (isSiteVide && sites.length > 0) return moved(ligne, place, texte, sites);
  ligne.alerter(
    place,
    'courriel-illisible',
    'Aucune adresse de courriel dans cette cellule : elle est ignorée. Écrivez-la comme accueil@exemple.fr.',
  );
  return { valeur: null, autre: null };
}

function readTelephone(
  ligne: Ligne,
  place: number,
  codeInsee: CodeInsee | null,
  isCourrielVide: boolean,
): Dit {
  const texte = readTexte(ligne, place);
  if (texte === null) return { valeur: null, autre: null };
  const isPlain = NUMEROS.test(texte);
  const courriels = isPlain ? [] : courrielsOf(texte);
  const ailleurs = isPlain ? [] : [...courriels, ...sitesOf(texte)];
  if (isNumero(ailleurs.reduce((rest, adresse) => rest.replace(adresse, ' '), texte))) {
    const valeur = ligne.reparer(place, repairTelephone(texte, codeInsee), texte);
    return { valeur, autre: null };
  }
  if (isCourrielVide && courriels.length > 0) return moved(ligne, place, texte, courriels);
  ligne.alerter(
    place,
    'telephone-illisible',
    'Aucun numéro de téléphone dans cette cellule : elle est ignorée. Écrivez-le comme 04 73 00 00 00.',
  );
  return { valeur: null, autre: null };
}

/** Whether a text has digits beside those of a country code alone: `+687`. */
function isNumero(texte: string): boolean {
  return /\d/.test(texte.replace(/^\s*\+\d{1,3}\s*$/, ''));
}

/** Addresses that leave the cell for the column that is theirs; they stay, as written, where the user refuses it. */
function moved(ligne: Ligne, place: number, texte: string, adresses: readonly string[]): Dit {
  const rest = ligne.reparer(place, { regle: 'contact-deplace', valeur: '' }, texte);
  return rest === '' ? { valeur: null, autre: adresses.join(';') } : { valeur: rest, autre: null };
}
