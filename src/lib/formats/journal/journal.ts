import type { Geometry } from 'geojson';

import { isAbsent, repairTexte } from '../cellules/texte';
import type { Constat, Gravite, Jeu, Lecture, Rejet } from '../lecture';
import type { Correction } from './regles';
import { REGLES } from './regles';

const EN_TROP = 'cellule_en_trop_';

/** Name of the column in which we write a cell that a rejected row has in excess, from 1: to be put back. */
export function colonneEnTrop(rang: number): string {
  return `${EN_TROP}${rang}`;
}

/** Repairs that the user refuses: the name of a rule, or `ligne/colonne/regle` for one cell. */
export type Refus = ReadonlySet<string>;

/** A finding that many rows share: how many they are, and what is then said of the file. */
interface Denombrement {
  readonly regle: string;
  readonly colonne: string | null;
  readonly message: (lignes: number) => string;
  lignes: number;
}

/** What happens to the rows of one file: each is accepted, repaired or rejected, and every finding is written down. */
export class Journal {
  readonly constats: Constat[] = [];
  readonly rejets: Rejet[] = [];
  readonly #denombrements = new Map<string, Denombrement>();
  readonly #enTrop: readonly number[];
  #lignes = 0;
  #reparees = 0;

  constructor(
    readonly colonnes: readonly string[],
    readonly refus: Refus,
    /** Places of columns that hold personal data: they leave no trace, not even in a rejected row. */
    readonly masquees: ReadonlySet<number> = new Set(),
    /** Shapes of the rows, in order; `null` where the file has none. */
    readonly geometries: readonly Geometry[] | null = null,
    /** Takes personal data out of a text, wherever it stands in the file. */
    readonly taire: (texte: string) => string = (texte) => texte,
  ) {
    this.#enTrop = colonnes.flatMap((nom, place) => (nom.startsWith(EN_TROP) ? [place] : []));
  }

  /** Whether a row has a filled cell beyond its header, or where we write such cells for them to be put back. */
  isTooWide(cellules: readonly string[], width: number): boolean {
    return (
      this.#enTrop.some((place) => isFilled(cellules[place] ?? '')) ||
      (cellules.length > width && cellules.slice(width).some(isFilled))
    );
  }

  /** A finding on the file as a whole: its row is 0. */
  noter(
    regle: string,
    gravite: 'info' | 'alerte',
    message: string,
    colonne: string | null = null,
  ): void {
    this.constats.push({
      ligne: 0,
      colonne,
      regle,
      gravite,
      message,
      valeur: null,
      reparation: null,
    });
  }

  /** One more row of which the same is to be said: the file says it once, with their number, when it is read. */
  compter(regle: string, colonne: string | null, message: Denombrement['message']): void {
    const cle = `${regle}/${colonne}`;
    const known = this.#denombrements.get(cle);
    if (known) known.lignes += 1;
    else this.#denombrements.set(cle, { regle, colonne, message, lignes: 1 });
  }

  open(numero: number, cellules: readonly string[]): Ligne {
    return new Ligne(this, numero, cellules);
  }

  /** Counts the row once its reader is done with it. */
  close(ligne: Ligne): void {
    this.#lignes += 1;
    if (ligne.rejetee) this.rejets.push(this.#rejet(ligne));
    else if (ligne.reparee) this.#reparees += 1;
  }

  /** What reading the file gives, once every row is closed. */
  lecture<Row>(jeu: Jeu, rows: readonly Row[]): Lecture<Row> {
    for (const { regle, colonne, message, lignes } of this.#denombrements.values())
      this.noter(regle, 'info', message(lignes), colonne);
    this.#denombrements.clear();
    const rejetees = this.rejets.length;
    return {
      jeu,
      rows,
      constats: this.constats,
      rejets: this.rejets,
      lignes: this.#lignes,
      acceptees: this.#lignes - this.#reparees - rejetees,
      reparees: this.#reparees,
      rejetees,
    };
  }

  #rejet({ numero, cellules }: Ligne): Rejet {
    const shape = this.geometries?.[numero - 1];
    return {
      ligne: numero,
      cellules: cellules.map((cellule, place) =>
        this.#isMasked(place, cellules.length) ? '' : this.taire(cellule),
      ),
      geometrie: shape && 'coordinates' in shape ? shape : null,
    };
  }

  /** Whether a cell may hold personal data: on a row with cells too many, what follows such a column may come from it. */
  #isMasked(place: number, width: number): boolean {
    const shift = Math.max(0, width - this.colonnes.length);
    for (let back = 0; back <= shift; back += 1) if (this.masquees.has(place - back)) return true;
    return false;
  }
}

const TOTAL = /^\s*(?:sous[- ])?tota(?:l|ux)(?:\s+(?:g[ée]n[ée]ral|france|national))?\s*:?\s*$/i;
const NOTE =
  /^\s*(?:\*|\(\d+\)|(?:sources?|notes?|nota bene|n\.?b\.?|lecture|champ|mise à jour|extraction|total)\s*[:.])/i;

/** How both begin: most rows need no more than this. */
const MAYBE_NOTE = /^\s*[*(stnlcme]/i;

function isFilled(cellule: string): boolean {
  return cellule.trim() !== '';
}

/** Whether a lone cell under a table is a note on it. */
export function isNote(cellule: string): boolean {
  return NOTE.test(cellule);
}

/** Whether a row is a note or a total written among the rows. */
export function isNoteRow(cellules: readonly string[]): boolean {
  const first = cellules.find(isFilled) ?? '';
  if (!MAYBE_NOTE.test(first)) return false;
  return TOTAL.test(first) || (isNote(first) && cellules.filter(isFilled).length === 1);
}

/** The row being read. Its methods write findings and return the value to go on with. */
export class Ligne {
  reparee = false;
  rejetee = false;

  constructor(
    readonly journal: Journal,
    readonly numero: number,
    readonly cellules: readonly string[],
  ) {}

  /** The cell, trimmed; empty where the file lacks the column (`place` −1) or the cell. */
  cellule(place: number): string {
    return this.cellules[place]?.trim() ?? '';
  }

  /** The cell with its entities and accents mended; empty where it says that it says nothing. */
  texte(place: number): string {
    const cellule = this.cellule(place);
    if (isAbsent(cellule)) return '';
    return this.reparer(place, repairTexte(cellule), cellule).trim();
  }

  /** The repaired value, or the one of the file if the user refused this repair. */
  reparer(place: number, correction: Correction | null, avant = this.cellule(place)): string {
    if (correction === null) return avant;
    const { regle, valeur, precision } = correction;
    const { message: general } = REGLES[regle];
    const message = precision ? `${general} ${precision}` : general;
    if (this.isRefused(place, regle)) {
      this.#note(place, regle, 'alerte', `Réparation refusée. ${message}`, avant);
      return avant;
    }
    this.reparee = true;
    this.#note(place, regle, 'reparation', message, avant, valeur);
    return valeur;
  }

  /** Whether the row has more filled cells than the header has columns: it is then rejected, its cells cannot be told. */
  isShifted(width: number): boolean {
    const isShifted = this.journal.isTooWide(this.cellules, width);
    if (isShifted) {
      const dit =
        this.cellules.length > width
          ? `La ligne a ${this.cellules.length} cellules et l’en-tête ${width}`
          : 'La ligne a encore des cellules en trop';
      this.rejeter(
        -1,
        'cellules-en-trop',
        `${dit} : un séparateur de trop décale les valeurs. Mettez le texte entre guillemets.`,
      );
    }
    return isShifted;
  }

  /** Whether the row is a note or a total written among the rows: it is then rejected, as no row of the dataset. */
  isNote(): boolean {
    const isOut = isNoteRow(this.cellules);
    if (isOut) {
      this.rejeter(
        -1,
        'note-ou-total',
        'C’est une note ou un total, pas une ligne de données : elle n’est pas chargée.',
      );
    }
    return isOut;
  }

  /** Says that a quote of the row was never closed: the cell that holds it is read with it. */
  signalerGuillemet(): void {
    const place = this.cellules.findIndex((cellule) => cellule.includes('"'));
    this.alerter(
      place,
      'guillemet-perdu',
      'Un guillemet s’ouvre dans cette ligne et ne se ferme pas : il est lu comme un signe, pour ne pas avaler les lignes suivantes. Dans le fichier, retirez-le ou fermez-le.',
    );
  }

  alerter(place: number, regle: string, message: string): void {
    this.#note(place, regle, 'alerte', message, this.cellule(place));
  }

  informer(place: number, regle: string, message: string): void {
    this.#note(place, regle, 'info', message, this.cellule(place));
  }

  /** A finding that many rows share: said once of the file, with their number. */
  compter(place: number, regle: string, message: (lignes: number) => string): void {
    this.journal.compter(regle, this.#colonne(place), message);
  }

  /** Sets the row aside; a reader then returns nothing for it. */
  rejeter(place: number, regle: string, message: string): null {
    this.rejetee = true;
    this.#note(place, regle, 'rejet', message, this.cellule(place));
    return null;
  }

  /** Whether the user refuses this repair of the cell. */
  isRefused(place: number, regle: string): boolean {
    const { refus } = this.journal;
    return (
      refus.size > 0 &&
      (refus.has(regle) || refus.has(`${this.numero}/${this.#colonne(place)}/${regle}`))
    );
  }

  #colonne(place: number): string | null {
    return this.journal.colonnes[place] ?? null;
  }

  #note(
    place: number,
    regle: string,
    gravite: Gravite,
    message: string,
    avant: string,
    reparation: string | null = null,
  ): void {
    const { masquees, taire } = this.journal;
    const valeur = masquees.has(place) ? null : taire(avant);
    this.journal.constats.push({
      ligne: this.numero,
      colonne: this.#colonne(place),
      regle,
      gravite,
      message: taire(message),
      valeur,
      reparation: reparation && taire(reparation),
    });
  }
}
