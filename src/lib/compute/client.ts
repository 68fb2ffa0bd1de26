import { colonnesDe } from './colonnes';
import type {
  Candidats,
  Confiances,
  Contrat,
  Demande,
  Ecarts,
  Envoi,
  Explication,
  Monde,
  QuestionCandidats,
  QuestionEcarts,
  QuestionExplication,
  QuestionPlan,
  Reponse,
  ReponsePlan,
  Robustesses,
  Sorte,
} from './messages';

export interface Options {
  /** Aborting rejects at once with an `AbortError`; a late answer never lands. */
  readonly signal?: AbortSignal;
  /** Done share of the work, 0 to 1. */
  readonly progress?: (part: number) => void;
}

/** Options of a question whose answer grows while it is worked on. */
export interface OptionsPartielles<Valeur> extends Options {
  /** The answer as far as it is known, each time that it is refined. */
  readonly partielle?: (valeur: Valeur) => void;
}

/** A question on its way: posted to the worker or waiting for the one of its kind before it. */
interface Attente {
  readonly demande: Demande;
  readonly resoudre: (valeur: Contrat[Sorte]['reponse']) => void;
  readonly rejeter: (erreur: Error) => void;
  readonly avancer: (part: number, valeur: Contrat[Sorte]['reponse'] | null) => void;
}

/**
 * The gap engine, in its worker. Of each kind of question one is with the worker and at most one waits: the newest.
 * Asking again rejects those before of the same kind with an `AbortError`.
 */
export class Calcul {
  readonly #worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  /** Posted questions whose answer still matters, by id. */
  readonly #posees = new Map<number, Attente>();
  /** Id of the posted question of each kind, wanted or not: the worker is on it. */
  readonly #enCours = new Map<Sorte, number>();
  readonly #suivantes = new Map<Sorte, Attente>();
  #dernierId = 0;

  constructor() {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<Reponse>) =>
      this.#recevoir(data),
    );
    this.#worker.addEventListener('error', (event) =>
      this.#toutRejeter(new Error(`Le moteur de calcul s’est arrêté : ${event.message}`)),
    );
  }

  /** Replaces the world. Questions asked after are answered on it. */
  async charger(monde: Monde): Promise<void> {
    await this.#demander('charger', colonnesDe(monde), {});
  }

  /** The gaps at a date. Needs a world: see {@link charger}. */
  ecarts(question: QuestionEcarts, options: Options = {}): Promise<Ecarts> {
    return this.#demander('ecarts', question, options);
  }

  /** Why a commune has its class. Needs a world: see {@link charger}. */
  explication(question: QuestionExplication, options: Options = {}): Promise<Explication> {
    return this.#demander('explication', question, options);
  }

  /**
   * Confidence in the classes, in the background: other questions are answered in between. Rejects with an `AbortError`
   * when a new world is loaded.
   */
  confiance(
    question: QuestionEcarts,
    options: OptionsPartielles<Confiances> = {},
  ): Promise<Confiances> {
    return this.#demander('confiance', question, options);
  }

  /**
   * Chance of each lieu to be among the first to approach, in the background, as {@link confiance}. `maximum` does not
   * matter.
   */
  robustesse(
    question: QuestionCandidats,
    options: OptionsPartielles<Robustesses> = {},
  ): Promise<Robustesses> {
    return this.#demander('robustesse', question, options);
  }

  /** The lieux to approach first. Needs a world: see {@link charger}. */
  candidats(question: QuestionCandidats, options: Options = {}): Promise<Candidats> {
    return this.#demander('candidats', question, options);
  }

  /** Clusters of Pass sans réponse, as an overlay: code in `GRAPPES`, by commune. */
  grappes(question: QuestionEcarts, options: Options = {}): Promise<Uint8Array> {
    return this.#demander('grappes', question, options);
  }

  /**
   * The plan of at most p lieux that brings most Pass sans réponse within reach, with how far it may be from the best.
   * Needs a world: see {@link charger}.
   */
  plan(question: QuestionPlan, options: Options = {}): Promise<ReponsePlan> {
    return this.#demander('plan', question, options);
  }

  /** Stops the worker. Questions under way reject with an `AbortError`. */
  close(): void {
    this.#worker.terminate();
    this.#toutRejeter(abandon());
  }

  #demander<S extends Sorte>(
    sorte: S,
    question: Contrat[S]['question'],
    { signal, progress, partielle }: OptionsPartielles<Contrat[S]['reponse']>,
  ): Promise<Contrat[S]['reponse']> {
    return new Promise((resoudre, rejeter) => {
      if (signal?.aborted) return rejeter(abandon());
      const demande = { id: ++this.#dernierId, sorte, question } as Demande;
      const attente: Attente = {
        demande,
        resoudre: (valeur) => resoudre(valeur as Contrat[S]['reponse']),
        rejeter,
        avancer: (part, valeur) => {
          progress?.(part);
          if (valeur !== null) partielle?.(valeur as Contrat[S]['reponse']);
        },
      };
      signal?.addEventListener('abort', () => this.#abandonner(demande), { once: true });
      this.#remplacer(attente);
    });
  }

  /** The newest of its kind takes the place of those before it. */
  #remplacer(attente: Attente): void {
    const { sorte } = attente.demande;
    this.#oublier(sorte);
    if (sorte === 'charger') {
      this.#oublier('confiance');
      this.#oublier('robustesse');
    }
    // A world never waits: what is asked after it must find it there.
    if (sorte === 'charger' || !this.#enCours.has(sorte)) this.#poster(attente);
    else this.#suivantes.set(sorte, attente);
  }

  /** Rejects the questions of a kind, posted or waiting. */
  #oublier(sorte: Sorte): void {
    this.#suivantes.get(sorte)?.rejeter(abandon());
    this.#suivantes.delete(sorte);
    this.#delaisser(this.#enCours.get(sorte) ?? -1);
  }

  #poster(attente: Attente): void {
    const { demande } = attente;
    this.#posees.set(demande.id, attente);
    this.#enCours.set(demande.sorte, demande.id);
    this.#envoyer(demande);
  }

  #envoyer(envoi: Envoi): void {
    this.#worker.postMessage(envoi);
  }

  /** Rejects a posted question and tells the worker that nobody waits for it. */
  #delaisser(id: number): void {
    const attente = this.#posees.get(id);
    if (!attente) return;
    this.#posees.delete(id);
    attente.rejeter(abandon());
    this.#envoyer({ id, sorte: 'annuler' });
  }

  #abandonner({ id, sorte }: Demande): void {
    this.#delaisser(id);
    const suivante = this.#suivantes.get(sorte);
    if (suivante?.demande.id !== id) return;
    suivante.rejeter(abandon());
    this.#suivantes.delete(sorte);
  }

  #recevoir(reponse: Reponse): void {
    const attente = this.#posees.get(reponse.id);
    if (reponse.etat === 'progres') return attente?.avancer(reponse.part, reponse.valeur);
    this.#liberer(reponse.id);
    this.#posees.delete(reponse.id);
    if (reponse.etat === 'faite') attente?.resoudre(reponse.valeur);
    else attente?.rejeter(new Error(reponse.message));
  }

  /** The worker is done with a question: the next of its kind goes. */
  #liberer(id: number): void {
    for (const [sorte, posee] of this.#enCours) {
      if (posee !== id) continue;
      this.#enCours.delete(sorte);
      const suivante = this.#suivantes.get(sorte);
      this.#suivantes.delete(sorte);
      if (suivante) this.#poster(suivante);
    }
  }

  #toutRejeter(erreur: Error): void {
    for (const attente of [...this.#posees.values(), ...this.#suivantes.values()])
      attente.rejeter(erreur);
    this.#posees.clear();
    this.#suivantes.clear();
    this.#enCours.clear();
  }
}

function abandon(): DOMException {
  return new DOMException('Une question plus récente l’a remplacée.', 'AbortError');
}
