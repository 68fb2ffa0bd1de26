import { groupBy } from '$lib/domain/groupes';

import { nameKey } from '../cellules/texte';
import { readTexte } from '../journal/champs';
import type { Ligne } from '../journal/journal';

/** Days of the week, and what stands for them in cells. */
const JOURS: ReadonlyMap<string, readonly string[]> = new Map([
  ['lundi', ['lundi', 'lun', 'lu', 'mo', 'mon', 'monday']],
  ['mardi', ['mardi', 'mar', 'ma', 'tu', 'tue', 'tuesday']],
  ['mercredi', ['mercredi', 'mer', 'me', 'we', 'wed', 'wednesday']],
  ['jeudi', ['jeudi', 'jeu', 'je', 'th', 'thu', 'thursday']],
  ['vendredi', ['vendredi', 'ven', 've', 'fr', 'fri', 'friday']],
  ['samedi', ['samedi', 'sam', 'sa', 'sat', 'saturday']],
  ['dimanche', ['dimanche', 'dim', 'di', 'su', 'sun', 'sunday']],
]);

/** Names of the days of the week, in order. */
export const NOMS_JOURS: readonly string[] = [...JOURS.keys()];

const HEURE = /^\d{1,2}(?:\s*[h:]\s*(?:\d{2})?)?$/i;

/** A column of opening hours. */
interface Colonne {
  readonly place: number;
  /** The day, or the name of a column of several; empty where it names none. */
  readonly jour: string;
  /** Whether its cells are when the lieu opens, or when it closes; `null` for both, or unknown. */
  readonly borne: 'ouverture' | 'fermeture' | null;
  /** Of its part in the day: 0 for the morning. */
  readonly rang: number;
  /** What its name says besides the day: `matin`. */
  readonly libelle: string;
}

/** Reads opening hours: of a column as written, of columns by day as `lundi : 08:30-12:00, 13:00-16:30 ; mardi : …`. */
export function hoursReader(
  noms: readonly string[],
  places: readonly number[],
): (ligne: Ligne) => string | null {
  const colonnes = [...new Set(places)].map((place) => colonneOf(noms[place]!, place));
  if (colonnes.every(({ jour }) => jour === '')) {
    return (ligne) => {
      const filled = places.find((place) => ligne.cellule(place) !== '');
      return filled === undefined ? null : readTexte(ligne, filled);
    };
  }
  const inOrder = colonnes.toSorted((one, other) => one.rang - other.rang);
  const semaine = [...groupBy(inOrder, ({ jour }) => jour)].toSorted(
    ([one], [other]) => placeInWeek(one) - placeInWeek(other),
  );
  return (ligne) => {
    const dits = semaine.flatMap(([jour, ofJour]) => dayOf(ligne, jour, ofJour) ?? []);
    return dits.length === 0 ? null : dits.join(' ; ');
  };
}

function colonneOf(nom: string, place: number): Colonne {
  const mots = nameKey(nom).split(' ');
  const jours = NOMS_JOURS.filter((jour) => mots.includes(jour));
  const said = nom.replaceAll('_', ' ').trim();
  const libelle = said
    .replace(new RegExp(`(?:^|\\s)(?:${NOMS_JOURS.join('|')})(?=\\s|$)`, 'i'), ' ')
    .replace(/^\s*(?:h|horaires?)(?=\s|$)/i, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
  return {
    place,
    jour: jours.length === 1 ? jours[0]! : jours.length > 1 ? said : '',
    borne: mots.some((mot) => /^(?:ouv|debut|open)/.test(mot))
      ? 'ouverture'
      : mots.some((mot) => /^(?:ferm|fin$|clos)/.test(mot))
        ? 'fermeture'
        : null,
    rang: rangOf(mots),
    libelle: jours.length > 1 ? '' : (MOMENTS[libelle] ?? libelle),
  };
}

const MOMENTS: Readonly<Record<string, string>> = { am: 'matin', pm: 'après-midi' };

/** `matin` 0, `après-midi` 1, `soir` 2; `ouverture 2` is that of the afternoon. */
function rangOf(mots: readonly string[]): number {
  if (mots.includes('soir')) return 2;
  if (mots.some((mot) => /^(?:apres|aprem|pm)$/.test(mot))) return 1;
  const numero = mots.find((mot) => /^[1-9]$/.test(mot));
  return numero === undefined ? 0 : Number(numero) - 1;
}

function placeInWeek(jour: string): number {
  return NOMS_JOURS.findIndex((nom) => jour.toLowerCase().includes(nom));
}

/** What a row says of a day, each opening with the closing that follows; `null` where it says nothing. */
function dayOf(ligne: Ligne, jour: string, colonnes: readonly Colonne[]): string | null {
  const filled = colonnes
    .map((colonne) => ({ ...colonne, texte: withoutSeconds(ligne.texte(colonne.place)) }))
    .filter(({ texte }) => texte !== '');
  if (filled.length === 0) return null;
  const dits: string[] = [];
  let ouverte: (typeof filled)[number] | null = null;
  for (const cellule of filled) {
    if (JOURS.get(jour)?.includes(nameKey(cellule.texte))) continue;
    const borne = HEURE.test(cellule.texte) ? cellule.borne : null;
    if (ouverte && borne === 'fermeture') {
      dits.push(`${ouverte.texte}-${cellule.texte}`);
      ouverte = null;
    } else if (borne === 'ouverture') {
      if (ouverte) dits.push(named(ouverte));
      ouverte = cellule;
    } else dits.push(named(cellule));
  }
  if (ouverte) dits.push(named(ouverte));
  return [jour, [...new Set(dits)].join(', ')].filter(Boolean).join(' : ');
}

/** Hours from a time to another as written; anything else with what its column says: `matin fermé`. */
function named({ texte, libelle }: { readonly texte: string; readonly libelle: string }): string {
  return /\d/.test(texte) && !HEURE.test(texte) ? texte : `${libelle} ${texte}`.trim();
}

function withoutSeconds(texte: string): string {
  return texte.replace(/^(\d{1,2}:\d{2}):\d{2}$/, '$1');
}
