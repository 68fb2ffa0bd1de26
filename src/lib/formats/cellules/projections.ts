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
}

/** IGN, *Projections cartographiques en usage en France*: the one that covers the whole mainland first. */
const ZONES_NTF: readonly ZoneNtf[] = [
  { nom: 'II', latitude: 46.8, echelle: 0.99987742, x: 600_000, y: 200_000, epsg: [27572, 27562] },
  { nom: 'I', latitude: 49.5, echelle: 0.999877341, x: 600_000, y: 200_000, epsg: [27571, 27561] },
  {
    nom: 'III',
    latitude: 44.1,
    echelle: 0.999877499,
    x: 600_000,
    y: 200_000,
    epsg: [27573, 27563],
  },
  {
    nom: 'IV',
    latitude: 42.165,
    echelle: 0.99994471,
    x: 234.358,
    y: 185_861.369,
    epsg: [27574, 27564],
  },
];

const RANGS = { I: 1, II: 2, III: 3, IV: 4 } as const;

function ntf({ nom, latitude, echelle, x, y, epsg }: ZoneNtf, isEtendue: boolean) {
  const rang = RANGS[nom];
  const northing = isEtendue ? rang * 1_000_000 + y : y;
  return {
    nom: `Lambert ${nom}${isEtendue ? ' étendu' : ''} (EPSG:${isEtendue ? epsg[0] : epsg[1]})`,
    definition: `+proj=lcc +lat_1=${latitude} +lat_0=${latitude} +lon_0=0 +k_0=${echelle} +x_0=${x} +y_0=${northing} +a=6378249.2 +b=6356515 +towgs84=-168,-60,320,0,0,0,0 +pm=paris +units=m +no_defs`,
  };
}

/**
 * Projections of French files, most likely first: Lambert-93, Web Mercator, the nine conic zones, the
 * four zones of the former Lambert, and the legal ones overseas (UTM; Lambert of Nouvelle-Calédonie).
 */
const DEFINITIONS: readonly { readonly nom: string; readonly definition: string }[] = [
  { nom: 'Lambert-93 (EPSG:2154)', definition: LAMBERT_93 },
  {
    nom: 'Web Mercator (EPSG:3857)',
    definition:
      '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs',
  },
  ...Array.from({ length: 9 }, (_, i) => conicZone(42 + i)),
  ...ZONES_NTF.flatMap((zone) => [ntf(zone, true)]),
  { nom: 'UTM 20N, Antilles (EPSG:5490)', definition: utm(20, false) },
  { nom: 'UTM 22N, Guyane (EPSG:2972)', definition: utm(22, false) },
  { nom: 'UTM 40S, La Réunion (EPSG:2975)', definition: utm(40, true) },
  { nom: 'UTM 38S, Mayotte (EPSG:4471)', definition: utm(38, true) },
  { nom: 'UTM 21N, Saint-Pierre-et-Miquelon ou Guyane (EPSG:4467)', definition: utm(21, false) },
  { nom: 'UTM 1S, Wallis-et-Futuna (EPSG:8903)', definition: utm(1, true) },
  {
    nom: 'Lambert, Nouvelle-Calédonie (EPSG:3163)',
    definition: `+proj=lcc +lat_0=-21.5 +lon_0=166 +lat_1=-20.6666666666667 +lat_2=-22.3333333333333 +x_0=400000 +y_0=300000 ${GRS80}`,
  },
  ...[6, 5, 7, 8].map((zone) => ({
    nom: `UTM ${zone}S, Polynésie française (EPSG:${3291 + zone})`,
    definition: utm(zone, true),
  })),
  ...ZONES_NTF.map((zone) => ntf(zone, false)),
];

/** A system of coordinates, and how its pairs become longitude and latitude. */
export interface Projection {
  readonly nom: string;
  toDegrees(xy: [number, number]): readonly number[];
}

let connues: readonly Projection[] | null = null;

/** Fetches what projects, once: half of the code that reads files, and most files are in degrees. */
export async function preparerProjections(): Promise<void> {
  if (connues) return;
  const { default: proj4 } = await import('proj4');
  connues = DEFINITIONS.map(({ nom, definition }) => {
    const converter = proj4(definition, 'WGS84');
    return { nom, toDegrees: (xy) => converter.forward(xy) };
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

/** Places in degrees that a pair in metres may be, by each projection of the list; those off the map are left out. */
export function projectedCandidates(
  x: number,
  y: number,
): { readonly latitude: number; readonly longitude: number; readonly projection: string }[] {
  if (Math.abs(x) < 1_000 || Math.abs(y) < 1_000 || Math.abs(x) > 2.1e7 || Math.abs(y) > 2.1e7)
    return [];
  return projections().flatMap(({ nom, toDegrees }) => {
    const [longitude = NaN, latitude = NaN] = toDegrees([x, y]);
    const valid = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
    return valid ? [{ latitude, longitude, projection: nom }] : [];
  });
}

function conicZone(latitude: number): { nom: string; definition: string } {
  const northing = (latitude - 41) * 1_000_000 + 200_000;
  return {
    nom: `Conique conforme ${latitude} (EPSG:${3900 + latitude})`,
    definition: `+proj=lcc +lat_0=${latitude} +lon_0=3 +lat_1=${latitude - 0.75} +lat_2=${latitude + 0.75} +x_0=1700000 +y_0=${northing} ${GRS80}`,
  };
}

function utm(zone: number, south: boolean): string {
  return `+proj=utm +zone=${zone} ${south ? '+south ' : ''}${GRS80}`;
}
