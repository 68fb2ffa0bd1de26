import type { CodeInsee } from '$lib/domain/codes';
import type { Referentiel } from '$lib/domain/referentiel';
import type { Commune } from '$lib/domain/territoire';

import type { Regle } from '../journal/regles';
import { Departements, departementsOfPostal } from './departements';
import { areClose, closest, communeKey, isMisspelt, numeroOf } from './noms';
import { nameKey } from './texte';

/** A commune found, and the rule it was found by; `regle` is `null` where the code of the file was right as it was. */
export interface CommuneTrouvee {
  readonly commune: Commune;
  readonly regle: Regle | null;
}

type Noms = ReadonlyMap<string, readonly Commune[]>;

const PARIS_LYON_MARSEILLE = new Set(['75056', '69123', '13055']);

/** Answers kept, then forgotten all at once. */
const RETENUES = 200_000;

/** Finds today's commune from what a row says of it. Keeps its answers: files repeat their communes. */
export class Communes {
  readonly #referentiel: Referentiel;
  readonly #answers = new Map<string, CommuneTrouvee | null>();
  readonly #keys = new Map<string, string>();
  readonly #byName = new Map<string, Noms>();
  readonly #byFormerName = new Map<string, Noms>();
  readonly #departements: Departements;
  #tousNoms: ReadonlySet<string> | null = null;

  static readonly #connues = new WeakMap<Referentiel, Communes>();

  /** What was found on a référentiel serves every file read on it. */
  static de(referentiel: Referentiel): Communes {
    const connues = Communes.#connues.get(referentiel) ?? new Communes(referentiel);
    Communes.#connues.set(referentiel, connues);
    return connues;
  }

  private constructor(referentiel: Referentiel) {
    this.#referentiel = referentiel;
    this.#departements = new Departements(referentiel);
  }

  /**
   * The commune of a code, else of a postal code and a name, else of a name, today's or a former one, within the
   * département of the postal code, or the one told where there is none, else of a name that is alone in France. Never
   * guesses from coordinates. `null` where nothing certain enough is found.
   */
  find(code: string, codePostal: string, nom: string, departement = ''): CommuneTrouvee | null {
    const byCode = this.#byCode(code, codePostal, nom);
    if (byCode) return byCode;
    const question = `${codePostal}|${nom}|${departement}`;
    const known = this.#answers.get(question);
    if (known !== undefined) return known;
    const departements =
      codePostal === '' ? this.#departements.named(departement) : departementsOfPostal(codePostal);
    const answer =
      this.#byPostal(codePostal, nom, departements) ??
      this.#byDepartement(departements, nom) ??
      this.#byPostalAlone(codePostal) ??
      this.#byNameAlone(codePostal, nom);
    if (this.#answers.size >= RETENUES) this.#answers.clear();
    this.#answers.set(question, answer);
    return answer;
  }

  /** The commune that a postal code and a name agree on; `null` where only one of them tells it, or none. */
  agreed(codePostal: string, nom: string): Commune | null {
    if (codePostal === '' || nom === '') return null;
    const found = this.find('', codePostal, nom);
    return found === null || found.regle === 'insee-code-postal-seul' ? null : found.commune;
  }

  /**
   * The commune that a postal code and a name agree on against the one of a code: the name is not the latter's, and the
   * postal code serves the former as well; or it is a namesake, in the département of the postal code.
   */
  against(commune: Commune, codePostal: string, nom: string): Commune | null {
    const isNamed = this.isNamed(commune, nom);
    const isServed = this.serves(codePostal, commune);
    if (isNamed && isServed) return null;
    const agreed = this.agreed(codePostal, nom);
    if (agreed === null || isSame(agreed, commune) || !this.#isCalled(agreed, nom)) return null;
    if (!isNamed) return isServed && !this.serves(codePostal, agreed) ? null : agreed;
    const isElsewhere = !departementsOfPostal(codePostal).includes(commune.departement);
    return isElsewhere && this.#key(agreed.nom) === this.#key(nom) ? agreed : null;
  }

  /** Whether the postal code serves the commune, or may: of one that is not known, where it is of its département. */
  serves(codePostal: string, commune: Commune): boolean {
    const served = this.#referentiel.communesOfPostal(codePostal);
    if (served.length > 0)
      return served.some((code) => code === commune.code || code === commune.parent);
    const departements = departementsOfPostal(codePostal).filter((departement) =>
      this.#referentiel.departements.has(departement),
    );
    return departements.length === 0 || departements.includes(commune.departement);
  }

  /** Whether a cell names the département of the commune; `true` where it names none. */
  isIn(departement: string, commune: Commune): boolean {
    if (departement === commune.departement) return true;
    const named = this.#departements.named(departement);
    return named.length === 0 || named.includes(commune.departement);
  }

  /** Whether a name is that of a commune of France, today's. */
  isNom(nom: string): boolean {
    this.#tousNoms ??= new Set(this.#referentiel.communes.map((commune) => this.#key(commune.nom)));
    return this.#tousNoms.has(this.#key(nom));
  }

  /** Whether a name may be that of the commune: equal, one within the other, misspelt, or that of a former one. */
  isNamed(commune: Commune, nom: string): boolean {
    if (nom === commune.nom) return true;
    return areClose(this.#key(commune.nom), this.#key(nom)) || this.#isCalled(commune, nom);
  }

  /** The only commune of a département that bears a name; of an arrondissement where the name says which. */
  named(departement: string, nom: string): Commune | null {
    const namesakes = this.#namesIn(departement).get(this.#key(nom)) ?? [];
    if (namesakes.length <= 1) return namesakes[0] ?? null;
    const exact = namesakes.filter((commune) => nameKey(commune.nom) === nameKey(nom));
    if (exact.length === 1) return exact[0]!;
    const whole = namesakes.filter(({ parent }) => parent === null);
    return whole.length === 1 ? this.#within(whole[0]!, nom) : null;
  }

  /** Whether a name is that of the commune, its beginning, misspelt, or that of a former one; more words make another. */
  #isCalled(commune: Commune, nom: string): boolean {
    const [known, said] = [this.#key(commune.nom), this.#key(nom)];
    if (known === said || known.startsWith(`${said} `) || isMisspelt(known, said)) return true;
    return this.#formerNamesIn(commune.departement).get(said)?.includes(commune) ?? false;
  }

  #byCode(code: string, codePostal: string, nom: string): CommuneTrouvee | null {
    if (code === '') return null;
    const commune = this.#referentiel.commune(code);
    if (commune === null) return null;
    if (PARIS_LYON_MARSEILLE.has(code)) {
      const served = this.#served(codePostal).find(({ parent }) => parent === code);
      const arrondissement = served ?? this.#within(commune, nom);
      if (arrondissement !== commune) return { commune: arrondissement, regle: 'arrondissement' };
    }
    return { commune, regle: commune.code === code ? null : 'commune-fusionnee' };
  }

  /** The arrondissement whose number the name tells; the commune itself where it tells none. */
  #within(commune: Commune, nom: string): Commune {
    const numero = PARIS_LYON_MARSEILLE.has(commune.code) ? numeroOf(nom) : null;
    if (numero === null) return commune;
    const namesakes = this.#namesIn(commune.departement).get(this.#key(nom)) ?? [];
    return (
      namesakes.find((other) => other.parent === commune.code && numeroOf(other.nom) === numero) ??
      commune
    );
  }

  #byPostal(
    codePostal: string,
    nom: string,
    departements: readonly string[],
  ): CommuneTrouvee | null {
    const served = this.#served(codePostal);
    const key = this.#key(nom);
    const exact = served.filter((commune) => this.#key(commune.nom) === key);
    if (exact.length === 1) return { commune: exact[0]!, regle: 'insee-code-postal-et-nom' };
    const former = this.#former(departements, nom);
    if (former && served.includes(former)) return { commune: former, regle: 'insee-ancien-nom' };
    const close = closest(key, served, (commune) => this.#key(commune.nom));
    return close && { commune: close, regle: 'insee-nom-proche' };
  }

  #byPostalAlone(codePostal: string): CommuneTrouvee | null {
    const served = this.#served(codePostal);
    return served.length === 1 ? { commune: served[0]!, regle: 'insee-code-postal-seul' } : null;
  }

  #byDepartement(departements: readonly string[], nom: string): CommuneTrouvee | null {
    const found = departements
      .map((departement) => this.named(departement, nom))
      .filter((commune) => commune !== null);
    if (found.length === 1) return { commune: found[0]!, regle: 'insee-nom-et-departement' };
    const former = this.#former(departements, nom);
    return former && { commune: former, regle: 'insee-ancien-nom' };
  }

  #byNameAlone(codePostal: string, nom: string): CommuneTrouvee | null {
    if (codePostal !== '' || nom === '') return null;
    const key = this.#key(nom);
    const namesakes = [...this.#referentiel.departements.keys()]
      .flatMap((departement) => this.#namesIn(departement).get(key) ?? [])
      .filter(({ parent }) => parent === null);
    return namesakes.length === 1
      ? { commune: this.#within(namesakes[0]!, nom), regle: 'insee-nom-seul' }
      : null;
  }

  /** Today's commune for the name that a former one bore in these départements; `null` unless it is one. */
  #former(departements: readonly string[], nom: string): Commune | null {
    const key = this.#key(nom);
    if (key === '') return null;
    const found = departements.flatMap(
      (departement) => this.#formerNamesIn(departement).get(key) ?? [],
    );
    return new Set(found).size === 1 ? found[0]! : null;
  }

  /** Communes that a postal code serves; in Paris, Lyon and Marseille, the arrondissements rather than the whole. */
  #served(codePostal: string): readonly Commune[] {
    const communes = this.#referentiel
      .communesOfPostal(codePostal)
      .map((code: CodeInsee) => this.#referentiel.commune(code))
      .filter((commune) => commune !== null);
    const parents = new Set(communes.map(({ parent }) => parent));
    return communes.filter(({ code }) => !parents.has(code));
  }

  /** Communes of a département by the key of their name. */
  #namesIn(departement: string): Noms {
    return this.#keyed(this.#byName, departement, () =>
      this.#referentiel.communes.flatMap((commune) =>
        commune.departement === departement ? [[commune.nom, commune]] : [],
      ),
    );
  }

  /** Today's communes of a département by the keys of the names of their former ones. */
  #formerNamesIn(departement: string): Noms {
    return this.#keyed(this.#byFormerName, departement, () =>
      [...(this.#referentiel.tables.nomsAnciens ?? [])].flatMap(([code, nom]) => {
        const commune = this.#referentiel.commune(code);
        return commune?.departement === departement ? [[nom, commune]] : [];
      }),
    );
  }

  #keyed(
    known: Map<string, Noms>,
    departement: string,
    named: () => readonly (readonly [string, Commune])[],
  ): Noms {
    const already = known.get(departement);
    if (already) return already;
    const names = new Map<string, Commune[]>();
    for (const [nom, commune] of named()) {
      const key = this.#key(nom);
      const same = names.get(key);
      if (same) same.push(commune);
      else names.set(key, [commune]);
    }
    known.set(departement, names);
    return names;
  }

  #key(nom: string): string {
    const known = this.#keys.get(nom);
    if (known !== undefined) return known;
    const key = communeKey(nom);
    if (this.#keys.size >= RETENUES) this.#keys.clear();
    this.#keys.set(nom, key);
    return key;
  }
}

/** Whether both are one commune, whole or an arrondissement of it. */
function isSame(one: Commune, other: Commune): boolean {
  return one.code === other.code || one.parent === other.code || one.code === other.parent;
}
