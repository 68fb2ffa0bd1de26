import type { Utilisation } from '../pass';

import { jourDe, numeroJour } from './calendrier';
import { grown, nomDe, type Repertoire, Repertorieur } from './repertoire';

/**
 * Uses of Pass by columns: twenty bytes each, and each carnet and lieu named once. Rows as objects take ten times that,
 * and a year of a large commanditaire has millions.
 */
export interface UtilisationsColonnes {
  /** Names of the carnets, and the place of each use's own among them. */
  readonly carnets: Repertoire;
  readonly carnet: Uint32Array<ArrayBuffer>;
  readonly lieux: Repertoire;
  readonly lieu: Uint32Array<ArrayBuffer>;
  /** Number of the day (`numeroJour`). */
  readonly jour: Int32Array<ArrayBuffer>;
  readonly nombrePass: Float64Array<ArrayBuffer>;
}

/** Gathers uses one by one, and keeps no row. */
export class CollecteUtilisations {
  #nombre = 0;
  readonly #carnets = new Repertorieur();
  readonly #lieux = new Repertorieur();
  readonly #jours = new Map<string, number>();
  #carnet = new Uint32Array(1 << 12);
  #lieu = new Uint32Array(1 << 12);
  #jour = new Int32Array(1 << 12);
  #nombrePass = new Float64Array(1 << 12);

  ajouter({ carnet, lieu, date, nombrePass }: Utilisation): void {
    const place = this.#nombre;
    this.#nombre += 1;
    this.#carnet = grown(this.#carnet, this.#nombre);
    this.#lieu = grown(this.#lieu, this.#nombre);
    this.#jour = grown(this.#jour, this.#nombre);
    this.#nombrePass = grown(this.#nombrePass, this.#nombre);
    this.#carnet[place] = this.#carnets.placeDe(carnet);
    this.#lieu[place] = this.#lieux.placeDe(lieu);
    this.#jour[place] = this.#jourDe(date);
    this.#nombrePass[place] = nombrePass;
  }

  colonnes(): UtilisationsColonnes {
    const n = this.#nombre;
    return {
      carnets: this.#carnets.repertoire(),
      carnet: this.#carnet.slice(0, n),
      lieux: this.#lieux.repertoire(),
      lieu: this.#lieu.slice(0, n),
      jour: this.#jour.slice(0, n),
      nombrePass: this.#nombrePass.slice(0, n),
    };
  }

  /** Millions of rows name few days. */
  #jourDe(date: Utilisation['date']): number {
    const known = this.#jours.get(date);
    if (known !== undefined) return known;
    const jour = numeroJour(date);
    this.#jours.set(date, jour);
    return jour;
  }
}

/** Rows as columns. */
export function enColonnes(utilisations: Iterable<Utilisation>): UtilisationsColonnes {
  const collecte = new CollecteUtilisations();
  for (const utilisation of utilisations) collecte.ajouter(utilisation);
  return collecte.colonnes();
}

/** Columns as rows, for those who write or look at a few. */
export function* enRangees(colonnes: UtilisationsColonnes): Generator<Utilisation> {
  const { carnets, carnet, lieux, lieu, jour, nombrePass } = colonnes;
  for (let i = 0; i < carnet.length; i += 1) {
    yield {
      carnet: nomDe(carnets, carnet[i]!),
      lieu: nomDe(lieux, lieu[i]!),
      date: jourDe(jour[i]!),
      nombrePass: nombrePass[i]!,
    };
  }
}

/** Every name of a list, read once. */
export function nomsDe(repertoire: Repertoire): string[] {
  return Array.from(repertoire.fins, (_, place) => nomDe(repertoire, place));
}

/** The buffers of the columns, to be handed over to another thread. */
export function tamponsDe(colonnes: UtilisationsColonnes): ArrayBuffer[] {
  const { carnets, carnet, lieux, lieu, jour, nombrePass } = colonnes;
  return [
    carnets.octets,
    carnets.fins,
    carnet,
    lieux.octets,
    lieux.fins,
    lieu,
    jour,
    nombrePass,
  ].map(({ buffer }) => buffer);
}
