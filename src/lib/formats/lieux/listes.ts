import { joinListe, type Listes, splitListe } from '../cellules/listes';
import { nameKey } from '../cellules/texte';
import type { Apercu } from '../famille';
import type { Ligne } from '../journal/journal';
import { isCochee, titresDesCases } from './cases';
import type { Correspondance } from './champs';
import { AUTRE, CONNUS } from './mots/connus';

/** Fields that hold lists of words; those of national labels have a reader of their own. */
type Liste = 'typologies' | 'services' | 'publics' | 'conditions' | 'modalites' | 'labelsAutres';

/**
 * Reads the lists of a row. Several columns are joined; one of yes and no gives the service that its name tells; words cut
 * or written with underscores are those of the schema.
 */
export function listesReader(
  apercu: Apercu,
  champs: Correspondance,
  listes: Listes,
): (ligne: Ligne, champ: Liste) => readonly string[] {
  const titres = titresDesCases(apercu, champs.services);
  const valuesAt = (ligne: Ligne, champ: Liste, place: number): readonly string[] => {
    const texte = ligne.texte(place);
    const titre = champ === 'services' ? titres.get(place) : undefined;
    if (titre !== undefined) return isCochee(texte) ? [titre] : VIDE;
    const valeurs = listes.split(texte);
    if (valeurs.length === 1 && !isSaid(valeurs[0]!)) return VIDE;
    const connus = champ in CONNUS ? CONNUS[champ as keyof typeof CONNUS] : null;
    if (connus === null || !texte.includes('_')) return valeurs;
    const said = valeurs.filter((valeur) => valeur !== AUTRE);
    const words = said.map((valeur) => connus.find(valeur) ?? valeur);
    if (words.every((word, i) => word === said[i])) return said;
    const valeur = joinListe(words, '|');
    return splitListe(ligne.reparer(place, { regle: 'synonyme', valeur }, texte));
  };
  return (ligne, champ) => {
    const places = champs[champ];
    const [only] = places;
    if (only === undefined) return VIDE;
    if (places.length === 1) return valuesAt(ligne, champ, only);
    return [...new Set(places.flatMap((place) => valuesAt(ligne, champ, place)))];
  };
}

const VIDE: readonly string[] = [];

/** Whether a value says something: `Non` and `Aucun` list nothing. */
export function isSaid(valeur: string): boolean {
  return valeur.length > 16 || !/^(?:non|nr|aucune?s?|neant|je ne sais pas)$/.test(nameKey(valeur));
}
