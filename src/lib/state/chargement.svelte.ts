import type { OptionsLecteur } from '$lib/formats/client';
import type { FichierLu } from '$lib/formats/lire';
import { CorrespondancesRetenues } from '$lib/store/correspondances';

import {
  SANS_DEMANDE,
  type Charges,
  type Demande,
  type JeuCharge,
  type Source,
} from './charges/charges';
import { messageOf } from './question.svelte';
import type { Session } from './session.svelte';

/** What becomes of one file that the reader gave. */
export type EtatFichier =
  | { readonly etat: 'lecture'; readonly phase: string; readonly part: number | null }
  | { readonly etat: 'lu'; readonly fichier: FichierLu }
  | { readonly etat: 'refuse'; readonly message: string };

export interface SuiviFichier {
  readonly nom: string;
  readonly source: Source;
  readonly etat: EtatFichier;
  /** What was asked of the reading on screen. */
  readonly demande: Demande;
  /** Read once more under way: its phase. */
  readonly relecture: string | null;
  /** Why it could not be read otherwise; the reading before stays. */
  readonly echec: string | null;
}

/** Where a file comes from, when more is known than its name. */
export interface Origine {
  readonly producteur: string | null;
  readonly licence: string | null;
}

const INCONNUE: Origine = { producteur: null, licence: null };

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
  #controller: AbortController | null = null;
  #lot: Lot | null = null;
  readonly #session: Session;
  readonly #retenues: CorrespondancesRetenues;

  constructor(session: Session, retenues = new CorrespondancesRetenues()) {
    this.#session = session;
    this.#retenues = retenues;
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
    this.#lot = { jour, origine, avant: this.#session.charges };
    this.refus = null;
    this.enCours = true;
    this.suivis = fichiers.map(enAttente);
    for (const [place, source] of fichiers.entries()) {
      await this.#lire(source, place, controller.signal);
      if (controller.signal.aborted) return;
    }
    await this.#adopter();
    this.enCours = false;
  }

  /** Reads a file of the last batch once more, otherwise: another dataset, other columns, repairs refused. */
  async relire(suivi: SuiviFichier, demande: Demande): Promise<void> {
    const place = this.suivis.indexOf(suivi);
    if (place < 0) return;
    const progress = ({ phase }: { phase: string }): void =>
      this.#noter(place, { relecture: phase, echec: null });
    progress({ phase: 'Lecture' });
    try {
      const fichier = await this.#session.lire(suivi.source, { ...demande, progress });
      this.#noter(place, { etat: { etat: 'lu', fichier }, demande, relecture: null });
      if (demande.correspondance) {
        this.#retenues.retenir(fichier.reconnaissance.colonnes, demande.correspondance);
      }
      await this.#adopter();
    } catch (error) {
      this.#noter(place, { relecture: null, echec: messageOf(error) });
    }
  }

  /** Reads what is in force once more, with the card of the batch that shows it, if any. */
  async reprendre(charge: JeuCharge, demande: Demande): Promise<void> {
    const suivi = this.suivis.find(({ source }) => source === charge.source);
    if (suivi) await this.relire(suivi, demande);
    else await this.#session.relire(charge, demande);
  }

  /** Goes back to the columns proposed, and forgets those chosen for files of these columns. */
  async oublier(suivi: SuiviFichier): Promise<void> {
    if (suivi.etat.etat !== 'lu') return;
    this.#retenues.oublier(suivi.etat.fichier.reconnaissance.colonnes);
    await this.relire(suivi, { ...suivi.demande, correspondance: undefined });
  }

  annuler(): void {
    this.#controller?.abort();
    this.enCours = false;
    this.suivis = [];
  }

  async #lire(source: Source, place: number, signal: AbortSignal): Promise<void> {
    const progress = ({ phase, part }: { phase: string; part: number | null }): void =>
      this.#noter(place, { etat: { etat: 'lecture', phase, part } });
    try {
      const propose = await this.#proposer(source, { signal, progress });
      const { jeu, reconnaissance } = propose.fichier;
      const correspondance = this.#retenues.lire(reconnaissance.colonnes);
      const demande =
        correspondance !== null && jeu === 'lieux'
          ? { ...propose.demande, correspondance }
          : propose.demande;
      const fichier =
        demande === propose.demande
          ? propose.fichier
          : await this.#session.lire(source, { ...demande, signal, progress });
      this.#noter(place, { etat: { etat: 'lu', fichier }, demande });
    } catch (error) {
      if (!signal.aborted) {
        this.#noter(place, { etat: { etat: 'refuse', message: messageOf(error) } });
      }
    }
  }

  /** The file as it is recognised; not recognised, as lieux where the reader mapped a file of the same columns before. */
  async #proposer(
    source: Source,
    options: OptionsLecteur,
  ): Promise<{ fichier: FichierLu; demande: Demande }> {
    try {
      return { fichier: await this.#session.lire(source, options), demande: SANS_DEMANDE };
    } catch (error) {
      const demande: Demande = { ...SANS_DEMANDE, jeu: 'lieux' };
      const fichier = await this.#session
        .lire(source, { ...options, ...demande })
        .catch(() => null);
      if (fichier && this.#retenues.lire(fichier.reconnaissance.colonnes))
        return { fichier, demande };
      throw error;
    }
  }

  /** Puts every file read of the batch in force, on what was loaded before the batch. */
  async #adopter(): Promise<void> {
    const lot = this.#lot;
    const charges = this.suivis.flatMap((suivi) => (lot ? chargeDe(suivi, lot) : []));
    if (!lot || charges.length === 0) return;
    this.refus = null;
    try {
      await this.#session.adopter(charges, lot.avant);
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
    demande: SANS_DEMANDE,
    relecture: null,
    echec: null,
  };
}

function chargeDe({ etat, source, demande }: SuiviFichier, { jour, origine }: Lot): JeuCharge[] {
  if (etat.etat !== 'lu') return [];
  const { fichier } = etat;
  return [
    {
      fichier,
      source,
      demande,
      provenance: {
        fichier: fichier.nom,
        producteur: origine.producteur,
        licence: origine.licence,
        millesime: null,
        date: jour,
        empreinte: fichier.empreinte,
        simule: false,
        embarque: false,
      },
    },
  ];
}
