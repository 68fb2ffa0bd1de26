/**
 * One question on screen and its answer. The newest asked wins: an older one is cancelled and never lands.
 * The last good answer stays while the next is on its way.
 */
export class Question<Answer> {
  valeur = $state.raw<Answer | null>(null);
  enCours = $state(false);
  /** Done share of the work under way, 0 to 1; `null` while it cannot be told. */
  part = $state<number | null>(null);
  erreur = $state<string | null>(null);
  #controller: AbortController | null = null;

  /** Asks. Resolves when the answer has landed, or when it no longer matters. */
  async poser(
    travail: (signal: AbortSignal, progress: (part: number | null) => void) => Promise<Answer>,
  ): Promise<void> {
    this.#controller?.abort();
    const controller = new AbortController();
    this.#controller = controller;
    this.enCours = true;
    this.part = null;
    this.erreur = null;
    const progress = (part: number | null): void => {
      if (this.#controller === controller) this.part = part;
    };
    try {
      const answer = await travail(controller.signal, progress);
      if (this.#controller === controller) this.valeur = answer;
    } catch (error) {
      if (this.#controller === controller && !controller.signal.aborted)
        this.erreur = messageOf(error);
    } finally {
      if (this.#controller === controller) this.enCours = false;
    }
  }

  /** Lands an answer that was computed elsewhere; what is under way no longer matters. */
  repondre(answer: Answer): void {
    this.annuler();
    this.erreur = null;
    this.valeur = answer;
  }

  annuler(): void {
    this.#controller?.abort();
    this.#controller = null;
    this.enCours = false;
  }
}

/** The sentence for the reader behind whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
