import { titleOf } from '../cellules/entetes';
import { parseOui } from '../cellules/nombres';
import { isAbsent, nameKey } from '../cellules/texte';
import type { Colonnes } from '../champs';
import type { Apercu } from '../famille';
import { COLONNES } from './complements';
import { type ChampLieu, NOMS } from './noms';

/** Words of digital help, stuck to others or not. */
const AIDE =
  /internet|wi ?fi|demarche|\bdem(?:at)?\b|initiation|(?<!in)formations?(?!nel)|atelier|numerique|informatique|ordinateur|accompagnement|imprim|scanner|tablette|smartphone|bureautique|connexion|materiel|teletravail/;
/** Words that make of it a column on something else: labels, teams, prices, numbers. */
const AUTRE =
  /label|agree|agrement|habilit|dispositif|conseill|mediat(?:eur|rice)|aidant|agent|animat|format(?:eur|rice)|\bnb\b|nombre|effectif|taux|presence|pass\b|cheque|tarif|accessib|pmr|horaire|rendez ?vous|rdv/;
const OUI =
  /^(?:oui|yes|souvent|toujours|parfois|regulierement|de temps en temps|occasionnellement|exceptionnellement)\b/;
const NON = /^(?:non|no|jamais|aucune?|pas du tout|pas de)\b/;
/** A sentence that ticks a box is short. */
const PHRASE_MAX = 80;
/** Share of the answers under which a column of yes and no is something else. */
const REPONSES = 0.8;

/**
 * Places of the columns of services with those that hold one service each: a header that tells a service over yes and no,
 * or cells that are empty or one sentence on digital help. `null` where most rows already have a service told otherwise.
 */
export function casesOf(apercu: Apercu, colonnes: Colonnes<ChampLieu>): readonly number[] | null {
  const told = colonnes.services.filter((place) => !isCase(apercu, place));
  const isTold = (ligne: readonly string[]): boolean =>
    told.some((place) => (ligne[place] ?? '').trim() !== '');
  const { lignes } = apercu;
  if (lignes.filter(isTold).length * 2 >= lignes.length) return null;
  const taken = new Set([
    ...Object.values<readonly number[]>(colonnes).flat(),
    ...COLONNES.map((nom) => apercu.place(nom)),
  ]);
  const cases = apercu.colonnes.flatMap((colonne, place) => {
    if (taken.has(place) || AUTRE.test(nameKey(colonne))) return [];
    const isService = AIDE.test(nameKey(colonne)) && isCase(apercu, place);
    return isService || isPhrase(apercu, place) ? [place] : [];
  });
  return cases.length > 0 ? [...colonnes.services, ...cases] : null;
}

/** The service that each column of yes and no tells, by its place. */
export function titresDesCases(
  apercu: Apercu,
  places: readonly number[],
): ReadonlyMap<number, string> {
  return new Map(
    places.flatMap((place) =>
      isCase(apercu, place) && !NOMS.services.includes(apercu.keys()[place]!)
        ? [[place, titleOf(apercu.colonnes[place]!, apercu.colonnes)] as const]
        : [],
    ),
  );
}

/** `Oui, en libre accès`, `X`, `Souvent` */
export function isCochee(cellule: string): boolean {
  return parseOui(cellule) ?? OUI.test(nameKey(cellule));
}

/** Whether the cells of a column are yes or no, and some yes. */
function isCase(apercu: Apercu, place: number): boolean {
  return apercu.part(place, isReponse) >= REPONSES && apercu.part(place, isCochee) > 0;
}

function isReponse(cellule: string): boolean {
  return isCochee(cellule) || isAbsent(cellule) || parseOui(cellule) === false || isNon(cellule);
}

function isNon(cellule: string): boolean {
  return NON.test(nameKey(cellule));
}

/** Whether some rows hold one sentence on digital help, always the same, and the others nothing. */
function isPhrase(apercu: Apercu, place: number): boolean {
  const cells = apercu.lignes.map((ligne) => ligne[place]?.trim() ?? '');
  const said = cells.filter((cellule) => cellule !== '');
  const [phrase = ''] = said;
  return (
    said.length >= 2 &&
    said.length < cells.length &&
    phrase.length <= PHRASE_MAX &&
    AIDE.test(nameKey(phrase)) &&
    said.every((cellule) => cellule === phrase)
  );
}
