import { GEOCODEUR } from './cellules/entetes';
import type { Apercu } from './famille';

/** Names of columns by field. */
export type Correspondances = Readonly<Record<string, readonly string[] | undefined>>;

/** What is read of a row: its name on screen, and how its column is told. */
export interface Champ {
  /** In French. */
  readonly nom: string;
  /** Whether no row can be read without its column. */
  readonly requis?: true;
  /** Normalised names of columns, the best first. */
  readonly noms?: readonly string[];
  /** Those among them that may tell of something else: whether its cells let a column of this name be read. */
  readonly ambigus?: Readonly<Record<string, (part: Part) => boolean>>;
  /** Names close to those, tried on the columns left over. */
  readonly proches?: RegExp;
  /** Whether the cells of a column of a close name show that it tells of something else. */
  readonly sauf?: (part: Part) => boolean;
  /** What its cells look like: chooses between columns of good names, then among the columns left over. */
  readonly valeurs?: (cellule: string) => boolean;
  /** Whether it holds several values: every column left over that tells of it is read. */
  readonly liste?: true;
}

/** Share of the filled cells of a column that pass a test; 0 where none is filled. */
type Part = (test: (cellule: string) => boolean) => number;

/** For each field, the places of its columns in the file. */
export type Colonnes<Nom extends string> = Readonly<Record<Nom, readonly number[]>>;

/** For each field, the place of its first column; −1 where the file lacks one. */
export type Places<Nom extends string> = Readonly<Record<Nom, number>>;

/** Share of the filled cells that must look like the field, where the name of the column says nothing. */
const RESSEMBLANCE = 0.9;
/** The same for words of a list, whose producers add their own. */
const RESSEMBLANCE_LISTE = 0.5;

interface Options<Nom extends string> {
  /** Order in which the columns left over are given; that of the definitions unless told. */
  readonly ordre?: readonly Nom[];
  /** Fields found otherwise than by one name or one value; places left out are proposed as the others. */
  readonly chercher?: (apercu: Apercu) => Partial<Colonnes<Nom>>;
  /** Fields completed once the others are proposed. */
  readonly completer?: (apercu: Apercu, colonnes: Colonnes<Nom>) => Partial<Colonnes<Nom>>;
  /** Whether a row is read from the first of its columns that is filled: one that is empty does not stop the search. */
  readonly premiereRemplie?: true;
}

/** The fields of a family of files, proposed from names and values of columns, and adjusted by the user. */
export class Champs<Nom extends string> {
  readonly noms: readonly Nom[];
  readonly #options: Options<Nom>;
  readonly #proposees = new WeakMap<Apercu, Colonnes<Nom>>();

  constructor(
    readonly definitions: Readonly<Record<Nom, Champ>>,
    options: Options<Nom> = {},
  ) {
    this.noms = Object.keys(definitions) as Nom[];
    this.#options = options;
  }

  /** Columns in force: those proposed, and for the fields that the user decided, hers. */
  colonnes(apercu: Apercu, choix: Correspondances = {}): Colonnes<Nom> {
    const places = (noms: readonly string[]): number[] =>
      noms.flatMap((nom) => apercu.colonnes.flatMap((own, place) => (own === nom ? [place] : [])));
    const chosen = this.noms.flatMap((nom) => {
      const decided = choix[nom];
      return decided ? [[nom, places(decided)] as const] : [];
    });
    const proposees = this.#proposees.get(apercu) ?? this.#proposer(apercu);
    this.#proposees.set(apercu, proposees);
    return { ...proposees, ...Object.fromEntries(chosen) };
  }

  places(apercu: Apercu, choix?: Correspondances): Places<Nom> {
    const entries = Object.entries<readonly number[]>(this.colonnes(apercu, choix));
    return Object.fromEntries(entries.map(([nom, [first = -1]]) => [nom, first])) as Places<Nom>;
  }

  /** The columns in force by their names: to be shown, adjusted and remembered. Those `masquees` are not read. */
  decrire(
    apercu: Apercu,
    choix?: Correspondances,
    masquees: ReadonlySet<number> = new Set(),
  ): Correspondances {
    const entries = Object.entries<readonly number[]>(this.colonnes(apercu, choix));
    return Object.fromEntries(
      entries.flatMap(([nom, places]) => {
        const read = places.filter((place) => !masquees.has(place));
        return read.length > 0 ? [[nom, read.map((place) => apercu.colonnes[place]!)]] : [];
      }),
    );
  }

  /** Names on screen of the fields without which nothing can be read, and that no column holds. */
  manquants(apercu: Apercu, choix?: Correspondances): readonly string[] {
    const colonnes = this.colonnes(apercu, choix);
    return this.noms.flatMap((nom) => {
      const { requis, nom: label } = this.definitions[nom];
      return requis && colonnes[nom].length === 0 ? [label] : [];
    });
  }

  #proposer(apercu: Apercu): Colonnes<Nom> {
    const { ordre = this.noms, chercher, completer, premiereRemplie = false } = this.#options;
    const keys = apercu.keys();
    const found: Partial<Colonnes<Nom>> = chercher?.(apercu) ?? {};
    const colonnes = Object.fromEntries(
      this.noms.map((nom) => [nom, found[nom] ?? named(apercu, this.definitions[nom])]),
    ) as Record<Nom, readonly number[]>;
    const taken = new Set(Object.values<readonly number[]>(colonnes).flat());
    const isEmpty = (place: number): boolean => apercu.part(place, () => true) === 0;
    const give = (nom: Nom, test: (place: number) => boolean): void => {
      const isOpen = premiereRemplie ? colonnes[nom].every(isEmpty) : colonnes[nom].length === 0;
      if (found[nom] || !isOpen) return;
      const places = keys.flatMap((key, at) =>
        !taken.has(at) && !GEOCODEUR.test(key) && test(at) ? [at] : [],
      );
      const given = this.definitions[nom].liste ? places : places.slice(0, 1);
      colonnes[nom] = [...colonnes[nom], ...given];
      for (const place of given) taken.add(place);
    };
    for (const nom of ordre) {
      const { proches, sauf } = this.definitions[nom];
      const isOther = (place: number): boolean =>
        sauf?.((test) => apercu.part(place, test)) ?? false;
      if (proches) give(nom, (place) => apercu.isLike(place, proches) && !isOther(place));
    }
    for (const nom of ordre) {
      const { valeurs, liste } = this.definitions[nom];
      const least = liste ? RESSEMBLANCE_LISTE : RESSEMBLANCE;
      if (valeurs && (liste || colonnes[nom].length === 0))
        give(nom, (place) => apercu.part(place, valeurs) >= least);
    }
    return { ...colonnes, ...completer?.(apercu, colonnes) };
  }
}

/** Places of the columns that bear a name of the field; those that also hold such values come first. */
function named(apercu: Apercu, champ: Champ): readonly number[] {
  const places = exactFirst(apercu, champ);
  const { valeurs } = champ;
  if (!valeurs || places.length < 2) return places;
  const looks = (place: number): number => Number(apercu.part(place, valeurs) >= 0.5);
  return places.toSorted((one, other) => looks(other) - looks(one));
}

/** Columns of its names, in their order; those that bear one as written before those that only may. */
function exactFirst(apercu: Apercu, { noms = [], ambigus = {} }: Champ): readonly number[] {
  const isOfField = (nom: string, place: number): boolean =>
    ambigus[nom]?.((test) => apercu.part(place, test)) ?? true;
  const places = [
    ...new Set(
      noms.flatMap((nom) => apercu.placesOf(nom).filter((place) => isOfField(nom, place))),
    ),
  ];
  const keys = apercu.keys();
  const isExact = (place: number): number => Number(noms.includes(keys[place]!));
  return places.toSorted((one, other) => isExact(other) - isExact(one));
}
