import { nomNormalise } from '../couverture/univers';
import type { Lot } from '../pass';
import { isInTerritoire, type Commune, type Echelon, type Territoire } from '../territoire';

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
  const conditionsDe = lecteurDeConditions();
  const offres = lieux.map(conditionsDe);
  const connus = new Map<string, number>();
  const groupeDe = (lot: LotRestreint): number => {
    const estDedans = perimetreDe(lot);
    const publics = lot.publicCible === null ? [] : [lot.publicCible];
    const demande = conditionsDe({ publics, services: lot.services });
    const lieuxDuLot = drapeaux(
      lieux,
      ({ commune }, j) => (commune === null || estDedans(commune)) && convient(demande, offres[j]!),
    );
    const communesDuLot = drapeaux(communes, estDedans);
    const connu = accepte.findIndex(
      (lieuxDuGroupe, groupe) =>
        egales(lieuxDuGroupe, lieuxDuLot) && egales(accepteCommune[groupe]!, communesDuLot),
    );
    if (connu >= 0) return connu;
    accepteCommune.push(communesDuLot);
    return accepte.push(lieuxDuLot) - 1;
  };
  const groupe = Uint32Array.from(lots, (lot) => {
    const dit = JSON.stringify([lot.perimetre, lot.publicCible, lot.services]);
    const place = connus.get(dit) ?? groupeDe(lot);
    connus.set(dit, place);
    return place;
  });
  return { groupe, accepte, accepteCommune };
}

function egales(une: Uint8Array, autre: Uint8Array): boolean {
  return une.every((valeur, rang) => valeur === autre[rang]);
}

/** 1 for the items that pass a test. */
function drapeaux<T>(
  items: readonly T[],
  test: (item: T, rang: number) => boolean,
): Uint8Array<ArrayBuffer> {
  const oui = new Uint8Array(items.length);
  for (let rang = 0; rang < items.length; rang++) if (test(items[rang]!, rang)) oui[rang] = 1;
  return oui;
}

/** Ages and services in words that can be held against each other; empty: nothing is said. */
interface Conditions {
  readonly ages: ReadonlySet<string>;
  readonly services: ReadonlySet<string>;
}

/** Each word, and each list, is looked at once: thousands of lieux share the same few. */
function lecteurDeConditions(): (dit: Pick<LieuSitue, 'publics' | 'services'>) => Conditions {
  const age = memo(ageDe);
  const agesDe = memo((publics: readonly string[]) => {
    const ages = publics.map(age).filter((connu) => connu !== null);
    return new Set(ages);
  });
  const motsDe = memo((services: readonly string[]) => new Set(services.map(nomNormalise)));
  return ({ publics, services }) => ({ ages: agesDe(publics), services: motsDe(services) });
}

/** Unknown is not no: without comparable publics or services on either side, the Pass can be spent. */
function convient(demande: Conditions, offre: Conditions): boolean {
  return seRencontrent(demande.ages, offre.ages) && seRencontrent(demande.services, offre.services);
}

function seRencontrent(voulus: ReadonlySet<string>, rendus: ReadonlySet<string>): boolean {
  if (voulus.size === 0 || rendus.size === 0) return true;
  for (const voulu of voulus) if (rendus.has(voulu)) return true;
  return false;
}

/** A territory of a perimeter: never the whole country. */
export type TerritoireDit = Exclude<Territoire, { readonly echelon: 'france' }>;

/** The territories that a part of a perimeter may be: `departement:63`; a code without its échelon is that of any. */
export function territoiresDits(texte: string): readonly TerritoireDit[] {
  const [code = '', nom] = texte.split(':').reverse();
  const echelons = ECHELONS.filter((echelon) => nom === undefined || nom === echelon);
  return echelons.map((echelon) => ({ echelon, code }));
}

/** Whether a commune is in the perimeter of a lot. */
function perimetreDe({ perimetre }: LotRestreint): (commune: Commune) => boolean {
  const territoires = perimetre.flatMap(territoiresDits);
  return (commune) =>
    perimetre.length === 0 || territoires.some((territoire) => isInTerritoire(commune, territoire));
}

/** `Seniors (+ 65 ans)` → `seniors`; `null` where the word is not one of {@link AGES}. */
function ageDe(mots: string): string | null {
  const premier = /^\p{L}+/u.exec(mots.trim().toLowerCase())?.[0] ?? '';
  return AGES.has(premier) ? premier : null;
}

/** The same function, worked out once for each thing it is asked of. */
function memo<Sujet, Valeur>(lire: (sujet: Sujet) => Valeur): (sujet: Sujet) => Valeur {
  const connus = new Map<Sujet, Valeur>();
  return (sujet) => {
    const connu = connus.get(sujet);
    if (connu !== undefined) return connu;
    const valeur = lire(sujet);
    connus.set(sujet, valeur);
    return valeur;
  };
}
