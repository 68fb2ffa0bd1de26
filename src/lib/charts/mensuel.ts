import { area, line, max, scaleBand, scaleLinear, sum } from 'd3';

import { moisCourt, moisDuRang, moisEnMots, nombre, rangDuMois } from './nombres';

/** What happened in a month to the Pass of a territory, and what remained at its end. Counts of Pass. */
export interface LigneMensuelle {
  /** `AAAA-MM`. */
  readonly mois: string;
  readonly distribues: number;
  readonly utilises: number;
  readonly expires: number;
  readonly encours: number;
}

interface Graduation {
  readonly y: number;
  readonly valeur: number;
}

/** A bar of one month in one panel; pixels. */
interface Barre {
  readonly x: number;
  readonly y: number;
  readonly largeur: number;
  readonly hauteur: number;
}

/** Where everything goes, in pixels of a drawing as wide as asked. */
export interface Geometrie {
  readonly largeur: number;
  readonly hauteur: number;
  readonly gauche: number;
  readonly droite: number;
  /** One for each month, gaps filled. */
  readonly mois: readonly (LigneMensuelle & { readonly x: number; readonly centre: number })[];
  readonly pas: number;
  readonly distribues: readonly Barre[];
  readonly utilises: readonly Barre[];
  readonly expires: readonly Barre[];
  readonly ligne: string;
  readonly aire: string;
  readonly yEncours: (encours: number) => number;
  readonly graduationsEncours: readonly Graduation[];
  readonly graduationsFlux: readonly Graduation[];
  /** Height of the zero of each panel. */
  readonly zeroEncours: number;
  readonly zeroFlux: number;
  readonly reperes: readonly {
    readonly x: number;
    readonly mois: string;
    readonly annee: string | null;
  }[];
}

const GAUCHE = 46;
const DROITE = 10;
const ENCOURS = { haut: 22, bas: 132 };
const FLUX = { haut: 172, bas: 332 };
const HAUTEUR = 372;
/** Pixels that the name of a month takes. */
const REPERE = 40;
const PAS_DE_REPERES = [1, 2, 3, 6, 12, 24, 48];

/**
 * Two panels over one axis of months: the stock as a line, and under it the flows, in upwards and out downwards.
 * Stock and flows have the same unit but not the same size, and a shared scale would flatten the flows.
 */
export function geometrieMensuelle(rows: readonly LigneMensuelle[], largeur: number): Geometrie {
  const series = completer(rows);
  const x = scaleBand(
    series.map(({ mois }) => mois),
    [GAUCHE, largeur - DROITE],
  )
    .paddingInner(0.25)
    .paddingOuter(0.2);
  const largeurBarre = x.bandwidth();
  const yEncours = scaleLinear(
    [0, max(series, ({ encours }) => encours) || 1],
    [ENCOURS.bas, ENCOURS.haut],
  ).nice(3);
  const entrees = max(series, ({ distribues }) => distribues) ?? 0;
  const sorties = max(series, ({ utilises, expires }) => utilises + expires) ?? 0;
  const yFlux = scaleLinear([-sorties, entrees || (sorties ? 0 : 1)], [FLUX.bas, FLUX.haut]).nice(
    5,
  );
  const mois = series.map((row) => ({
    ...row,
    x: x(row.mois)!,
    centre: x(row.mois)! + largeurBarre / 2,
  }));
  const barre = (at: number, de: number, a: number): Barre => ({
    x: at,
    y: Math.min(yFlux(de), yFlux(a)),
    largeur: largeurBarre,
    hauteur: Math.abs(yFlux(a) - yFlux(de)),
  });
  return {
    largeur,
    hauteur: HAUTEUR,
    gauche: GAUCHE,
    droite: largeur - DROITE,
    mois,
    pas: x.step(),
    distribues: mois.map((row) => barre(row.x, 0, row.distribues)),
    utilises: mois.map((row) => barre(row.x, 0, -row.utilises)),
    expires: mois.map((row) => barre(row.x, -row.utilises, -row.utilises - row.expires)),
    ligne:
      line<(typeof mois)[number]>(
        ({ centre }) => centre,
        ({ encours }) => yEncours(encours),
      )(mois) ?? '',
    aire:
      area<(typeof mois)[number]>(
        ({ centre }) => centre,
        ENCOURS.bas,
        ({ encours }) => yEncours(encours),
      )(mois) ?? '',
    yEncours,
    graduationsEncours: yEncours.ticks(3).map((valeur) => ({ y: yEncours(valeur), valeur })),
    graduationsFlux: yFlux
      .ticks(5)
      .map((valeur) => ({ y: yFlux(valeur), valeur: Math.abs(valeur) })),
    zeroEncours: ENCOURS.bas,
    zeroFlux: yFlux(0),
    reperes: reperes(mois, x.step()),
  };
}

/** Months without a line had no flow, and kept the stock of the month before. */
export function completer(rows: readonly LigneMensuelle[]): LigneMensuelle[] {
  const sorted = [...rows].sort((a, b) => rangDuMois(a.mois) - rangDuMois(b.mois));
  return sorted.flatMap((row, k) => {
    const next = sorted[k + 1];
    const missing = next ? rangDuMois(next.mois) - rangDuMois(row.mois) - 1 : 0;
    const quiet = Array.from({ length: Math.max(0, missing) }, (_, gap) => ({
      mois: moisDuRang(rangDuMois(row.mois) + gap + 1),
      distribues: 0,
      utilises: 0,
      expires: 0,
      encours: row.encours,
    }));
    return [row, ...quiet];
  });
}

/** What the chart shows, in a sentence. */
export function resume(rows: readonly LigneMensuelle[]): string {
  const series = completer(rows);
  const [first, last] = [series[0], series.at(-1)];
  if (!first || !last) return 'Aucun Pass sur la période.';
  const total = (key: 'distribues' | 'utilises' | 'expires') =>
    nombre(sum(series, (row) => row[key]));
  return (
    `De ${moisEnMots(first.mois)} à ${moisEnMots(last.mois)} : ${total('distribues')} Pass distribués, ` +
    `${total('utilises')} utilisés, ${total('expires')} expirés ; ` +
    `${nombre(last.encours)} en circulation à la fin de ${moisEnMots(last.mois)}.`
  );
}

/** As many named months as there is room for, January first; the year stands under its first name. */
function reperes(
  mois: readonly { mois: string; centre: number }[],
  pas: number,
): Geometrie['reperes'] {
  const every = PAS_DE_REPERES.find((step) => step * pas >= REPERE) ?? PAS_DE_REPERES.at(-1)!;
  const named = mois.filter(({ mois: month }) => rangDuMois(month) % every === 0);
  const shown = named.length > 0 ? named : mois.slice(0, 1);
  return shown.map(({ mois: month, centre }, k) => {
    const annee = month.slice(0, 4);
    return {
      x: centre,
      mois: moisCourt(month),
      annee: shown[k - 1]?.mois.slice(0, 4) === annee ? null : annee,
    };
  });
}
