import { minuteur } from '../../src/lib/compute/plan/minuteur';
import { solveurHighs } from '../../src/lib/compute/plan/solveur';
import { tableOf, type TableCouts } from '../../src/lib/domain/acces/table';
import { voisinage } from '../../src/lib/domain/acces/voisinage';
import { planExactLimite, planGloutonLimite } from '../../src/lib/domain/couverture/plan/capacites';
import { elementsDe } from '../../src/lib/domain/couverture/plan/elements';
import type { TerrainLimite } from '../../src/lib/domain/couverture/plan/limite';
import { planExact, planGlouton, type Plan } from '../../src/lib/domain/couverture/plan/plan';
import type { Solveur } from '../../src/lib/domain/couverture/plan/programme';

import { Options } from './options';
import { Plainte } from './plainte';
import {
  exigerCoordonnees,
  exigerValeurs,
  lireCouts,
  lirePoints,
  type TablePoints,
} from './tables';

const VALEURS = [
  ...['demande', 'candidats', 'existants', 'couts'],
  ...['rayon', 'rayon-km', 'detour', 'p', 'secondes'],
];

/** Seconds that the exact search may take unless told. */
const SECONDES = 60;

/**
 * `maillage couvrir --demande d.csv --candidats c.csv [--existants e.csv] (--couts t.csv | --rayon-km N [--detour 1.3])
 * --p N [--exact] [--secondes 60] [--capacites]`: at most p sites that cover the most weight, JSON on standard output.
 *
 * With `--couts` every pair of the table is within reach, or those up to `--rayon` where it is given; without, those
 * within `--rayon-km` by road. `couvert` is the weight covered, existing sites included; `borne`, what no plan can
 * pass; `garantie`, `couvert` / `borne`. With `--capacites` no site covers more than its `capacite`, where it is given;
 * without, sites have no limit.
 */
export async function run(args: readonly string[]): Promise<number> {
  const options = new Options(args, { valeurs: VALEURS, drapeaux: ['exact', 'capacites'] });
  const demande = lirePoints(options.exige('demande'), 'poids');
  exigerValeurs(demande, 'poids');
  const candidats = lirePoints(options.exige('candidats'), 'capacite');
  const fichierExistants = options.texte('existants');
  const existants = fichierExistants === null ? null : lirePoints(fichierExistants, 'capacite');
  const p = options.nombre('p');
  if (p === null || !Number.isInteger(p)) throw new Plainte('--p attend un nombre entier.');
  const sites = existants ? reunir(candidats, existants) : candidats;
  const dejaLa = new Set(existants?.ids);
  const existant = Uint8Array.from(sites.ids, (id) => (dejaLa.has(id) ? 1 : 0));
  const table = tableDe(options, demande, sites);
  const solveur = options.drapeau('exact') ? await solveurHighs() : null;
  const secondes = options.nombre('secondes') ?? SECONDES;
  const terrain = { table, besoin: demande.valeur, capacite: sites.valeur, existant };
  const plan = options.drapeau('capacites')
    ? await planLimite(terrain, p, solveur, secondes)
    : await planLibre(terrain, p, solveur, secondes);
  const { couvert, borne, garantie } = plan;
  const choisis = plan.sites.map((site) => sites.ids[site]!);
  process.stdout.write(`${JSON.stringify({ sites: choisis, couvert, borne, garantie })}\n`);
  return 0;
}

async function planLimite(
  terrain: TerrainLimite,
  p: number,
  solveur: Solveur | null,
  secondes: number,
): Promise<Plan> {
  const echanges = minuteur(secondes);
  return solveur
    ? planExactLimite(terrain, p, solveur, secondes, echanges)
    : planGloutonLimite(terrain, p, echanges);
}

async function planLibre(
  { table, besoin, existant }: TerrainLimite,
  p: number,
  solveur: Solveur | null,
  secondes: number,
): Promise<Plan> {
  const poids = new Float64Array(table.cout.length).fill(1);
  const candidat = existant.map((oui) => 1 - oui);
  const elements = elementsDe({ table, poids, besoin, candidat, existant });
  return solveur ? planExact(elements, p, solveur, secondes) : planGlouton(elements, p);
}

function tableDe(options: Options, demande: TablePoints, sites: TablePoints): TableCouts {
  const couts = options.texte('couts');
  const rayonKm = options.nombre('rayon-km');
  if (couts !== null) {
    if (rayonKm !== null) throw new Plainte('--couts et --rayon-km ne vont pas ensemble.');
    const table = lireCouts(couts, demande.ids, sites.ids);
    return couper(table, options.nombre('rayon') ?? Infinity);
  }
  if (rayonKm === null) throw new Plainte('il faut --couts ou --rayon-km.');
  exigerCoordonnees(demande);
  exigerCoordonnees(sites);
  const portees = new Float64Array(demande.ids.length).fill(rayonKm);
  return voisinage(demande.points, portees, sites.points, options.nombre('detour', 1) ?? 1.3);
}

function couper(table: TableCouts, rayon: number): TableCouts {
  if (rayon === Infinity) return table;
  const triplets: [number, number, number][] = [];
  for (let i = 0; i < table.demandes; i++) {
    for (let k = table.debuts[i]!; k < table.debuts[i + 1]!; k++)
      if (table.cout[k]! <= rayon) triplets.push([i, table.offre[k]!, table.cout[k]!]);
  }
  return tableOf(table.demandes, table.offres, triplets);
}

/** Candidates then existing sites; a candidate that is there already is an existing site. */
function reunir(candidats: TablePoints, existants: TablePoints): TablePoints {
  const dejaLa = new Set(existants.ids);
  const garde = candidats.ids.flatMap((id, rang) => (dejaLa.has(id) ? [] : [rang]));
  const reunion = (a: Float64Array, b: Float64Array): Float64Array =>
    Float64Array.from([...garde.map((rang) => a[rang]!), ...b]);
  const ids = [...garde.map((rang) => candidats.ids[rang]!), ...existants.ids];
  return {
    fichier: `${candidats.fichier}, ${existants.fichier}`,
    ids,
    valeur: reunion(candidats.valeur, existants.valeur),
    points: {
      latitude: reunion(candidats.points.latitude, existants.points.latitude),
      longitude: reunion(candidats.points.longitude, existants.points.longitude),
      terre: new Uint16Array(ids.length),
    },
  };
}
