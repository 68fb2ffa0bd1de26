import { demiCadre } from '../distance';
import type { Lieu } from '../lieu';
import {
  type MotifDoublon,
  motifsEntre,
  RAYON_PROCHE,
  type Signalement,
  signalementDe,
} from './ressemblance';
import { distinctsDe, type Retouche } from './retouches';

/** Two rows that may be one lieu: places in the lieux, the one to keep first. */
export interface Doublon {
  readonly garde: number;
  readonly retire: number;
  /** At least two: one alone is not enough. */
  readonly motifs: readonly MotifDoublon[];
}

/** In a larger group of rows that share something, each is held against so many of those that are unlike one another. */
const GROUPE_MAX = 40;

/**
 * Rows that may be one lieu, surest first. Asked are:
 *
 * - one name or one SIRET, at one address or within 100 m;
 * - one SIRET and one name, wherever they are;
 * - in one commune, where nothing tells their places apart (other addresses, points further than 100 m): the very same
 *   name; or one SIRET, and either the same contact or a name that is but a word of the other.
 *
 * Two names are one where one holds all the words of the other, two at least. A SIRET alone is not enough: that of a
 * commune runs many lieux; nor an address, which houses several; nor a name, which may be in every commune. Pairs that
 * the reader called two lieux are left out.
 *
 * Each row of a group is told with one other, the fullest if it can be: n − 1 pairs for n rows alike. Once they are
 * decided, those that they hid are told.
 */
export function doublons(
  lieux: readonly Lieu[],
  retouches: readonly Retouche[] = [],
): readonly Doublon[] {
  const richesses = new Map<number, number>();
  const richesseDe = (rang: number): number => {
    const connue = richesses.get(rang) ?? richesse(lieux[rang]!);
    richesses.set(rang, connue);
    return connue;
  };
  const plusRiche = (un: number, autre: number): number =>
    richesseDe(autre) - richesseDe(un) || un - autre;
  const distincts = distinctsDe(retouches);
  const sontDistincts = (un: number, autre: number): boolean =>
    distincts(lieux[un]!.id, lieux[autre]!.id);
  const trouves = ressemblances(lieux.map(signalementDe), sontDistincts, plusRiche);
  const surete = (a: Doublon, b: Doublon): number =>
    b.motifs.length - a.motifs.length ||
    plusRiche(a.garde, b.garde) ||
    plusRiche(a.retire, b.retire);
  return sansBoucle(trouves.toSorted(surete), lieux.length);
}

/** Pairs that look alike, each once, the richer row kept. */
function ressemblances(
  signalements: readonly Signalement[],
  sontDistincts: (un: number, autre: number) => boolean,
  plusRiche: (un: number, autre: number) => number,
): readonly Doublon[] {
  const trouvees = new Map<number, Doublon>();
  const comparer = (un: number, autre: number): boolean => {
    const cle = Math.min(un, autre) * signalements.length + Math.max(un, autre);
    if (trouvees.has(cle)) return true;
    const motifs = motifsEntre(signalements[un]!, signalements[autre]!);
    if (motifs.length === 0 || sontDistincts(un, autre)) return false;
    const [garde, retire] = plusRiche(un, autre) < 0 ? [un, autre] : [autre, un];
    trouvees.set(cle, { garde, retire, motifs });
    return true;
  };
  const points = groupesDe(signalements, pointDe);
  for (const groupe of [...groupesDe(signalements, clesDe), ...points]) {
    const estFoule = groupe.length > GROUPE_MAX;
    const modeles: number[] = [];
    for (const rang of estFoule ? groupe.toSorted(plusRiche) : groupe) {
      const semblables = modeles.filter((modele) => comparer(modele, rang));
      if (modeles.length < GROUPE_MAX && !(estFoule && semblables.length > 0)) modeles.push(rang);
    }
  }
  const foules = points.filter(({ length }) => length > GROUPE_MAX);
  for (const [un, autre] of pairesProches(signalements, new Set(foules.flat())))
    comparer(un, autre);
  return [...trouvees.values()];
}

/** Rows that share a key, in their order; those that share none are in no group. */
function groupesDe(
  signalements: readonly Signalement[],
  cles: (signalement: Signalement) => readonly (string | number)[],
): readonly (readonly number[])[] {
  const premiers = new Map<string | number, number>();
  const groupes = new Map<string | number, number[]>();
  signalements.forEach((signalement, rang) => {
    for (const cle of cles(signalement)) {
      const premier = premiers.get(cle);
      if (premier === undefined) premiers.set(cle, rang);
      else if (!groupes.get(cle)?.push(rang)) groupes.set(cle, [premier, rang]);
    }
  });
  return [...groupes.values()];
}

/** What a double is found by: its SIRET; in its commune its name, its address. */
function clesDe({ siret, commune, nom, adresse }: Signalement): string[] {
  const cles = siret === null ? [] : [siret];
  if (commune !== null) cles.push(`${commune} ${nom}`);
  if (commune !== null && adresse !== null) cles.push(`${commune}, ${adresse}`);
  return cles;
}

/** A point as one number; those that it confounds are told apart when they are compared. */
function pointDe({ latitude, longitude }: Signalement): number[] {
  return Number.isNaN(latitude) ? [] : [latitude + 1000 * longitude];
}

/** Rows whose points are near, from south to north; not those of a crowd on one point, whose pairs would be millions. */
function* pairesProches(
  signalements: readonly Signalement[],
  foule: ReadonlySet<number>,
): Generator<readonly [number, number]> {
  const latitudes = Float64Array.from(signalements, ({ latitude }) => latitude);
  const longitudes = Float64Array.from(signalements, ({ longitude }) => longitude);
  const rangs = Uint32Array.from(
    [...signalements.keys()].filter((rang) => !Number.isNaN(latitudes[rang]!) && !foule.has(rang)),
  ).sort((un, autre) => latitudes[un]! - latitudes[autre]!);
  for (let place = 0; place < rangs.length; place++) {
    const un = rangs[place]!;
    const cadre = demiCadre(latitudes[un]!, RAYON_PROCHE);
    for (let suivante = place + 1; suivante < rangs.length; suivante++) {
      const autre = rangs[suivante]!;
      if (latitudes[autre]! - latitudes[un]! > cadre.latitude) break;
      if (Math.abs(longitudes[autre]! - longitudes[un]!) <= cadre.longitude) yield [un, autre];
    }
  }
}

/** The first pairs that join rows not joined before them: what is left says who is whose double, without saying it twice. */
function sansBoucle(paires: readonly Doublon[], lignes: number): readonly Doublon[] {
  const parents = Uint32Array.from({ length: lignes }, (_, rang) => rang);
  const racine = (rang: number): number => {
    while (parents[rang] !== rang) rang = parents[rang] = parents[parents[rang]!]!;
    return rang;
  };
  return paires.filter(({ garde, retire }) => {
    const [une, autre] = [racine(garde), racine(retire)];
    parents[autre] = une;
    return une !== autre;
  });
}

/** How much a row says: the fuller of two is kept. */
function richesse(lieu: Lieu): number {
  return Object.values(lieu).filter(
    (valeur) => valeur !== null && valeur !== '' && !(Array.isArray(valeur) && valeur.length === 0),
  ).length;
}
