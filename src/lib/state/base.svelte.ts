import type { Ecarts } from '$lib/compute/messages';
import { agreger } from '$lib/domain/circulation/agregation';
import type { Zonages } from '$lib/domain/zonage';
import type { Database } from '$lib/engine/database';
import type { Question } from '$lib/engine/question';
import { loadCarnets, loadCirculation } from '$lib/engine/tables/circulation';
import { loadEcarts } from '$lib/engine/tables/ecarts';
import { indexOfIds } from '$lib/engine/tables/index-codes';
import { loadCnfs, loadLieux } from '$lib/engine/tables/lieux';
import { loadReferentiel } from '$lib/engine/tables/referentiel';
import { loadQpv, loadZonageRural, loadZonages } from '$lib/engine/tables/zonages';
import type { RowOf, Specs } from '$lib/engine/valeurs';

import { circulationDe, rowsOf, type Jeux } from './jeux';
import type { MondeAffiche } from './monde';

/** What the tables of the engine are filled from. */
export interface Contenu {
  readonly monde: MondeAffiche;
  readonly jeux: Jeux;
  /** Every generation of zoning read, whatever the day. */
  readonly zonages: Zonages;
  /** For each lieu, the QPV that hold it. */
  readonly quartiers: readonly (readonly number[])[];
}

/** A filling of the tables, under way or done: of what, and what carnets. */
interface Charge {
  readonly version: number;
  readonly detail: number;
  readonly faite: Promise<void>;
}

/** The engine of questions: started at the first of them, filled with what is in force, filled again when that changes. */
export class Base {
  /** Grows each time the tables change: questions asked before are to be asked again. */
  version = $state(0);
  /** Grows each time the carnets alone come, or change. */
  detail = $state(0);
  #contenu: Contenu | null = null;
  #ouverture: Promise<Database> | null = null;
  #charge: Charge | null = null;
  #ecarts: Ecarts | null = null;

  /** Says what the tables are to hold from now on. Nothing is loaded before a question needs it. */
  renouveler(contenu: Contenu): void {
    this.#contenu = contenu;
    this.version += 1;
  }

  /** Says that carnets and utilisations came beside what the tables are to hold. */
  detailler(jeux: Jeux): void {
    if (!this.#contenu) return;
    this.#contenu = { ...this.#contenu, jeux };
    this.detail += 1;
  }

  /**
   * Asks a question on what is in force.
   * @throws Error in French where the engine cannot start, `AbortError` where `signal` is aborted.
   */
  async demander<Params extends Specs, Row extends Specs>(
    question: Question<Params, Row>,
    params: RowOf<Params>,
    signal?: AbortSignal,
  ): Promise<readonly RowOf<Row>[]> {
    const database = await this.#prete();
    return database.ask(question, params, signal);
  }

  /** Puts the gaps on screen in the tables, for questions that join them. */
  async poserEcarts(ecarts: Ecarts): Promise<void> {
    if (this.#ecarts === ecarts) return;
    await loadEcarts(await this.#prete(), ecarts);
    this.#ecarts = ecarts;
  }

  async fermer(): Promise<void> {
    await (await this.#ouverture)?.close();
  }

  async #prete(): Promise<Database> {
    this.#ouverture ??= import('$lib/engine/browser').then(({ openInBrowser }) => openInBrowser());
    const database = await this.#ouverture;
    const contenu = this.#contenu;
    const { version, detail } = this;
    if (contenu && this.#charge?.version !== version) {
      this.#charge = { version, detail, faite: remplir(database, contenu) };
    } else if (contenu && this.#charge?.detail !== detail) {
      const faite = this.#charge!.faite.then(() => remplirCarnets(database, contenu));
      this.#charge = { version, detail, faite };
    }
    await this.#charge?.faite;
    return database;
  }
}

async function remplir(database: Database, contenu: Contenu): Promise<void> {
  const { monde, jeux, quartiers, zonages } = contenu;
  const { referentiel, lieux, lots, circulation } = monde;
  const commune = (code: string): number => referentiel.indexOf(code);
  await loadReferentiel(database, referentiel);
  await loadLieux(database, lieux, commune);
  await loadCirculation(database, lots, circulation);
  await remplirCarnets(database, contenu);
  await loadQpv(database, rowsOf(jeux, 'qpv'), commune, quartiers);
  await loadZonageRural(database, [...rowsOf(jeux, 'zrr'), ...rowsOf(jeux, 'frr')], commune);
  await loadZonages(database, zonages, commune);
  await loadCnfs(database, rowsOf(jeux, 'cnfs-structures'), commune);
}

async function remplirCarnets(
  database: Database,
  { monde: { referentiel, lieux, lots }, jeux }: Contenu,
): Promise<void> {
  const { carnets, utilisations } = circulationDe(jeux);
  await loadCarnets(database, carnets, agreger(lots, carnets, utilisations).utilisations, {
    lot: indexOfIds(lots),
    commune: (code) => referentiel.indexOf(code),
    lieu: indexOfIds(lieux),
  });
}
