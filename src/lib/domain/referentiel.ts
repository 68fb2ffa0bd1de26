import type { CodeInsee } from './codes';
import type { Commune, Departement, Epci, Region, Territoire } from './territoire';

/** The five tables of the Code officiel géographique that the embedded data hold. */
export interface TablesReferentiel {
  readonly communes: readonly Commune[];
  readonly epci: readonly Epci[];
  readonly departements: readonly Departement[];
  readonly regions: readonly Region[];
  /** Postal code → codes of the communes it serves. */
  readonly codesPostaux: ReadonlyMap<string, readonly CodeInsee[]>;
  /** Former, delegated or associated commune code → today's commune. */
  readonly anciennes: ReadonlyMap<string, CodeInsee>;
  /** Former commune code → its name, where it is known. */
  readonly nomsAnciens?: ReadonlyMap<string, string>;
}

/** Every lookup on the territories of France. The place of a commune in `communes` is its index everywhere. */
export class Referentiel {
  readonly communes: readonly Commune[];
  readonly epci: ReadonlyMap<string, Epci>;
  readonly departements: ReadonlyMap<string, Departement>;
  readonly regions: ReadonlyMap<string, Region>;
  readonly #indexes: ReadonlyMap<string, number>;
  readonly #tables: TablesReferentiel;

  constructor(tables: TablesReferentiel) {
    this.#tables = tables;
    this.communes = tables.communes;
    this.epci = new Map(tables.epci.map((epci) => [epci.code, epci]));
    this.departements = new Map(tables.departements.map((dep) => [dep.code, dep]));
    this.regions = new Map(tables.regions.map((region) => [region.code, region]));
    this.#indexes = new Map(tables.communes.map((commune, index) => [commune.code, index]));
  }

  /** Index of today's commune for a code of any year; -1 where the code was never one. */
  indexOf(code: string): number {
    return (
      this.#indexes.get(code) ?? this.#indexes.get(this.#tables.anciennes.get(code) ?? '') ?? -1
    );
  }

  /** Today's commune for a code of any year. */
  commune(code: string): Commune | null {
    return this.communes[this.indexOf(code)] ?? null;
  }

  /** Whether the code is one of today's. */
  isActuel(code: string): code is CodeInsee {
    return this.#indexes.has(code);
  }

  /** Whether the territory is one of today's. */
  has(territoire: Territoire): boolean {
    switch (territoire.echelon) {
      case 'france':
        return true;
      case 'region':
        return this.regions.has(territoire.code);
      case 'departement':
        return this.departements.has(territoire.code);
      case 'epci':
        return this.epci.has(territoire.code);
      case 'commune':
        return this.isActuel(territoire.code);
    }
  }

  /** Communes served by a postal code; empty where it is unknown or a CEDEX. */
  communesOfPostal(codePostal: string): readonly CodeInsee[] {
    return this.#tables.codesPostaux.get(codePostal) ?? [];
  }

  /** The same territories with communes told better: same codes, same order. */
  with(communes: readonly Commune[]): Referentiel {
    return new Referentiel({ ...this.#tables, communes });
  }

  get tables(): TablesReferentiel {
    return this.#tables;
  }
}
