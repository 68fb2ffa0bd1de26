import type { Jour } from './codes';
import { groupBy } from './groupes';
import type { Lieu } from './lieu';

/** `agree`: may take the Pass of the opérateur. `suspendu` and `retire` end it; `demande` does not begin it. */
export type StatutAgrement = 'agree' | 'suspendu' | 'retire' | 'demande';

export const STATUTS_AGREMENT: readonly StatutAgrement[] = [
  'agree',
  'suspendu',
  'retire',
  'demande',
];

/** That an organisation, or one lieu of it, may take the Pass of an opérateur: dated and sourced. */
export interface Agrement {
  /** Organisation that holds it; `null` where only the lieu is known. */
  readonly siret: string | null;
  /** Lieu, where it holds for one lieu alone; `null`: for every lieu of the SIRET. */
  readonly lieuId: string | null;
  readonly operateur: string | null;
  readonly debut: Jour;
  /** Last day, included; `null`: open. */
  readonly fin: Jour | null;
  readonly statut: StatutAgrement;
  readonly source: string;
  readonly dateSource: Jour | null;
  /** Pass that the lieu declares it can take in a month; `null`: not said. That of a SIRET is that of each of its lieux. */
  readonly capaciteMensuelle: number | null;
}

/** What agréments say of a lieu at a date, and which of them say it. */
export interface EtatAgrement {
  readonly statut: StatutAgrement | 'inconnu';
  readonly agrements: readonly Agrement[];
  /** Whether it rests on a SIRET that several lieux bear: it may be another of them. */
  readonly ambigu: boolean;
}

/** Ids of the lieux that hold the agréments of a SIRET, by SIRET. */
export type Porteurs = ReadonlyMap<string, readonly string[]>;

/** Finds the agréments of lieux: by SIRET first, then by lieu. */
export class Agrements {
  readonly #bySiret: ReadonlyMap<string, readonly Agrement[]>;
  readonly #byLieu: ReadonlyMap<string, readonly Agrement[]>;
  readonly #bearers: ReadonlyMap<string, number>;
  readonly #porteurs: Porteurs;

  /** @param porteurs lieux that hold the agréments of a shared SIRET, by SIRET, where the reader decided. */
  constructor(
    agrements: readonly Agrement[],
    lieux: readonly Lieu[],
    porteurs: Porteurs = new Map(),
  ) {
    this.#porteurs = porteurs;
    this.#bySiret = groupBy(agrements, ({ siret, lieuId }) => (lieuId === null ? siret : null));
    this.#byLieu = groupBy(agrements, ({ lieuId }) => lieuId);
    const sirets = groupBy(lieux, ({ siret }) => siret);
    this.#bearers = new Map([...sirets].map(([siret, bearers]) => [siret, bearers.length]));
  }

  /** The last agrément of a lieu that ended before a day; `null` where none did. */
  fini(lieu: Lieu, jour: Jour): Agrement | null {
    return (
      this.#de(lieu)
        .filter(({ statut, fin }) => statut === 'agree' && fin !== null && fin < jour)
        .toSorted((one, other) => (one.fin! < other.fin! ? 1 : -1))[0] ?? null
    );
  }

  /** State of a lieu on a day. Of several agréments in force the last begun speaks; a suspension begun later ends it. */
  etat(lieu: Lieu, jour: Jour): EtatAgrement {
    const inForce = this.#de(lieu)
      .filter(({ debut, fin }) => debut <= jour && (fin === null || jour <= fin))
      .toSorted((one, other) => (one.debut < other.debut ? 1 : one.debut > other.debut ? -1 : 0));
    const [last] = inForce;
    const isShared =
      lieu.siret !== null &&
      (this.#bearers.get(lieu.siret) ?? 0) > 1 &&
      !this.#porteurs.has(lieu.siret);
    return {
      statut: last?.statut ?? 'inconnu',
      agrements: inForce,
      ambigu: isShared && last !== undefined && last.lieuId === null,
    };
  }

  /** All that the table says of a lieu, the last begun first. */
  historique(lieu: Lieu): readonly Agrement[] {
    return this.#de(lieu).toSorted((a, b) => (a.debut < b.debut ? 1 : a.debut > b.debut ? -1 : 0));
  }

  #de(lieu: Lieu): readonly Agrement[] {
    const isPorteur =
      lieu.siret !== null && (this.#porteurs.get(lieu.siret)?.includes(lieu.id) ?? true);
    const bySiret = isPorteur ? (this.#bySiret.get(lieu.siret!) ?? []) : [];
    return [...bySiret, ...(this.#byLieu.get(lieu.id) ?? [])];
  }
}

/**
 * Lieux as the table of agréments has them on a day. Where it says nothing of a lieu the lieu keeps the word of its own
 * file; where all that it says has ended, the lieu does not take the Pass any more.
 */
export function lieuxAuJour(
  lieux: readonly Lieu[],
  agrements: readonly Agrement[],
  jour: Jour,
  porteurs: Porteurs = new Map(),
): readonly Lieu[] {
  if (agrements.length === 0) return lieux;
  const table = new Agrements(agrements, lieux, porteurs);
  return lieux.map((lieu) => {
    const { statut, agrements: enVigueur } = table.etat(lieu, jour);
    const [dernier] = enVigueur;
    if (dernier && statut !== 'demande') {
      return { ...lieu, accepte: statut === 'agree' ? 'oui' : 'non', preuve: preuveDe(dernier) };
    }
    const fini = table.fini(lieu, jour);
    return fini ? { ...lieu, accepte: 'non', preuve: preuveDe(fini) } : lieu;
  });
}

/**
 * Declared capacity of each lieu on a day, Pass a month: that of the last begun of the agréments in force that say one,
 * whatever their state (what a lieu that asks for the agrément could take is known too). NaN where none says.
 */
export function capacitesDeclarees(
  lieux: readonly Lieu[],
  agrements: readonly Agrement[],
  jour: Jour,
  porteurs: Porteurs = new Map(),
): Float64Array {
  const disent = agrements.filter(({ capaciteMensuelle }) => capaciteMensuelle !== null);
  const table = new Agrements(disent, lieux, porteurs);
  return Float64Array.from(
    lieux,
    (lieu) => table.etat(lieu, jour).agrements[0]?.capaciteMensuelle ?? NaN,
  );
}

/** `agrément : agree du 2024-01-01 au 2025-12-31 (Opérateur, liste du 1er mars)` */
function preuveDe({ statut, debut, fin, operateur, source }: Agrement): string {
  const origine = [operateur, source].filter(Boolean).join(', ');
  return `agrément : ${statut} du ${debut}${fin ? ` au ${fin}` : ''}${origine ? ` (${origine})` : ''}`;
}

/**
 * Weak evidence: a lieu whose file says that it accepts the Pass was agréé the day of its update, by an opérateur unknown.
 * Lieux without a day give nothing.
 */
export function agrementsOfLieux(lieux: readonly Lieu[]): Agrement[] {
  return lieux.flatMap(({ id, siret, accepte, preuve, dateMaj }) =>
    accepte !== 'oui' || dateMaj === null
      ? []
      : [
          {
            siret,
            lieuId: id,
            operateur: null,
            debut: dateMaj,
            fin: null,
            statut: 'agree' as const,
            source: preuve ?? 'fichier de lieux',
            dateSource: dateMaj,
            capaciteMensuelle: null,
          },
        ],
  );
}
