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
  /** Names close to those, tried on the columns left over. */
  readonly proches?: RegExp;
  /** What its cells look like: chooses between columns of good names, then among the columns left over. */
  readonly valeurs?: (cellule: string) => boolean;
}

/** For each field, the places of its columns in the file. */
export type Colonnes<Nom extends string> = Readonly<Record<Nom, readonly number[]>>;

/** For each field, the place of its first column; −1 where the file lacks one. */
export type Places<Nom extends string> = Readonly<Record<Nom, number>>;

/** Share of the filled cells that must look like the field, where the name of the column says nothing. */
const RESSEMBLANCE = 0.9;

interface Options<Nom extends string> {
  /** Order in which the columns left over are given; that of the definitions unless told. */
  readonly ordre?: readonly Nom[];
  /** Fields found otherwise than by one name or one value; places left out are proposed as the others. */
  readonly chercher?: (apercu: Apercu) => Partial<Colonnes<Nom>>;
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
      noms.map((nom) => apercu.colonnes.indexOf(nom)).filter((place) => place >= 0);
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
    const { ordre = this.noms, chercher } = this.#options;
    const found: Partial<Colonnes<Nom>> = chercher?.(apercu) ?? {};
    const colonnes = Object.fromEntries(
      this.noms.map((nom) => [nom, found[nom] ?? named(apercu, this.definitions[nom])]),
    ) as Record<Nom, readonly number[]>;
    const taken = new Set(Object.values<readonly number[]>(colonnes).flat());
    const give = (nom: Nom, test: (place: number) => boolean): void => {
      if (found[nom] || colonnes[nom].length > 0) return;
      const place = apercu.colonnes.findIndex((_, at) => !taken.has(at) && test(at));
      if (place < 0) return;
      colonnes[nom] = [place];
      taken.add(place);
    };
    for (const nom of ordre) {
      const { proches } = this.definitions[nom];
      if (proches) give(nom, (place) => apercu.isLike(place, proches));
    }
    for (const nom of ordre) {
      const { valeurs } = this.definitions[nom];
      if (valeurs) give(nom, (place) => apercu.part(place, valeurs) >= RESSEMBLANCE);
    }
    return colonnes;
  }
}

/** Places of the columns that bear a name of the field; those that also hold such values come first. */
function named(apercu: Apercu, { noms = [], valeurs }: Champ): readonly number[] {
  const places = exactFirst(apercu, noms);
  if (!valeurs || places.length < 2) return places;
  const looks = (place: number): number => Number(apercu.part(place, valeurs) >= 0.5);
  return places.toSorted((one, other) => looks(other) - looks(one));
}

/** Columns of these names, in their order; those that bear one as written before those that only may. */
function exactFirst(apercu: Apercu, noms: readonly string[]): readonly number[] {
  const places = [...new Set(noms.flatMap((nom) => apercu.placesOf(nom)))];
  const keys = apercu.keys();
  const isExact = (place: number): number => Number(noms.includes(keys[place]!));
  return places.toSorted((one, other) => isExact(other) - isExact(one));
}
