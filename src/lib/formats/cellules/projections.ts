import { BOITES, type Boite, isIn, isInFrance } from './territoires';

const GRS80 = '+ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs';
const LAMBERT_93 = `+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 ${GRS80}`;

/** A zone of the former Lambert of the mainland (NTF): parallel of origin in degrees, scale, offsets in metres. */
interface ZoneNtf {
  readonly nom: keyof typeof RANGS;
  readonly latitude: number;
  readonly echelle: number;
  readonly x: number;
  readonly y: number;
  /** Codes of the zone with the number of the zone before its northings, and without. */
  readonly epsg: readonly [etendue: number, locale: number];
  /** Where it is used. */
  readonly boite: Boite;
}

/** The part of the mainland between two parallels. */
function bande(sud: number, nord: number): Boite {
  const [, ouest, , est] = BOITES.metropole;
  return [sud, ouest, nord, est];
}

/** IGN, *Projections cartographiques en usage en France*: the one that covers the whole mainland first. */
const ZONES_NTF: readonly ZoneNtf[] = [
  {
    nom: 'II',
    latitude: 46.8,
    echelle: 0.99987742,
    x: 600_000,
    y: 200_000,
    epsg: [27572, 27562],
    boite: bande(44.7, 48.9),
  },
  {
    nom: 'I',
    latitude: 49.5,
    echelle: 0.999877341,
    x: 600_000,
    y: 200_000,
    epsg: [27571, 27561],
    boite: bande(47.4, 51.3),
  },
  {
    nom: 'III',
    latitude: 44.1,
    echelle: 0.999877499,
    x: 600_000,
    y: 200_000,
    epsg: [27573, 27563],
    boite: bande(42, 46.2),
  },
  {
    nom: 'IV',
    latitude: 42.165,
    echelle: 0.99994471,
    x: 234.358,
    y: 185_861.369,
    epsg: [27574, 27564],
    boite: [41.2, 8.4, 43.1, 9.8],
  },
];

const RANGS = { I: 1, II: 2, III: 3, IV: 4 } as const;

function ntf(zone: ZoneNtf, isEtendue: boolean): Definition {
  const { nom, latitude, echelle, x, y, epsg } = zone;
  const rang = RANGS[nom];
  const northing = isEtendue ? rang * 1_000_000 + y : y;
  const code = isEtendue ? epsg[0] : epsg[1];
  const isWhole = isEtendue && nom === 'II';
  return {
    nom: `Lambert ${nom}${isEtendue ? ' étendu' : ''} (EPSG:${code})`,
    codes: [code],
    mots: isEtendue ? new RegExp(`lamb(?:ert)?[ _-]?(?:${rang}|${nom})[ _-]?e`, 'i') : null,
    boites: [isWhole ? BOITES.metropole : zone.boite],
    isRare: !isEtendue,
    definition: `+proj=lcc +lat_1=${latitude} +lat_0=${latitude} +lon_0=0 +k_0=${echelle} +x_0=${x} +y_0=${northing} +a=6378249.2 +b=6356515 +towgs84=-168,-60,320,0,0,0,0 +pm=paris +units=m +no_defs`,
  };
}

/** Islands that people live on, apart from the seas between them: those take the pairs of other territories. */
const CALEDONIE: readonly Boite[] = [
  [-22.9, 163.8, -19.9, 168.3],
  [-19.9, 163.4, -19.5, 163.9],
];
const POLYNESIE: readonly Boite[] = [
  [-18, -154.8, -15.7, -148],
  [-20, -149, -14, -136],
  [-20.9, -138.7, -20.7, -138.3],
  [-23.4, -135.3, -22.8, -134.6],
  [-10.7, -140.9, -7.8, -138.3],
  [-24.1, -153.1, -22.3, -147.4],
  [-27.8, -144.7, -27.4, -144],
];

/** A system of coordinates, and how files name it. */
interface Definition {
  readonly nom: string;
  /** Codes that say it: its own, and those of systems whose coordinates are the same within a metre. */
  readonly codes: readonly number[];
  /** What says it in the name of a column. */
  readonly mots: RegExp | null;
  /** Where it is used: nowhere else does a pair make a place. */
  readonly boites: readonly Boite[];
  /** As proj4 has it. */
  readonly definition: string;
  /** Whether it is hardly met any more. */
  readonly isRare?: boolean;
}

/**
 * Projections of French files, most likely first: Lambert-93, Web Mercator, the nine conic zones, the legal ones overseas
 * (UTM; Lambert of Nouvelle-Calédonie), and the four zones of the former Lambert.
 */
const DEFINITIONS: readonly Definition[] = [
  {
    nom: 'Lambert-93 (EPSG:2154)',
    codes: [2154, 9794, 102110],
    mots: /l(?:amb(?:ert)?)?[ _-]?93/i,
    boites: [BOITES.metropole],
    definition: LAMBERT_93,
  },
  {
    nom: 'Web Mercator (EPSG:3857)',
    codes: [3857, 3785, 900913, 102100, 102113],
    mots: /mercator/i,
    boites: Object.values(BOITES),
    definition:
      '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs',
  },
  ...Array.from({ length: 9 }, (_, i) => conicZone(42 + i)),
  utm(20, 'N', 'Antilles', [5490, 4559, 32620], BOITES.antilles),
  utm(22, 'N', 'Guyane', [2972, 32622], BOITES.guyane),
  utm(40, 'S', 'La Réunion', [2975, 32740], BOITES.reunion),
  utm(38, 'S', 'Mayotte', [4471, 32738], BOITES.mayotte),
  utm(
    21,
    'N',
    'Saint-Pierre-et-Miquelon ou Guyane',
    [4467, 32621],
    BOITES.saintPierre,
    BOITES.guyane,
  ),
  utm(1, 'S', 'Wallis-et-Futuna', [8903, 32701], BOITES.wallis),
  {
    nom: 'Lambert, Nouvelle-Calédonie (EPSG:3163)',
    codes: [3163],
    mots: null,
    boites: CALEDONIE,
    definition: `+proj=lcc +lat_0=-21.5 +lon_0=166 +lat_1=-20.6666666666667 +lat_2=-22.3333333333333 +x_0=400000 +y_0=300000 ${GRS80}`,
  },
  ...[6, 5, 7, 8].map((zone) =>
    utm(zone, 'S', 'Polynésie française', [3291 + zone, 32700 + zone], ...fuseau(zone)),
  ),
  ...ZONES_NTF.map((zone) => ntf(zone, true)),
  ...ZONES_NTF.map((zone) => ntf(zone, false)),
];

/** A place in degrees. */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

/** A system of coordinates, and how its pairs become longitude and latitude. */
export interface Projection {
  readonly nom: string;
  /** Whether it is hardly met any more; every other system is then more likely. */
  readonly isRare: boolean;
  toDegrees(xy: [number, number]): readonly number[];
  /** The place of a pair; `null` where the system is not used there. */
  place(x: number, y: number): Place | null;
  /** Whether a text says that this is the system: `urn:ogc:def:crs:EPSG::2154`, `x_lambert93`. */
  isSaid(texte: string): boolean;
}

let connues: readonly Projection[] | null = null;

/** Fetches what projects, once: half of the code that reads files, and most files are in degrees. */
export async function preparerProjections(): Promise<void> {
  if (connues) return;
  const { default: proj4 } = await import('proj4');
  connues = DEFINITIONS.map((definition) => {
    const converter = proj4(definition.definition, 'WGS84');
    return projectionOf(
      definition,
      (xy) => converter.forward(xy),
      (xy) => converter.inverse(xy),
    );
  });
}

/**
 * The projections of French files, most likely first.
 * @throws Error where {@link preparerProjections} was not awaited.
 */
export function projections(): readonly Projection[] {
  if (!connues) throw new Error('Projections were not prepared.');
  return connues;
}

type Conversion = (xy: [number, number]) => readonly number[];

/** Pairs out of the frame of the boxes, in metres, are not projected: far from where it is made for, a projection says anything. */
function projectionOf(
  { nom, codes, mots, boites, isRare = false }: Definition,
  toDegrees: Conversion,
  toMetres: Conversion,
): Projection {
  const cadre = frame(boites.flatMap(bordOf).map((lonLat) => toMetres(lonLat)));
  return {
    nom,
    isRare,
    toDegrees,
    place(x, y) {
      if (!isIn(cadre, y, x)) return null;
      const [longitude = NaN, latitude = NaN] = toDegrees([x, y]);
      const isUsed = boites.some((boite) => isIn(boite, latitude, longitude));
      return isUsed && isInFrance(latitude, longitude) ? { latitude, longitude } : null;
    },
    isSaid: (texte) =>
      (mots?.test(texte) ?? false) ||
      (texte.match(/\d{4,6}/g)?.some((code) => codes.includes(Number(code))) ?? false),
  };
}

/** Places along the sides of a box, longitude first. */
function bordOf([south, west, north, east]: Boite): [number, number][] {
  return Array.from({ length: 11 }, (_, i) => i / 10).flatMap((t): [number, number][] => {
    const longitude = west + t * (east - west);
    const latitude = south + t * (north - south);
    return [
      [longitude, south],
      [longitude, north],
      [west, latitude],
      [east, latitude],
    ];
  });
}

/** The box that holds pairs: its south and north are those of the second numbers. */
function frame(pairs: readonly (readonly number[])[]): Boite {
  const xs = pairs.map(([x]) => x!);
  const ys = pairs.map(([, y]) => y!);
  return [Math.min(...ys), Math.min(...xs), Math.max(...ys), Math.max(...xs)];
}

function conicZone(latitude: number): Definition {
  const northing = (latitude - 41) * 1_000_000 + 200_000;
  return {
    nom: `Conique conforme ${latitude} (EPSG:${3900 + latitude})`,
    codes: [3900 + latitude],
    mots: new RegExp(`cc[ _-]?${latitude}`, 'i'),
    boites: [bande(latitude - 1.5, latitude + 1.5)],
    definition: `+proj=lcc +lat_0=${latitude} +lon_0=3 +lat_1=${latitude - 0.75} +lat_2=${latitude + 0.75} +x_0=1700000 +y_0=${northing} ${GRS80}`,
  };
}

function utm(
  zone: number,
  hemisphere: 'N' | 'S',
  territoire: string,
  codes: readonly [number, ...number[]],
  ...boites: readonly Boite[]
): Definition {
  return {
    nom: `UTM ${zone}${hemisphere}, ${territoire} (EPSG:${codes[0]})`,
    codes,
    mots: new RegExp(`utm[ _-]?(?:zone[ _-]?)?0?${zone}(?!\\d)`, 'i'),
    boites,
    definition: `+proj=utm +zone=${zone} ${hemisphere === 'S' ? '+south ' : ''}${GRS80}`,
  };
}

/** The islands of Polynésie française that a zone of UTM covers, and a little beyond. */
function fuseau(zone: number): Boite[] {
  const meridien = 6 * zone - 183;
  return POLYNESIE.flatMap(([south, west, north, east]): Boite[] => {
    const [start, end] = [Math.max(west, meridien - 4), Math.min(east, meridien + 4)];
    return start < end ? [[south, start, north, end]] : [];
  });
}
