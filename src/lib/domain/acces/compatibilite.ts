import { nomNormalise } from '../couverture/univers';
import type { Lot } from '../pass';
import { isInTerritoire, type Commune, type Echelon } from '../territoire';

/** What a lieu says that decides whether the Pass of a lot can be spent there. */
export interface LieuSitue {
  /** `null` where it is not known. */
  readonly commune: Commune | null;
  readonly publics: readonly string[];
  readonly services: readonly string[];
}

/** What a lot says of where it can be spent. */
export type LotRestreint = Pick<Lot, 'perimetre' | 'publicCible' | 'services'>;

/**
 * Which lots can be spent in which lieux. Lots that the same lieux take, and that the same communes would take if a lieu
 * opened there, are one group; group 0 is taken everywhere.
 */
export interface Compatibilite {
  /** Group of each lot. */
  readonly groupe: Uint32Array;
  /** By group: 1 for the lieux that take its Pass, once labelled. */
  readonly accepte: readonly Uint8Array[];
  /** By group: 1 for the communes where a lieu of which nothing else is known would take its Pass. */
  readonly accepteCommune: readonly Uint8Array[];
}

const ECHELONS: readonly Exclude<Echelon, 'france'>[] = [
  'region',
  'departement',
  'epci',
  'commune',
];

/** Publics by age, of which the word of a lot and those of a lieu can be held against each other: their first words. */
const AGES: ReadonlySet<string> = new Set(['jeunes', 'adultes', 'seniors', 'familles']);

/** Whether each lieu takes the Pass of each lot: perimeter, public and services, as groups. Dates are for the day asked. */
export function compatibiliteDe(
  lots: readonly LotRestreint[],
  lieux: readonly LieuSitue[],
  communes: readonly Commune[],
): Compatibilite {
  const accepte = [new Uint8Array(lieux.length).fill(1)];
  const accepteCommune = [new Uint8Array(communes.length).fill(1)];
  const groupes = new Map([[`${accepte[0]!.join('')} ${accepteCommune[0]!.join('')}`, 0]]);
  const groupe = Uint32Array.from(lots, (lot) => {
    const lieuxDuLot = Uint8Array.from(lieux, (lieu) => (estDepensable(lot, lieu) ? 1 : 0));
    const communesDuLot = Uint8Array.from(communes, (commune) => (estDedans(lot, commune) ? 1 : 0));
    const cle = `${lieuxDuLot.join('')} ${communesDuLot.join('')}`;
    const connu = groupes.get(cle);
    if (connu !== undefined) return connu;
    groupes.set(cle, accepte.length);
    accepteCommune.push(communesDuLot);
    return accepte.push(lieuxDuLot) - 1;
  });
  return { groupe, accepte, accepteCommune };
}

/** Unknown is not no: without a perimeter, a commune, comparable publics or services, the Pass can be spent. */
function estDepensable(lot: LotRestreint, { commune, publics, services }: LieuSitue): boolean {
  return (
    (commune === null || estDedans(lot, commune)) &&
    estAccueilli(lot.publicCible, publics) &&
    estRendu(lot.services, services)
  );
}

function estDedans({ perimetre }: LotRestreint, commune: Commune): boolean {
  return perimetre.length === 0 || perimetre.some((territoire) => contient(territoire, commune));
}

/** Whether a lieu gives one of the services of the lot. Yes where either says none. */
function estRendu(voulus: readonly string[], rendus: readonly string[]): boolean {
  if (voulus.length === 0 || rendus.length === 0) return true;
  const connus = new Set(rendus.map(nomNormalise));
  return voulus.some((service) => connus.has(nomNormalise(service)));
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
