/** The command line: `npm run maillage -- <command> [options]`. Each command is a file of `maillage/`. */
import { Plainte } from './maillage/plainte';

type Commande = { readonly run: (args: readonly string[]) => Promise<number> };

const COMMANDES: Readonly<Record<string, () => Promise<Commande>>> = {
  acces: () => import('./maillage/acces'),
  couvrir: () => import('./maillage/couvrir'),
  ecarts: () => import('./maillage/ecarts'),
  verifier: () => import('./maillage/verifier'),
  convertir: () => import('./maillage/convertir'),
};

const [nom = '', ...args] = process.argv.slice(2);
process.exitCode = await lancer(nom, args);

async function lancer(commande: string, options: readonly string[]): Promise<number> {
  const charger = COMMANDES[commande];
  if (!charger) {
    console.error(`Usage : maillage ${Object.keys(COMMANDES).join('|')} [options]`);
    return 2;
  }
  try {
    return await (await charger()).run(options);
  } catch (erreur) {
    if (!(erreur instanceof Plainte || erreur instanceof RangeError)) throw erreur;
    console.error(`maillage ${commande} : ${erreur.message}`);
    return 2;
  }
}
