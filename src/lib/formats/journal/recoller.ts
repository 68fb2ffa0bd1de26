import { isEntiteCoupee } from '../cellules/texte';

/** What the cells of a column look like, where most look alike. */
const ALLURES: readonly RegExp[] = [
  /^\d{4,5}$/,
  /^\d{14}$/,
  /^-?\d+[.,]\d+$/,
  /^\d{4}-\d{2}-\d{2}|^\d{1,2}\/\d{1,2}\/\d{4}/,
  /^[^\s@]+@[^\s@]+\.[^\s@.]+$/,
  /^(?:https?:\/\/|www\.)\S+$/,
  /^(?:oui|non|0|1|true|false)$/i,
];

/** More cells than this in excess, and nobody can tell which belong together. */
const EN_TROP_MAX = 6;

/** A row whose cells were put back together: the column of each mended one, before and after. */
export interface Recollage {
  readonly cellules: readonly string[];
  readonly mendees: readonly CelluleRecollee[];
}

interface CelluleRecollee {
  readonly place: number;
  readonly avant: string;
  readonly apres: string;
}

/** One mending that may do. */
interface Essai extends Recollage {
  readonly mendees: readonly [CelluleRecollee];
}

/**
 * Puts back together a text that its own separator cut, where it was not between quotes: `Café &amp` and ` Co` of a file
 * parted by semicolons, `49` and ` rue du Lac`. The row is then too wide. An entity cut in two tells where; else the pieces
 * are those that, joined, bring every other cell under its column, told by what the column holds.
 */
export class Recolleur {
  readonly #width: number;
  readonly #separateur: string;
  readonly #allures: readonly (RegExp | null)[];

  constructor(
    colonnes: readonly string[],
    apercu: readonly (readonly string[])[],
    separateur: string,
  ) {
    this.#width = colonnes.length;
    this.#separateur = separateur;
    const whole = apercu.filter((ligne) => lastFilled(ligne) < this.#width);
    this.#allures = colonnes.map((_, place) => allureOf(whole, place));
  }

  /** `null` where the row is not too wide, or where more than one mending would do. */
  mend(cellules: readonly string[]): Recollage | null {
    const entites = this.#entites(cellules);
    const texte = this.#texte(entites.cellules);
    if (texte === null) return entites.mendees.length > 0 ? entites : null;
    return { cellules: texte.cellules, mendees: [...entites.mendees, ...texte.mendees] };
  }

  /** Cells that end in the middle of an entity, each with the one after it, as far as the row is too wide. */
  #entites(cellules: readonly string[]): Recollage {
    const parted = [...cellules];
    const mendees: CelluleRecollee[] = [];
    if (this.#separateur !== ';') return { cellules, mendees };
    for (let place = 0; place + 1 < parted.length; place += 1) {
      const avant = parted[place]!;
      while (parted.length > this.#width && isEntiteCoupee(parted[place]!))
        parted.splice(place, 2, parted.slice(place, place + 2).join(';'));
      const apres = parted[place]!;
      if (apres !== avant) mendees.push({ place, avant, apres });
    }
    return { cellules: parted, mendees };
  }

  #texte(cellules: readonly string[]): Recollage | null {
    const extra = lastFilled(cellules) + 1 - this.#width;
    if (extra <= 0 || extra > EN_TROP_MAX || this.#width < 3) return null;
    const fits = Array.from({ length: this.#width }, (_, place) =>
      this.#joined(cellules, place, extra),
    ).filter((recollage) => this.#isAligned(recollage));
    const [only, other] = fits.length > 1 ? fits.filter(isSentence) : fits;
    return only === undefined || other !== undefined ? null : only;
  }

  #joined(cellules: readonly string[], place: number, extra: number): Essai {
    const pieces = cellules.slice(place, place + extra + 1);
    const apres = pieces.join(this.#separateur);
    const joined = [...cellules.slice(0, place), apres, ...cellules.slice(place + extra + 1)];
    const mendee = { place, avant: pieces[0]!, apres };
    return { cellules: joined.slice(0, this.#width), mendees: [mendee] };
  }

  /** Whether every cell that has a column with a look has this look, and one after the mended cell does. */
  #isAligned({ cellules, mendees: [{ place }] }: Essai): boolean {
    let isTold = false;
    for (const [i, allure] of this.#allures.entries()) {
      const cellule = cellules[i]?.trim() ?? '';
      if (allure === null || cellule === '') continue;
      if (!allure.test(cellule)) return false;
      isTold ||= i > place;
    }
    return isTold;
  }
}

/** A space follows the comma of a sentence, not the separator of a table. */
function isSentence({ mendees: [{ avant, apres }] }: Essai): boolean {
  return avant.trim() !== '' && apres.slice(avant.length + 1).startsWith(' ');
}

function allureOf(lignes: readonly (readonly string[])[], place: number): RegExp | null {
  const filled = lignes.map((ligne) => ligne[place]?.trim() ?? '').filter((c) => c !== '');
  if (filled.length < 3) return null;
  return (
    ALLURES.find((allure) => filled.filter((c) => allure.test(c)).length >= 0.95 * filled.length) ??
    null
  );
}

function lastFilled(cellules: readonly string[]): number {
  return cellules.findLastIndex((cellule) => cellule.trim() !== '');
}
