import type { FeatureCollection, Geometry } from 'geojson';

import {
  CollecteUtilisations,
  type UtilisationsColonnes,
} from '$lib/domain/circulation/utilisations';
import type { Utilisation } from '$lib/domain/pass';
import type { Referentiel } from '$lib/domain/referentiel';

import { Communes } from './cellules/communes';
import { preparerProjections } from './cellules/projections';
import { empreinteOf } from './conteneurs/octets';
import { type Fichier, openTableaux } from './conteneurs/ouvrir';
import type { Remarque, Tableau } from './conteneurs/tableau';
import type { Correspondances } from './champs';
import { choisir, remarquesSurLaisses } from './choix';
import type { Apercu, Contexte, Famille } from './famille';
import { FAMILLES, type JeuLu, type RowOf } from './familles';
import { Journal, type Ligne, type Refus } from './journal/journal';
import { Recolleur } from './journal/recoller';
import type { Jeu, Lecture } from './lecture';
import { type Reconnaissance, reconnaitre } from './reconnaitre';
import { Controle } from './schema/controle';

/** What is known besides the file, and what the user asks of it. */
export interface ContexteLecture {
  readonly referentiel: Referentiel;
  /** The dataset that the user says the file is; recognised from the content where absent. */
  readonly jeu?: Jeu;
  /** Repairs refused: names of rules, or `ligne/colonne/regle`. */
  readonly refus?: Refus;
  /** Whether it is to be read as `jeu` even where it looks like another dataset. */
  readonly force?: boolean;
  /** Names of the columns by field, where the proposed mapping is wrong. */
  readonly correspondance?: Correspondances;
  /** Whether its places are known to be in degrees: what projects is then not fetched. */
  readonly enDegres?: boolean;
  /** Whether rows are also checked, as they are in the file, against the published schema that it claims to follow. */
  readonly controler?: boolean;
}

export interface OptionsLecture {
  readonly signal?: AbortSignal;
  /** Called as the work goes on: a phase in French, and its share (0–1; `null` where unknown). */
  readonly progress?: (progress: Avancee) => void;
  /** Takes the rows as they are read, in order; they are then not kept, and `lecture.rows` is empty. */
  readonly give?: (rows: readonly object[]) => void;
  /** The SHA-256 of the file, where it is computed elsewhere meanwhile. */
  readonly empreinte?: Promise<string>;
  /** Whether uses of Pass are gathered by columns, and not kept as rows: `utilisations`, and `lecture.rows` is empty. */
  readonly compact?: boolean;
}

export interface Avancee {
  readonly phase: string;
  readonly part: number | null;
}

/** What reading a file of one dataset gives. */
export interface FichierDe<J extends JeuLu> {
  readonly jeu: J;
  readonly nom: string;
  readonly lecture: Lecture<RowOf[J]>;
  /** Uses of Pass by columns, where they were asked for so. */
  readonly utilisations?: UtilisationsColonnes;
  /** Shapes that the rows point to; empty where the file has none. */
  readonly geometries: readonly Geometry[];
  readonly reconnaissance: Reconnaissance;
  /** Verdict of the published schema; `null` where it was not asked for, or where there is none. */
  readonly controle: VerdictSchema | null;
  /** SHA-256 of the bytes, hexadecimal. */
  readonly empreinte: string;
  readonly octets: number;
}

/** How a file stands against a published schema, before repairs. */
export interface VerdictSchema {
  /** `Lieux de médiation numérique 1.0.2` */
  readonly schema: string;
  readonly valide: boolean;
  /** Findings; they are in the constats, the first thousand of each rule in a column. */
  readonly ecarts: number;
}

/** A file read, told apart by its `jeu`. */
export type FichierLu = { [J in JeuLu]: FichierDe<J> }[JeuLu];

/**
 * Reads a file whole: opened, recognised, repaired, checked, every row counted.
 *
 * @throws {FichierIllisible} where it is empty, cut short, not recognised, or of another dataset than the one asked for
 * @throws the reason of the signal, once aborted: nothing is half read
 */
export async function lire(
  fichier: Fichier,
  contexte: ContexteLecture,
  options: OptionsLecture = {},
): Promise<FichierLu> {
  const { signal, progress, compact = false } = options;
  const empreinte =
    options.empreinte ??
    empreinteOf(fichier.contenu, signal, (part) =>
      progress?.({ phase: 'Lecture des octets', part }),
    );
  if (options.empreinte) empreinte.catch(() => undefined);
  else await empreinte;
  progress?.({ phase: 'Ouverture', part: null });
  if (!contexte.enDegres) await preparerProjections();
  const tableaux = await openTableaux(fichier, signal);
  const { referentiel, correspondance, refus = new Set<string>() } = contexte;
  const connu = { referentiel, communes: Communes.de(referentiel), correspondance };
  const choix = choisir(fichier.nom, tableaux, connu, contexte);
  const { tableau, apercu } = choix;
  const reconnaissance = reconnaitre(fichier.nom, tableau, apercu, connu, contexte);
  const { jeu } = reconnaissance;
  const { controler = false } = contexte;
  const collecte = compact && jeu === 'pass-utilisations' ? new CollecteUtilisations() : null;
  const give = collecte ? collecteur(collecte) : options.give;
  const remarques = [...(tableau.remarques ?? []), ...(await remarquesSurLaisses(choix, signal))];
  const travail = { contexte: connu, refus, remarques, controler, signal, progress, give };
  const { lecture, controle } = await readRows(jeu, tableau, apercu, travail);
  return {
    jeu,
    nom: fichier.nom,
    lecture,
    ...(collecte && { utilisations: collecte.colonnes() }),
    geometries: tableau.geometries ?? [],
    reconnaissance,
    controle,
    empreinte: await empreinte,
    octets: fichier.contenu.size,
  } as FichierLu;
}

/** Rows of the dataset of uses, each put among the columns as it comes. */
function collecteur(collecte: CollecteUtilisations): (rows: readonly object[]) => void {
  return (rows) => {
    for (const row of rows as readonly Utilisation[]) collecte.ajouter(row);
  };
}

/** The contours of a file of communes, if it has any, under today's code and the file's name. */
export function contoursOf(
  fichier: FichierDe<'communes'>,
): FeatureCollection<Geometry, { code: string; nom: string }> {
  return {
    type: 'FeatureCollection',
    features: fichier.lecture.rows.flatMap(({ codeInsee, nom, geometrie }) => {
      if (geometrie === null) return [];
      const properties = { code: codeInsee, nom };
      return [{ type: 'Feature', properties, geometry: fichier.geometries[geometrie]! }];
    }),
  };
}

interface Travail extends OptionsLecture {
  readonly contexte: Contexte;
  readonly refus: Refus;
  /** What there is to say of the file as a whole. */
  readonly remarques: readonly Remarque[];
  readonly controler: boolean;
}

/** Milliseconds of work between two breaths, in which a cancellation can be heard. */
const SOUFFLE_MS = 30;

async function readRows<J extends JeuLu>(
  jeu: J,
  tableau: Tableau,
  apercu: Apercu,
  travail: Travail,
): Promise<Pick<FichierDe<J>, 'lecture' | 'controle'>> {
  const { contexte, refus, remarques, controler, signal, progress, give } = travail;
  const famille: Famille<RowOf[J]> = FAMILLES[jeu];
  const journal = new Journal(
    tableau.colonnes,
    refus,
    famille.masked?.(apercu, contexte.correspondance),
    tableau.geometries,
    famille.taire,
  );
  for (const { regle, gravite, message } of remarques) journal.noter(regle, gravite, message);
  const schema = controler ? (famille.schema?.(apercu) ?? null) : null;
  const controle = schema && new Controle(schema, journal);
  const { separateur } = tableau;
  const recolleur =
    separateur === undefined ? null : new Recolleur(tableau.colonnes, tableau.apercu, separateur);
  const cleControlee = controle?.hasCle === true;
  const read = famille.reader(apercu, { ...contexte, cleControlee }, journal);
  let rows: RowOf[J][] = [];
  const pass = (): void => {
    if (give === undefined || rows.length === 0) return;
    give(rows);
    rows = [];
  };
  let numero = 0;
  let breath = performance.now();
  for await (const { lignes, part, guillemet = false, tableau: suivant } of tableau.lots()) {
    if (suivant !== undefined)
      journal.noter('tableaux-ensemble', 'info', aLaSuite(suivant, numero));
    for (const cellules of lignes) {
      numero += 1;
      const ligne = openLigne(journal, recolleur, numero, cellules);
      if (guillemet && cellules === lignes.at(-1)) ligne.signalerGuillemet();
      controle?.check(ligne, cellules);
      const isRow = !ligne.isShifted(tableau.colonnes.length) && !ligne.isNote();
      const given = isRow ? read(ligne) : [];
      for (const row of given) rows.push(row);
      journal.close(ligne);
    }
    if (!famille.isLate) pass();
    progress?.({ phase: 'Lecture des lignes', part });
    if (performance.now() - breath > SOUFFLE_MS) {
      await new Promise((resolve) => setTimeout(resolve));
      breath = performance.now();
    }
    signal?.throwIfAborted();
  }
  pass();
  return { lecture: journal.lecture(famille.jeu, rows), controle: verdictOf(controle) };
}

function aLaSuite(suivant: string, lues: number): string {
  return `« ${suivant} » a les mêmes colonnes : ses lignes sont lues à la suite, à partir de la ligne ${lues + 1}.`;
}

const RECOLLAGE = 'cellules-recollees';

/**
 * Opens a row; where it is too wide and can be told, with its cells back under their columns, unless the user refuses one
 * of them.
 */
function openLigne(
  journal: Journal,
  recolleur: Recolleur | null,
  numero: number,
  cellules: readonly string[],
): Ligne {
  const mended =
    cellules.length > journal.colonnes.length ? (recolleur?.mend(cellules) ?? null) : null;
  if (mended === null) return journal.open(numero, cellules);
  const ligne = journal.open(numero, mended.cellules);
  const refusees = mended.mendees.filter(({ place }) => ligne.isRefused(place, RECOLLAGE));
  const isKept = refusees.length === 0;
  for (const { place, avant, apres } of isKept ? mended.mendees : refusees)
    ligne.reparer(place, { regle: RECOLLAGE, valeur: apres }, avant);
  return isKept ? ligne : journal.open(numero, cellules);
}

function verdictOf(controle: Controle | null): VerdictSchema | null {
  if (controle === null) return null;
  const { schema, ecarts } = controle;
  return { schema: `${schema.nom} ${schema.version}`, valide: ecarts === 0, ecarts };
}
