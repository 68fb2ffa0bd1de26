import type { Lot } from '../pass';
import { isInTerritoire, type Commune, type Echelon } from '../territoire';

/** What a lieu says that decides whether the Pass of a lot can be spent there. */
export interface LieuSitue {
  /** `null` where it is not known. */
  readonly commune: Commune | null;
  readonly publics: readonly string[];
}

/** Which lots can be spent in which lieux. Lots that the same lieux take are one group; group 0 is taken everywhere. */
export interface Compatibilite {
  /** Group of each lot. */
  readonly groupe: Uint32Array;
  /** By group: 1 for the lieux that take its Pass, once labelled. */
  readonly accepte: readonly Uint8Array[];
}

const ECHELONS: readonly Exclude<Echelon, 'france'>[] = [
  'region',
  'departement',
  'epci',
  'commune',
];

/** Publics by age, of which the word of a lot and those of a lieu can be held against each other: their first words. */
const AGES: ReadonlySet<string> = new Set(['jeunes', 'adultes', 'seniors', 'familles']);

/** Whether each lieu takes the Pass of each lot: perimeter and public, as groups. */
export function compatibiliteDe(
  lots: readonly Pick<Lot, 'perimetre' | 'publicCible'>[],
  lieux: readonly LieuSitue[],
): Compatibilite {
  const accepte = [new Uint8Array(lieux.length).fill(1)];
  const groupes = new Map([[accepte[0]!.join(''), 0]]);
  const groupe = Uint32Array.from(lots, (lot) => {
    const lieuxDuLot = Uint8Array.from(lieux, (lieu) => (estDepensable(lot, lieu) ? 1 : 0));
    const cle = lieuxDuLot.join('');
    const connu = groupes.get(cle) ?? accepte.push(lieuxDuLot) - 1;
    groupes.set(cle, connu);
    return connu;
  });
  return { groupe, accepte };
}

/** Unknown is not no: without a perimeter, a commune or comparable publics, the Pass can be spent. */
function estDepensable(
  { perimetre, publicCible }: Pick<Lot, 'perimetre' | 'publicCible'>,
  { commune, publics }: LieuSitue,
): boolean {
  const dedans =
    commune === null ||
    perimetre.length === 0 ||
    perimetre.some((territoire) => contient(territoire, commune));
  return dedans && estAccueilli(publicCible, publics);
}

/** `departement:63`; a code without its échelon is that of any. */
function contient(territoire: string, commune: Commune): boolean {
  const [code = '', nom] = territoire.split(':').reverse();
  return ECHELONS.some(
    (echelon) =>
      (nom === undefined || nom === echelon) && isInTerritoire(commune, { echelon, code }),
  );
}

function estAccueilli(publicCible: string | null, publics: readonly string[]): boolean {
  const cible = ageDe(publicCible ?? '');
  const accueillis = publics.map(ageDe).filter((age) => age !== null);
  return cible === null || accueillis.length === 0 || accueillis.includes(cible);
}

/** `Seniors (+ 65 ans)` → `seniors`; `null` where the word is not one of {@link AGES}. */
function ageDe(mots: string): string | null {
  const premier = /^\p{L}+/u.exec(mots.trim().toLowerCase())?.[0] ?? '';
  return AGES.has(premier) ? premier : null;
}
