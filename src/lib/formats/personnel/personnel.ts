import type { Colonnes, Places } from '../champs';
import type { Apercu } from '../famille';
import type { Journal } from '../journal/journal';
import type { Constat } from '../lecture';

const REGLE = 'donnee-personnelle';

/** Says of each column that holds personal data that it is dropped. */
export function announce(journal: Journal, apercu: Apercu, masked: ReadonlySet<number>): void {
  for (const place of masked) {
    journal.noter(
      REGLE,
      'alerte',
      'Cette colonne contient des données personnelles : elle n’est ni lue, ni gardée, ni montrée. Elle est vide aussi dans les lignes rejetées à télécharger.',
      apercu.colonnes[place] ?? null,
    );
  }
}

/** Places by field, without those of columns that are not read. */
export function withoutMasked<Champ extends string>(
  colonnes: Colonnes<Champ>,
  masked: ReadonlySet<number>,
): Colonnes<Champ> {
  const kept = Object.entries<readonly number[]>(colonnes).map(([champ, places]) => [
    champ,
    places.filter((place) => !masked.has(place)),
  ]);
  return Object.fromEntries(kept) as Colonnes<Champ>;
}

/** The same, where a field has one place: −1 where its column is not read. */
export function placesWithoutMasked<Champ extends string>(
  places: Places<Champ>,
  masked: ReadonlySet<number>,
): Places<Champ> {
  const kept = Object.entries<number>(places).map(([champ, place]) => [
    champ,
    masked.has(place) ? -1 : place,
  ]);
  return Object.fromEntries(kept) as Places<Champ>;
}

/** Whether a file that was read holds columns of personal data. */
export function isPersonal({ constats }: { readonly constats: readonly Constat[] }): boolean {
  return constats.some(({ ligne, regle }) => ligne === 0 && regle === REGLE);
}
