/** The command line: `npm run maillage -- <command> [options]`. Each command is a file of `maillage/`. */
import { direEchec, INUTILISABLE } from './maillage/plainte';

type Commande = { readonly run: (args: readonly string[]) => Promise<number> };

const COMMANDES = new Map<string, () => Promise<Commande>>([
  ['acces', () => import('./maillage/acces')],
  ['couvrir', () => import('./maillage/couvrir')],
  ['ecarts', () => import('./maillage/ecarts')],
  ['verifier', () => import('./maillage/verifier')],
  ['convertir', () => import('./maillage/convertir')],
]);

const [nom = '', ...args] = process.argv.slice(2);
process.on('uncaughtException', (erreur) => process.exit(direEchec(nom, erreur)));
process.exitCode = await lancer(nom, args);

async function lancer(commande: string, options: readonly string[]): Promise<number> {
  const charger = COMMANDES.get(commande);
  if (!charger) {
    console.error(`Usage : maillage ${[...COMMANDES.keys()].join('|')} [options]`);
    return INUTILISABLE;
  }
  try {
    return await (await charger()).run(options);
  } catch (erreur) {
    return direEchec(commande, erreur);
  }
}
