import { FichierIllisible, type TableVue } from '$lib/formats/lecture';
import type { FichierLu } from '$lib/formats/lire';

import {
  avecMentions,
  SANS_DEMANDE,
  type Charges,
  type Demande,
  type JeuCharge,
  type Source,
} from './charges/charges';
import { messageOf } from './question.svelte';
import type { Session } from './session.svelte';

/** Why a file could not be read as it was asked. */
export interface Echec {
  readonly message: string;
  /** Its columns, where it is a table: the reader may say what they hold. */
  readonly table: TableVue | null;
  readonly demande: Demande;
}

/** What becomes of one file that the reader gave. */
export type EtatFichier =
  | { readonly etat: 'lecture'; readonly phase: string; readonly part: number | null }
  | { readonly etat: 'lu'; readonly fichier: FichierLu; readonly demande: Demande }
  | { readonly etat: 'refuse' };

export interface SuiviFichier {
  readonly nom: string;
  readonly source: Source;
  readonly etat: EtatFichier;
  /** Read once more under way: its phase. */
  readonly relecture: string | null;
  /** Why it could not be read, or not otherwise: the reading before, if any, then stays. */
  readonly echec: Echec | null;
  /** Whether it is read as the reader had decided for it, or for a file of the same columns. */
  readonly souvenu: boolean;
}

/** Where a file comes from, when more is known than its name. */
export interface Origine {
  readonly producteur: string | null;
  readonly licence: string | null;
  readonly millesime?: string | null;
}

const INCONNUE: Origine = { producteur: null, licence: null };

/** A dataset in force that is read once more. */
export interface Reprise {
  readonly source: Source;
  readonly relecture: string | null;
  readonly echec: Echec | null;
}

/** The files given together, and what was loaded before them. */
interface Lot {
  readonly jour: string;
  readonly origine: Origine;
  readonly avant: Charges;
}

/** Reads real files, one after the other, and puts together in force those that read. Cancelled, nothing is in force. */
export class Chargement {
  suivis = $state.raw<readonly SuiviFichier[]>([]);
  /** Why what was read could not be put in force. */
  refus = $state<string | null>(null);
  enCours = $state(false);
  /** What becomes of a dataset in force that is read once more, out of any batch. */
  reprise = $state.raw<Reprise | null>(null);
  #controller: AbortController | null = null;
  #lot: Lot | null = null;
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** @param jour the day of the loading, `AAAA-MM-JJ`. */
  async charger(
    fichiers: readonly Source[],
    jour: string,
    origine: Origine = INCONNUE,
  ): Promise<void> {
    this.#controller?.abort();
    const controller = new AbortController();
    this.#controller = controller;
    this.refus = null;
    this.enCours = true;
    this.suivis = fichiers.map(enAttente);
    // A file dropped as soon as the page is seen is added to what ships with the app, not to nothing.
    await this.#session.pret;
    if (controller.signal.aborted) return;
    this.#lot = { jour, origine, avant: this.#session.charges };
    for (const [place, source] of fichiers.entries()) {
      await this.#lire(source, place, controller.signal);
      if (controller.signal.aborted) return;
    }
    await this.#adopter();
    this.enCours = false;
  }

  /** Reads a file of the last batch once more, otherwise: another dataset, other columns, repairs refused. */
  async relire(suivi: SuiviFichier, demande: Demande): Promise<void> {
    const place = this.suivis.findIndex(({ source }) => source === suivi.source);
    const lot = this.#lot;
    if (place < 0 || !lot) return;
    const progress = ({ phase }: { phase: string }): void =>
      this.#noter(place, { relecture: phase });
    this.#noter(place, { relecture: 'Lecture', echec: null });
    try {
      const fichier = await this.#session.lire(suivi.source, { ...demande, progress });
      // Before it is shown: the next file of the same columns, given at once, is read so too.
      await this.#session.souvenirs.retenirDemande(fichier, demande, lot.jour);
      this.#noter(place, { etat: { etat: 'lu', fichier, demande }, relecture: null });
      await this.#adopter();
    } catch (error) {
      this.#noter(place, { relecture: null, echec: echecDe(error, demande) });
    }
  }

  /** Reads what is in force once more: by the card of the batch that shows it; where there is none, the batch is over. */
  async reprendre({ source, fichier }: JeuCharge, demande: Demande, jour: string): Promise<void> {
    const suivi = this.suivis.find((autre) => autre.source === source);
    if (suivi) return this.relire(suivi, demande);
    const charge = [...this.#session.charges.values()].find((autre) => autre.source === source);
    if (!charge) return;
    this.clore();
    const progress = ({ phase }: { phase: string }): void => {
      this.reprise = { source, relecture: phase, echec: null };
    };
    progress({ phase: 'Lecture' });
    try {
      const relu = await this.#session.lire(source, { ...demande, progress });
      await this.#session.substituer(charge, { ...charge, fichier: relu, demande });
      await this.#session.souvenirs.retenirDemande(fichier, demande, jour);
      this.reprise = null;
    } catch (error) {
      this.reprise = { source, relecture: null, echec: echecDe(error, demande) };
    }
  }

  /** Puts in force what the reader asked to keep on the device. */
  async retrouver(): Promise<void> {
    const charges: JeuCharge[] = [];
    for (const {
      nom,
      contenu,
      lecture,
      jour,
      ...origine
    } of await this.#session.souvenirs.gardes()) {
      const source = { nom, contenu };
      const fichier = await this.#session.lire(source, lecture);
      charges.push(chargeDe(fichier, source, lecture, { jour, origine }));
    }
    if (charges.length > 0) await this.#session.adopter(charges);
  }

  /** Takes a file out of force, and out of the batch. */
  async retirer(charge: JeuCharge): Promise<void> {
    this.refus = null;
    try {
      await this.#session.retirer(charge);
      this.clore();
    } catch (error) {
      this.refus = messageOf(error);
    }
  }

  /** Goes back to what ships with the app; files kept on the device are erased. */
  async reinitialiser(): Promise<void> {
    this.clore();
    await this.#session.reinitialiser();
  }

  /** What is in force stays so; the cards of the batch go. */
  clore(): void {
    this.suivis = [];
    this.refus = null;
    this.reprise = null;
    this.#lot = null;
  }

  annuler(): void {
    this.#controller?.abort();
    this.enCours = false;
    this.suivis = [];
  }

  async #lire(source: Source, place: number, signal: AbortSignal): Promise<void> {
    const progress = ({ phase, part }: { phase: string; part: number | null }): void =>
      this.#noter(place, { etat: { etat: 'lecture', phase, part } });
    const options = { signal, progress };
    const lire = (demande: Demande): Promise<FichierLu> =>
      this.#session.lire(source, { ...demande, ...options });
    const propose = await lire(SANS_DEMANDE).catch((error: unknown) =>
      echecDe(error, SANS_DEMANDE),
    );
    if (signal.aborted) return;
    const echec = 'message' in propose ? propose : null;
    const lu = 'message' in propose ? null : propose;
    const colonnes = lu?.reconnaissance.colonnes ?? echec?.table?.colonnes ?? [];
    const voulue = await this.#session.souvenirs.demandeDe(lu?.empreinte ?? null, colonnes);
    const relu = voulue && (await lire(voulue).catch(() => null));
    if (signal.aborted) return;
    if (voulue && relu) {
      const etat = { etat: 'lu', fichier: relu, demande: voulue } as const;
      this.#noter(place, { etat, souvenu: true });
    } else if (lu) {
      this.#noter(place, { etat: { etat: 'lu', fichier: lu, demande: SANS_DEMANDE } });
    } else {
      this.#noter(place, { etat: { etat: 'refuse' }, echec });
    }
  }

  /** Puts every file read of the batch in force, on what was loaded before the batch. */
  async #adopter(): Promise<void> {
    const lot = this.#lot;
    const charges = this.suivis.flatMap(({ etat, source }) =>
      lot && etat.etat === 'lu' ? [chargeDe(etat.fichier, source, etat.demande, lot)] : [],
    );
    if (!lot || charges.length === 0) return;
    const connus = [...this.#session.charges.values()];
    const avant = avecMentions([...lot.avant.values()], connus);
    this.refus = null;
    try {
      await this.#session.adopter(
        avecMentions(charges, connus),
        new Map([...lot.avant.keys()].map((cle, at) => [cle, avant[at]!])),
      );
    } catch (error) {
      this.refus = messageOf(error);
    }
  }

  #noter(place: number, part: Partial<SuiviFichier>): void {
    this.suivis = this.suivis.map((suivi, at) => (at === place ? { ...suivi, ...part } : suivi));
  }
}

function enAttente(source: Source): SuiviFichier {
  return {
    nom: source.nom,
    source,
    etat: { etat: 'lecture', phase: 'En attente', part: 0 },
    relecture: null,
    echec: null,
    souvenu: false,
  };
}

function echecDe(error: unknown, demande: Demande): Echec {
  const table = error instanceof FichierIllisible ? error.table : null;
  return { message: messageOf(error), table, demande };
}

function chargeDe(
  fichier: FichierLu,
  source: Source,
  demande: Demande,
  { jour, origine }: Pick<Lot, 'jour' | 'origine'>,
): JeuCharge {
  const provenance = {
    fichier: fichier.nom,
    producteur: origine.producteur,
    licence: origine.licence,
    millesime: origine.millesime ?? null,
    date: jour,
    empreinte: fichier.empreinte,
    simule: false,
    embarque: false,
  };
  return { fichier, source, demande, provenance };
}
