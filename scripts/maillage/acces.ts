import { poidsDe, type Decroissance } from '../../src/lib/domain/acces/decroissance';
import { decroissanceDe } from '../../src/lib/domain/acces/lecture-decroissance';
import { bfca, e2sfca, m2sfca, troisSfca, type Systeme } from '../../src/lib/domain/acces/methodes';
import type { TableCouts } from '../../src/lib/domain/acces/table';
import { voisinage } from '../../src/lib/domain/acces/voisinage';

import { jsonDe } from './fichiers';
import { Options } from './options';
import { Plainte } from './plainte';
import {
  exigerCoordonnees,
  exigerValeurs,
  lireCouts,
  lirePoints,
  type TablePoints,
} from './tables';

type Methode = (systeme: Systeme, choix: Float64Array) => Float64Array;

const METHODES = new Map<string, Methode>([
  ['2sfca', e2sfca],
  ['e2sfca', e2sfca],
  ['m2sfca', m2sfca],
  ['3sfca', troisSfca],
  ['bfca', bfca],
]);

/**
 * `maillage acces --demande d.csv --offre s.csv --couts c.csv --methode M --decroissance JSON [--cout-max N]
 * [--selection-avant-coupure] [--detour 1.3]`: access of each demand, CSV `id,acces` on standard output.
 *
 * Without `--couts`, costs are km by road between coordinates. `--cout-max` cuts what lies beyond it (bound included);
 * with `--selection-avant-coupure`, 3SFCA draws its selection weights before that cut, as PySAL does.
 */
export async function run(args: readonly string[]): Promise<number> {
  const options = new Options(args, {
    valeurs: ['demande', 'offre', 'couts', 'methode', 'decroissance', 'cout-max', 'detour'],
    drapeaux: ['selection-avant-coupure'],
  });
  const methode = METHODES.get(options.exige('methode').toLowerCase());
  if (!methode) throw new Plainte(`--methode attend ${[...METHODES.keys()].join(', ')}.`);
  const decroissance = decroissanceDe(jsonDe(options.exige('decroissance'), '--decroissance'));
  const demande = lirePoints(options.exige('demande'), 'poids');
  const offre = lirePoints(options.exige('offre'), 'capacite');
  exigerValeurs(demande, 'poids');
  exigerValeurs(offre, 'capacité');
  const coutMax = options.nombre('cout-max') ?? Infinity;
  const table = tableDe(options, demande, offre, decroissance, coutMax);
  const poids = poidsDe(decroissance, table.cout, coutMax);
  const choix = options.drapeau('selection-avant-coupure')
    ? poidsDe(decroissance, table.cout)
    : poids;
  const systeme = { table, poids, demande: demande.valeur, offre: offre.valeur };
  const lignes = [...methode(systeme, choix)].map(
    (acces, i) => `${cellule(demande.ids[i]!)},${acces}`,
  );
  process.stdout.write(['id,acces', ...lignes, ''].join('\n'));
  return 0;
}

function tableDe(
  options: Options,
  demande: TablePoints,
  offre: TablePoints,
  decroissance: Decroissance,
  coutMax: number,
): TableCouts {
  const couts = options.texte('couts');
  if (couts !== null) return lireCouts(couts, demande.ids, offre.ids);
  const portee = Math.min(coutMax, porteeDe(decroissance));
  if (portee === Infinity)
    throw new Plainte('sans --couts, cette décroissance demande --cout-max, en kilomètres.');
  exigerCoordonnees(demande);
  exigerCoordonnees(offre);
  const portees = new Float64Array(demande.ids.length).fill(portee);
  return voisinage(demande.points, portees, offre.points, options.nombre('detour', 1) ?? 1.3);
}

/** Cost beyond which a decay is 0; ∞ where it never is. */
function porteeDe(decroissance: Decroissance): number {
  if (decroissance.type === 'binary') return decroissance.cutoff;
  if (decroissance.type === 'step') return decroissance.steps.at(-1)![0];
  return Infinity;
}

function cellule(id: string): string {
  return /[",\n]/.test(id) ? `"${id.replaceAll('"', '""')}"` : id;
}
