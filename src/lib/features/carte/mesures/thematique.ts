import type { Parametres } from '$lib/domain/parametres';
import { classerSelon, coupuresDe, croiser } from '$lib/map/coupures';
import { croisement, divergence, horsEchelle, inconnue, suite, unie } from '$lib/map/gammes';
import type { Teinte, Theme } from '$lib/map/palette';
import type { Decoupage, Mesure, Representation } from '$lib/state/representation';

import type { Colonnes } from './colonnes';
import { EXPLICATIONS, isClassee, LECTURES, NOMS_MESURES, type MesureSimple } from './mesures';
import { repandre, taire, valeursDe } from './valeurs';

/** Units of the map, and the intercommunalités that two measures are of. A hexagon is its own. */
export interface Unites {
  readonly colonnes: Colonnes;
  readonly zones: Int32Array;
  readonly parZone: Colonnes;
  /** « communes », « hexagones ». */
  readonly nom: string;
}

/** A measure as the map, its legend and its histogram show it. */
export interface Thematique {
  readonly mesure: Mesure;
  readonly titre: string;
  readonly explication: string;
  /** By unit: NaN where not known, ∞ where there is nothing to measure to. Empty for a crossing. */
  readonly valeurs: Float64Array;
  readonly coupures: readonly number[];
  /** How the breaks were drawn; `null` where there are none to draw. */
  readonly decoupage: Decoupage | null;
  /** By unit, the index in `teintes` and `noms`. */
  readonly classe: Uint8Array;
  readonly teintes: (theme: Theme) => readonly Teinte[];
  readonly noms: readonly string[];
  /** Units of the territory on screen in each class. */
  readonly comptes: readonly number[];
  readonly unite: string;
}

const INCONNU = 'Trop peu de bénéficiaires, ou non connu';

/**
 * What a representation shows; `null` for the classes of gap, which the map draws by itself.
 *
 * @param retenues units of the territory on screen: breaks are drawn over them.
 */
export function thematiqueDe(
  { mesure, decoupage, hexagones }: Representation,
  unites: Unites,
  retenues: readonly number[],
  parametres: Parametres,
): Thematique | null {
  if (mesure === 'ecarts') return null;
  const paint = (): Omit<Peinture, 'comptes'> =>
    mesure === 'croisement'
      ? croisee(unites, parametres)
      : isClassee(mesure, hexagones)
        ? classee(mesure, decoupage, unites, retenues, parametres)
        : seule(mesure, unites);
  const peinture = paint();
  const comptes = peinture.noms.map(() => 0);
  for (const unite of retenues) comptes[peinture.classe[unite]!]! += 1;
  return {
    mesure,
    titre: NOMS_MESURES[mesure],
    explication: EXPLICATIONS[mesure],
    unite: unites.nom,
    ...peinture,
    comptes,
  };
}

type Peinture = Omit<Thematique, 'mesure' | 'titre' | 'explication' | 'unite'>;

/** How a measure is parted: as the reader asked where the measure can be, else in its own way. */
export function decoupageDe(
  mesure: MesureSimple,
  demande: Decoupage | null,
  parametres: Parametres,
): Decoupage {
  const { decoupage, seuils } = LECTURES[mesure];
  if (demande?.methode === 'seuils' && seuils(parametres) === null) return decoupage;
  return demande ?? decoupage;
}

function classee(
  mesure: MesureSimple,
  demande: Decoupage | null,
  unites: Unites,
  retenues: readonly number[],
  parametres: Parametres,
): Omit<Peinture, 'comptes'> {
  const valeurs = valeursEntieres(mesure, unites, parametres);
  const decoupage = decoupageDe(mesure, demande, parametres);
  const connues = Float64Array.from(retenues, (k) => valeurs[k]!).filter(Number.isFinite);
  const pivot = LECTURES[mesure].pivot(parametres);
  const coupures = coupuresSelon(decoupage, mesure, connues, pivot, parametres);
  const nombre = coupures.length + 1;
  const rang = classerSelon(valeurs, coupures);
  const classe = rang.map((code, k) =>
    Number.isNaN(valeurs[k]) ? nombre + 1 : valeurs[k] === Infinity ? nombre : code,
  );
  return {
    valeurs,
    coupures,
    decoupage,
    classe,
    noms: [
      ...intervalles(coupures, LECTURES[mesure].format),
      capitalize(LECTURES[mesure].horsEchelle),
      INCONNU,
    ],
    teintes: (theme) => [...teintesDe(coupures, pivot, theme), horsEchelle(theme), inconnue(theme)],
  };
}

/** Values by unit; a measure of intercommunalités is spread over their communes. */
function valeursEntieres(
  mesure: MesureSimple,
  { colonnes, zones, parZone }: Unites,
  { seuilSecret }: Parametres,
): Float64Array {
  const source = mesure === 'charge' ? parZone : colonnes;
  const brutes = valeursDe(mesure, source);
  const tues = LECTURES[mesure].secret ? taire(brutes, source, seuilSecret) : brutes;
  if (mesure !== 'charge') return tues;
  return repandre(tues, zones).map((valeur, k) => (colonnes.pass[k]! > 0 ? valeur : NaN));
}

function coupuresSelon(
  decoupage: Decoupage,
  mesure: MesureSimple,
  connues: Float64Array,
  pivot: number | null,
  parametres: Parametres,
): readonly number[] {
  if (decoupage.methode === 'main') return decoupage.coupures;
  if (decoupage.methode === 'seuils') return LECTURES[mesure].seuils(parametres) ?? [];
  const drawn = coupuresDe(connues, decoupage.methode, decoupage.nombre).map(rond);
  return avecPivot([...new Set(drawn)], pivot, connues);
}

/** The nearest break gives way to the pivot, where values lie on both sides of it. */
function avecPivot(coupures: number[], pivot: number | null, connues: Float64Array): number[] {
  if (pivot === null || coupures.length === 0) return coupures;
  if (!connues.some((value) => value < pivot) || !connues.some((value) => value >= pivot))
    return coupures;
  const gap = (value: number): number => Math.abs(value - pivot);
  const nearest = coupures.reduce((a, b) => (gap(b) < gap(a) ? b : a));
  const moved = coupures.map((value) => (value === nearest ? pivot : value));
  return [...new Set(moved)].sort((a, b) => a - b);
}

/** Around the pivot where there is one, else from little to much. */
function teintesDe(coupures: readonly number[], pivot: number | null, theme: Theme): Teinte[] {
  if (pivot === null) return suite(coupures.length + 1, theme);
  const under = coupures.filter((coupure) => coupure <= pivot).length;
  const milieu = !coupures.includes(pivot);
  const over = coupures.length - under;
  return milieu ? divergence(under, true, over, theme) : divergence(under, false, over + 1, theme);
}

/** One colour: the size alone speaks. */
function seule(mesure: MesureSimple, { colonnes }: Unites): Omit<Peinture, 'comptes'> {
  return {
    valeurs: valeursDe(mesure, colonnes),
    coupures: [],
    decoupage: null,
    classe: new Uint8Array(colonnes.pass.length),
    noms: ['Pass en circulation'],
    teintes: (theme) => [unie(theme)],
  };
}

/** Classes of the crossing: three of Pass for 1,000 inhabitants, three of labelled lieux for 10,000. */
const CROISEES = 9;

function croisee(
  { zones, parZone, colonnes }: Unites,
  { seuilSecret }: Parametres,
): Omit<Peinture, 'comptes'> {
  const { population, pass, lieux, beneficiaires } = parZone;
  const x = pass.map((value, k) => (population[k]! > 0 ? (1000 * value) / population[k]! : NaN));
  const y = lieux.map((value, k) => (population[k]! > 0 ? (10_000 * value) / population[k]! : NaN));
  const servies = [...zones.keys()].filter((k) => colonnes.pass[k]! > 0).map((k) => zones[k]!);
  const vues = [...new Set(servies)];
  const pourvues = vues.map((zone) => y[zone]!).filter((value) => value > 0);
  const tiers = coupuresDe(
    Float64Array.from(vues, (zone) => x[zone]!),
    'quantiles',
    3,
  );
  const moitie = coupuresDe(pourvues, 'quantiles', 2);
  const classes = croiser(x, y, deux(tiers), deux([Number.MIN_VALUE, ...moitie]));
  const classe = Uint8Array.from(zones, (zone) =>
    !(x[zone]! >= 0) || beneficiaires[zone]! < seuilSecret ? CROISEES : classes[zone]!,
  );
  return {
    valeurs: new Float64Array(0),
    coupures: [],
    decoupage: null,
    classe,
    noms: [...NOMS_CROISEES, INCONNU],
    teintes: (theme) => [...croisement(theme), inconnue(theme)],
  };
}

/** Two breaks, so that there are three classes: where values are too few the last ones are empty. */
function deux([first = Infinity, second = Infinity]: readonly number[]): readonly number[] {
  return [first, second];
}

const NOMS_CROISEES = ['aucun lieu', 'peu de lieux', 'beaucoup de lieux'].flatMap((lieux) =>
  ['Peu', 'Assez', 'Beaucoup'].map((pass) => `${pass} de Pass, ${lieux}`),
);

/** The classes in words, for a legend; those beyond the scale only where there are some. */
export function lignesDe(
  { teintes, noms, comptes, coupures }: Thematique,
  theme: Theme,
): readonly { teinte: Teinte; nom: string; compte: number }[] {
  return teintes(theme)
    .map((teinte, k) => ({ teinte, nom: noms[k]!, compte: comptes[k]! }))
    .filter(({ compte }, k) => k <= coupures.length || compte > 0);
}

/** « moins de 10 », « de 10 à moins de 50 », « 50 et plus ». */
export function intervalles(
  coupures: readonly number[],
  format: (valeur: number) => string,
): string[] {
  const [first, last] = [coupures[0], coupures.at(-1)];
  if (first === undefined || last === undefined) return ['Toutes les valeurs'];
  const between = coupures
    .slice(1)
    .map((fin, k) => `De ${format(coupures[k]!)} à moins de ${format(fin)}`);
  return [`Moins de ${format(first)}`, ...between, `${format(last)} et plus`];
}

/** Two significant digits: breaks that a legend can say as they are. */
function rond(value: number): number {
  return Number(value.toPrecision(value < 10 ? 2 : 3));
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
