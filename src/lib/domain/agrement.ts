import type { Jour } from './codes';
import { groupBy } from './groupes';
import type { Lieu } from './lieu';
import { cleOperateur } from './operateurs/operateur';

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

/**
 * Finds the agréments of lieux: by SIRET first, then by lieu. One whose lieu is not among those loaded, under an id that is
 * perhaps the opérateur's own, is that of its SIRET.
 */
export class Agrements {
  readonly #bySiret: ReadonlyMap<string, readonly Agrement[]>;
  readonly #byLieu: ReadonlyMap<string, readonly Agrement[]>;
  readonly #bearers: ReadonlyMap<string, number>;
  readonly #ids: ReadonlySet<string>;
  readonly #porteurs: Porteurs;

  /** @param porteurs lieux that hold the agréments of a shared SIRET, by SIRET, where the reader decided. */
  constructor(
    agrements: readonly Agrement[],
    lieux: readonly Lieu[],
    porteurs: Porteurs = new Map(),
  ) {
    this.#porteurs = porteurs;
    this.#ids = new Set(lieux.map(({ id }) => id));
    const sirets = groupBy(lieux, ({ siret }) => siret);
    this.#bearers = new Map([...sirets].map(([siret, bearers]) => [siret, bearers.length]));
    this.#bySiret = groupBy(agrements, (agrement) =>
      this.#estDuLieu(agrement) ? null : agrement.siret,
    );
    this.#byLieu = groupBy(agrements, ({ lieuId }) => lieuId);
  }

  /** The last agrément of a lieu that ended before a day; `null` where none did. */
  fini(lieu: Lieu, jour: Jour): Agrement | null {
    return (
      this.#de(lieu)
        .filter(
          ({ statut, debut, fin }) =>
            statut === 'agree' && fin !== null && debut <= fin && fin < jour,
        )
        .toSorted((one, other) => (one.fin! < other.fin! ? 1 : -1))[0] ?? null
    );
  }

  /**
   * State of a lieu on a day. Each opérateur answers for its own agréments: the last begun of those in force, a request
   * aside, which ends nothing. The lieu is agréé where one of them says so.
   */
  etat(lieu: Lieu, jour: Jour): EtatAgrement {
    const enVigueur = this.#enVigueur(lieu, jour);
    const paroles = parolesDe(enVigueur);
    const parole =
      paroles.find(({ statut }) => statut === 'agree') ?? paroles[0] ?? enVigueur[0] ?? null;
    if (parole === null) return { statut: 'inconnu', agrements: [], ambigu: false };
    return {
      statut: parole.statut,
      agrements: [parole, ...enVigueur.filter((autre) => autre !== parole)],
      ambigu: this.#estAmbigu(lieu, parole),
    };
  }

  /** Pass a month that the last begun of the agréments in force says the lieu can take, requests included; `null`: none says. */
  capacite(lieu: Lieu, jour: Jour): number | null {
    const disent = this.#enVigueur(lieu, jour).find(
      ({ capaciteMensuelle }) => capaciteMensuelle !== null,
    );
    return disent?.capaciteMensuelle ?? null;
  }

  /** All that the table says of a lieu, the last begun first. */
  historique(lieu: Lieu): readonly Agrement[] {
    return this.#de(lieu).toSorted(dernierDabord);
  }

  /** Whether an agrément is that of a lieu loaded, or of a SIRET that no lieu loaded bears. */
  #estDuLieu({ siret, lieuId }: Agrement): boolean {
    if (lieuId === null) return false;
    return this.#ids.has(lieuId) || siret === null || !this.#bearers.has(siret);
  }

  #enVigueur(lieu: Lieu, jour: Jour): readonly Agrement[] {
    return this.#de(lieu)
      .filter(({ debut, fin }) => debut <= jour && (fin === null || jour <= fin))
      .toSorted(dernierDabord);
  }

  /** Whether it rests on a SIRET that other lieux bear, or on an id that is none of theirs. */
  #estAmbigu({ id, siret }: Lieu, { lieuId }: Agrement): boolean {
    if (lieuId === id || siret === null || this.#porteurs.has(siret)) return false;
    return lieuId !== null || this.#bearers.get(siret)! > 1;
  }

  #de(lieu: Lieu): readonly Agrement[] {
    const isPorteur =
      lieu.siret !== null && (this.#porteurs.get(lieu.siret)?.includes(lieu.id) ?? true);
    const bySiret = isPorteur ? (this.#bySiret.get(lieu.siret!) ?? []) : [];
    return [...bySiret, ...(this.#byLieu.get(lieu.id) ?? [])];
  }
}

/** The last begun first; begun the same day, the one that takes most away, and that of the lieu before that of its SIRET. */
function dernierDabord(un: Agrement, autre: Agrement): number {
  if (un.debut !== autre.debut) return un.debut < autre.debut ? 1 : -1;
  const rang = ({ statut }: Agrement): number => RANGS.indexOf(statut);
  return rang(un) - rang(autre) || Number(un.lieuId === null) - Number(autre.lieuId === null);
}

const RANGS: readonly StatutAgrement[] = ['retire', 'suspendu', 'agree', 'demande'];

/** What each opérateur says, the last begun first. One that is not named may be any of them. */
function parolesDe(enVigueur: readonly Agrement[]): readonly Agrement[] {
  const disent = enVigueur.filter(({ statut }) => statut !== 'demande');
  const noms = new Set(disent.flatMap(({ operateur }) => operateur ?? []).map(cleOperateur));
  if (noms.size === 0) return disent.slice(0, 1);
  const dits = [...noms].map((nom) =>
    disent.find(({ operateur }) => operateur === null || cleOperateur(operateur) === nom)!,
  );
  return disent.filter((agrement) => dits.includes(agrement));
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
  const table = new Agrements(agrements, lieux, porteurs);
  return Float64Array.from(lieux, (lieu) => table.capacite(lieu, jour) ?? NaN);
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
