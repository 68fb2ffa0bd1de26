import { colonnesDe } from '../../src/lib/compute/colonnes';
import { Moteur } from '../../src/lib/compute/moteur';
import { agreger } from '../../src/lib/domain/circulation/agregation';
import { enColonnes } from '../../src/lib/domain/circulation/utilisations';
import { packer } from '../../src/lib/domain/circulation/imputation';
import { agrementsBornes, avecTolerance } from '../../src/lib/domain/operateurs/operateur';
import { isJour, type Jour } from '../../src/lib/domain/codes';
import { CLASSES } from '../../src/lib/domain/ecarts/classes';
import { classesRetenues, CONFIANCES } from '../../src/lib/domain/ecarts/confiance';
import { preciser, surfacesDe } from '../../src/lib/domain/contours';
import { lieuxDuJour } from '../../src/lib/domain/lieux/au-jour';
import { parametresDe } from '../../src/lib/domain/ecarts/parametres';
import type { Parametres } from '../../src/lib/domain/parametres';
import type { LigneCirculation, Lot } from '../../src/lib/domain/pass';
import type { Referentiel } from '../../src/lib/domain/referentiel';
import type { Commune } from '../../src/lib/domain/territoire';
import type { Jeu } from '../../src/lib/formats/lecture';
import type { FichierLu } from '../../src/lib/formats/lire';

import { ecrireTexte, jsonDe, lireTexte } from './fichiers';
import { lireFichiers, parametresEmbarques, referentielEmbarque } from './jeux';
import { Options } from './options';
import { Plainte } from './plainte';

/** Options of files, and the datasets that each gives; those of the circulation are told apart later. */
const JEUX = new Map<string, readonly Jeu[]>([
  ['lieux', ['lieux']],
  ['agrements', ['agrements']],
  ['operateurs', ['operateurs']],
  ['cnfs-structures', ['cnfs-structures']],
  ['communes', ['communes', 'densite']],
]);
const FICHIERS = [...JEUX.keys(), 'circulation'];

const COLONNES =
  'code_insee,pass_circulation,beneficiaires,distance_km,places_pour_100,sans_reponse,classe,confiance';

/**
 * `maillage ecarts --lieux F --circulation F… [--agrements F] [--operateurs F] [--cnfs-structures F] [--communes F]
 * [--parametres F] --date AAAA-MM-JJ -o OUT`: the gaps of every commune at a date, CSV in OUT (`-`: standard output).
 *
 * Agréments in force at the date say which lieux take the Pass, and how many a month where they declare it; where they
 * say nothing of a lieu, its own file does. `--operateurs` gives the rules of opérateurs: tolerance, end of activity.
 * `--cnfs-structures` gives the posts of conseillers numériques: what their lieux can take where nothing is declared nor
 * observed, and the end of those that stand on posts alone. `--circulation` takes the lots beside the lines or the
 * carnets: several files, or a folder. `--communes` takes density classes and contours, whose areas and points are then
 * theirs. An empty cell is an unknown, or no lieu on the land of the commune.
 */
export async function run(args: readonly string[]): Promise<number> {
  const options = new Options(args, { valeurs: [...FICHIERS, 'parametres', 'date', 'sortie'] });
  const date = dateDe(options.exige('date'));
  const sortie = options.exige('sortie');
  options.exige('lieux');
  options.exige('circulation');
  const parametres = parametresDes(options.texte('parametres'));
  const base = referentielEmbarque();
  const chemins = FICHIERS.flatMap((nom) => options.textes(nom));
  const fichiers = await lireFichiers(chemins, base);
  exigerJeux(options, fichiers);
  const moteur = moteurSur(fichiers, base, date);
  const ecarts = moteur.ecarts({ date, parametres });
  const tirages = moteur.tirages({ date, parametres });
  while (tirages.tires < parametres.tirages) tirages.tirer();
  const confiance = tirages.resultat();
  const classe = classesRetenues(ecarts.classe, confiance);
  const lignes = base.communes.map(({ code }, i) =>
    [
      code,
      nombre(ecarts.passCirculation[i]!),
      nombre(ecarts.beneficiaires[i]!),
      nombre(ecarts.distanceKm[i]!),
      nombre(100 * ecarts.places[i]!),
      nombre(ecarts.sansReponse[i]!),
      CLASSES[classe[i]!],
      CONFIANCES[confiance[i]!]!.replace('sans_objet', ''),
    ].join(),
  );
  ecrireTexte(sortie, [COLONNES, ...lignes, ''].join('\n'));
  return 0;
}

/** @throws Plainte where an option gives no file of what it names. */
function exigerJeux(options: Options, fichiers: readonly FichierLu[]): void {
  for (const [nom, jeux] of JEUX) {
    if (options.texte(nom) === null || fichiers.some(({ jeu }) => jeux.includes(jeu))) continue;
    const lus = [...new Set(fichiers.map(({ jeu }) => jeu))].join(', ');
    throw new Plainte(`--${nom} ne donne aucun fichier de cette sorte : il a été lu ${lus}.`);
  }
}

function moteurSur(fichiers: readonly FichierLu[], base: Referentiel, date: Jour): Moteur {
  const lus = fichiers.flatMap((f) => (f.jeu === 'lieux' ? f.lecture.rows : []));
  const agrements = fichiers.flatMap((f) => (f.jeu === 'agrements' ? f.lecture.rows : []));
  const operateurs = fichiers.flatMap((f) => (f.jeu === 'operateurs' ? f.lecture.rows : []));
  const structures = fichiers.flatMap((f) => (f.jeu === 'cnfs-structures' ? f.lecture.rows : []));
  const duJour = lieuxDuJour(
    { lieux: lus, agrements: agrementsBornes(agrements, operateurs), structures },
    date,
  );
  const { lots: lotsLus, lignes } = circulationDe(fichiers);
  const lots = avecTolerance(lotsLus, operateurs);
  const rangs = new Map(duJour.lieux.map(({ id }, rang) => [id, rang]));
  const { colonnes, anomalies } = packer(lignes, lots, {
    commune: (code) => base.indexOf(code),
    lieu: (id) => rangs.get(id) ?? -1,
  });
  const ecartees = anomalies.filter(({ ecarte }) => ecarte).length;
  if (ecartees > 0) console.error(`${ecartees} mouvements écartés de la circulation.`);
  const communes = communesDe(fichiers, base);
  return new Moteur(colonnesDe({ communes, lots, circulation: colonnes, ...duJour }));
}

/** Lots and lines; lines are summed from carnets where only these were given. */
function circulationDe(fichiers: readonly FichierLu[]): {
  readonly lots: readonly Lot[];
  readonly lignes: readonly LigneCirculation[];
} {
  const connus = fichiers.flatMap((f) => (f.jeu === 'pass-lots' ? f.lecture.rows : []));
  const lues = fichiers.flatMap((f) => (f.jeu === 'pass-circulation' ? f.lecture.rows : []));
  const carnets = fichiers.flatMap((f) => (f.jeu === 'pass-carnets' ? f.lecture.rows : []));
  if (lues.length === 0 && carnets.length === 0)
    throw new Plainte('--circulation ne donne ni lignes de circulation, ni carnets.');
  const cites = new Set([...lues, ...carnets].map(({ lot }) => lot));
  const lots = connus.length > 0 ? connus : [...cites].sort().map(lotSansFin);
  if (connus.length === 0)
    console.error('Aucun fichier de lots : aucun Pass n’est tenu pour expiré.');
  if (lues.length > 0) return { lots, lignes: lues };
  const utilisations = fichiers.flatMap((f) =>
    f.jeu === 'pass-utilisations' ? f.lecture.rows : [],
  );
  return { lots, lignes: agreger(lots, carnets, enColonnes(utilisations)).lignes };
}

/** A lot of which nothing is known but its name: it never expires. */
function lotSansFin(id: string): Lot {
  return {
    id,
    commanditaire: '',
    operateur: '',
    dateAchat: '0001-01-01' as Jour,
    debutValidite: '0001-01-01' as Jour,
    finValidite: '9999-12-31' as Jour,
    perimetre: [],
    tailleCarnet: 10,
    passAchetes: 0,
    valeurFaciale: 0,
    publicCible: null,
    services: [],
  };
}

/** Communes as the files of `--communes` tell them: density classes, contours. */
function communesDe(fichiers: readonly FichierLu[], base: Referentiel): readonly Commune[] {
  const lues = fichiers.flatMap((f) => (f.jeu === 'densite' ? f.lecture.rows : []));
  return preciser(base.communes, {
    densites: new Map(lues.map(({ codeInsee, densite }) => [codeInsee, densite])),
    surfaces: new Map(
      fichiers.flatMap((f) =>
        f.jeu === 'communes' ? [...surfacesDe(f.lecture.rows, f.geometries)] : [],
      ),
    ),
  });
}

function dateDe(texte: string): Jour {
  if (!isJour(texte)) throw new Plainte(`--date attend AAAA-MM-JJ ; trouvé « ${texte} ».`);
  return texte;
}

function parametresDes(chemin: string | null): Parametres {
  const texte = chemin === null ? parametresEmbarques() : lireTexte(chemin);
  const nom = chemin === null ? 'les paramètres de Maillage' : `le fichier de paramètres ${chemin}`;
  const json = jsonDe(texte, nom);
  try {
    return parametresDe(json);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new Plainte(`${nom} : ${cause.message}`, { cause });
  }
}

/** Four decimals at most; empty where unknown or infinite. */
function nombre(valeur: number): string {
  return Number.isFinite(valeur) ? String(Math.round(valeur * 10_000) / 10_000) : '';
}
