import type { Tableau } from './conteneurs/tableau';
import type { Correspondances } from './champs';
import type { Apercu, Contexte, Famille, Indice } from './famille';
import { FAMILLES, type JeuLu, JEUX_LUS } from './familles';
import { FichierIllisible, type Jeu, type TableVue } from './lecture';
import { taire } from './personnel/allures';
import { personalPlaces, remisePlaces } from './personnel/beneficiaires';

/** What a file was taken for, how surely (0–1), why, and what else it may be. */
export interface Reconnaissance extends TableVue {
  readonly jeu: JeuLu;
  readonly confiance: number;
  /** In French. */
  readonly raisons: readonly string[];
  /** Empty where the user says what it is. */
  readonly alternatives: readonly { readonly jeu: JeuLu; readonly confiance: number }[];
}

/** What is asked of the recognition. */
export interface Attente {
  /** The dataset that the file should be; whatever it is where absent. */
  readonly jeu?: Jeu;
  /** Whether it is to be read as this dataset even where it looks like another: the user says so. */
  readonly force?: boolean;
}

/** Under this, what a file looks like is not enough to load it unasked. */
const CONFIANCE_MIN = 0.5;

/** From this, a file is that dataset, whatever else is expected of it. */
const CONFIANCE_SURE = 0.7;

/**
 * What a file is, by its content, or by what the user says.
 *
 * @throws {FichierIllisible} where nothing is sure enough, where it is another dataset than the one expected, or where
 * fields that the user's dataset cannot do without have no column
 */
export function reconnaitre(
  nom: string,
  tableau: Tableau,
  apercu: Apercu,
  contexte: Contexte,
  { jeu: asked, force = false }: Attente,
): Reconnaissance {
  const jeu = asked !== undefined && isLu(asked) ? asked : undefined;
  const found = recogniseAmong(force && jeu ? [jeu] : JEUX_LUS, apercu, contexte);
  const table = (as: JeuLu | undefined): TableVue => tableVue(apercu, as, contexte.correspondance);
  const best = found.find(({ confiance }) => confiance >= CONFIANCE_MIN);
  const chosen =
    force && jeu
      ? forced(nom, apercu, contexte, jeu, found)
      : (chosenOf(found, best, asked) ?? taken(apercu, contexte, jeu, best));
  if (chosen === undefined) {
    const attendu = asked === undefined ? QUELCONQUE : attenduOf(asked);
    throw new FichierIllisible(nom, attendu, trouveOf(tableau, apercu, best?.jeu), table(jeu));
  }
  return {
    ...table(chosen.jeu),
    jeu: chosen.jeu,
    confiance: chosen.confiance,
    raisons: [`Contenu : ${tableau.description}.`, ...chosen.raisons],
    alternatives: found
      .filter((other) => other.jeu !== chosen.jeu)
      .map(({ jeu, confiance }) => ({ jeu, confiance })),
  };
}

/** What a table surely is, and how surely it is what is expected, with its columns: of several, the surest is read. */
export function certitudeOf(
  apercu: Apercu,
  contexte: Contexte,
  { jeu: asked }: Attente,
): { readonly jeu: JeuLu | null; readonly certitude: number } {
  const found = recogniseAmong(JEUX_LUS, apercu, contexte);
  const [best] = found;
  const jeu = best !== undefined && best.confiance >= CONFIANCE_MIN ? best.jeu : null;
  if (asked === undefined || !isLu(asked)) return { jeu, certitude: best?.confiance ?? 0 };
  const confiance = found.find((one) => one.jeu === asked)?.confiance ?? 0;
  const hasAll = manquantsDe(asked, apercu, contexte.correspondance).length === 0;
  return { jeu, certitude: confiance + (hasAll ? 1 : 0) };
}

interface Trouve extends Indice {
  readonly jeu: JeuLu;
}

/** Families that the file shows signs of, the surest first. */
function recogniseAmong(
  jeux: readonly JeuLu[],
  apercu: Apercu,
  contexte: Contexte,
): readonly Trouve[] {
  return jeux
    .flatMap((jeu) => {
      const indice = FAMILLES[jeu].recognise(apercu, contexte);
      return indice ? [{ jeu, ...indice }] : [];
    })
    .toSorted((one, other) => other.confiance - one.confiance);
}

/** The surest; or the one expected, unless the file is much more surely another. */
function chosenOf(
  found: readonly Trouve[],
  best: Trouve | undefined,
  asked: Jeu | undefined,
): Trouve | undefined {
  if (asked === undefined) return best;
  const chosen = found.find(({ jeu }) => jeu === asked);
  if (chosen === undefined || best === undefined || best.jeu === asked) return chosen;
  const isOther = chosen.confiance < CONFIANCE_MIN && chosen.confiance < best.confiance - 0.3;
  return isOther ? undefined : chosen;
}

/** The dataset expected, where its columns are there, their cells show nothing, and no other is sure. */
function taken(
  apercu: Apercu,
  { correspondance }: Contexte,
  jeu: JeuLu | undefined,
  best: Trouve | undefined,
): Trouve | undefined {
  const isOther = best !== undefined && best.confiance >= CONFIANCE_SURE;
  if (jeu === undefined || isOther || manquantsDe(jeu, apercu, correspondance).length > 0)
    return undefined;
  return {
    jeu,
    confiance: 0,
    raisons: ['Ses colonnes sont là ; leurs cellules ne le montrent pas.'],
  };
}

function manquantsDe(
  jeu: JeuLu,
  apercu: Apercu,
  correspondance: Contexte['correspondance'],
): readonly string[] {
  const { manquants, champs } = FAMILLES[jeu];
  return manquants?.(apercu, correspondance) ?? champs.manquants(apercu, correspondance);
}

/** The user's dataset, whatever the file looks like, once every field that it needs has a column. */
function forced(
  nom: string,
  apercu: Apercu,
  { correspondance }: Contexte,
  jeu: JeuLu,
  found: readonly Trouve[],
): Trouve {
  const famille = FAMILLES[jeu];
  const manquants = manquantsDe(jeu, apercu, correspondance);
  if (manquants.length > 0) {
    throw new FichierIllisible(
      nom,
      `un fichier ${famille.nom} : ${famille.attendu}`,
      `aucune colonne pour ${manquants.map((champ) => `« ${champ} »`).join(', ')}. Indiquez laquelle`,
      tableVue(apercu, jeu, correspondance),
    );
  }
  const known = found.find((other) => other.jeu === jeu);
  return known ?? { jeu, confiance: 0, raisons: ['Rien dans le fichier ne le montre.'] };
}

/** What the columns of a file hold, read as a dataset. */
function tableVue(
  apercu: Apercu,
  jeu: JeuLu | undefined,
  correspondance?: Correspondances,
): TableVue {
  const famille = jeu && FAMILLES[jeu];
  const masquees = famille
    ? famille.masked?.(apercu, correspondance)
    : personalPlaces(apercu, new Set());
  const tu = famille ? famille.taire : taire;
  return {
    colonnes: apercu.colonnes,
    exemples: apercu.colonnes.map((_, place) =>
      masquees?.has(place) ? null : exempleOf(apercu, place, tu),
    ),
    correspondance: famille?.champs.decrire(apercu, correspondance, masquees) ?? {},
  };
}

const LONGUEUR = 60;

/** The first filled cell of a column, shortened; without the personal data that `tu` takes out. */
function exempleOf(
  { lignes }: Apercu,
  place: number,
  tu: (texte: string) => string = (texte) => texte,
): string | null {
  const first = lignes.map((ligne) => ligne[place]?.trim() ?? '').find((cellule) => cellule !== '');
  if (first === undefined) return null;
  const texte = tu(first);
  return texte.length > LONGUEUR ? `${texte.slice(0, LONGUEUR - 1)}…` : texte;
}

const QUELCONQUE = 'un fichier de lieux, de QPV, de ZRR ou FRR, de CnFS, de Pass, ou de communes';

function attenduOf(jeu: Jeu): string {
  const famille = (FAMILLES as Partial<Record<Jeu, Famille<unknown>>>)[jeu];
  return famille ? `un fichier ${famille.nom} : ${famille.attendu}` : `un fichier « ${jeu} »`;
}

function trouveOf(tableau: Tableau, apercu: Apercu, jeu: JeuLu | undefined): string {
  if (jeu) return `un fichier ${FAMILLES[jeu].nom}`;
  const names = tableau.colonnes.slice(0, 6).join(', ');
  const found = `${tableau.description}, colonnes ${names}${tableau.colonnes.length > 6 ? '…' : ''}`;
  return remisePlaces(apercu).length === 0
    ? found
    : `${found}, qui parlent de carnets ou de bénéficiaires. Dites quel jeu c’est : ce qui est personnel est écarté`;
}

function isLu(jeu: Jeu): jeu is JeuLu {
  return jeu in FAMILLES;
}
