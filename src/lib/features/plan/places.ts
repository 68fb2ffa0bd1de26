import type { PlacesPlan } from '$lib/compute/messages';
import { formatNombre, formatPart } from '$lib/ui/format';

/** « 240 (estimée) », « 120 », or that nobody knows. */
export function placesCourtes({ places, estimee }: PlacesPlan): string {
  if (Number.isNaN(places)) return 'inconnue, sans limite';
  return estimee ? `${formatNombre(places)} (estimée)` : formatNombre(places);
}

/** What a lieu can take, in words. */
export function placesDites({ places, estimee }: PlacesPlan): string {
  if (Number.isNaN(places)) return 'capacité inconnue, tenue pour sans limite';
  return `peut prendre ${formatNombre(places)} Pass (capacité ${estimee ? 'estimée' : 'connue'})`;
}

/** How much of the capacity of the lieux of a plan is estimated, and how many have none known. */
export function phrasePlaces(places: readonly PlacesPlan[]): string {
  const connues = places.filter((lieu) => !Number.isNaN(lieu.places));
  const total = (lieux: readonly PlacesPlan[]): number =>
    lieux.reduce((somme, lieu) => somme + lieu.places, 0);
  const inconnues = places.length - connues.length;
  const tout = total(connues);
  const phrases = [
    'Aucun lieu ne reçoit plus de Pass que sa capacité ; la distance ne pondère pas, tant que le lieu est à portée.',
    tout > 0
      ? `${formatPart(total(connues.filter(({ estimee }) => estimee)) / tout)} de la capacité des lieux de ce plan est estimée, faute d’être déclarée ou observée.`
      : '',
    inconnues > 0
      ? `${formatNombre(inconnues)} de ces lieux ${inconnues > 1 ? 'ont' : 'a'} une capacité que rien ne permet d’estimer, tenue pour sans limite.`
      : '',
  ];
  return phrases.filter((phrase) => phrase !== '').join(' ');
}
