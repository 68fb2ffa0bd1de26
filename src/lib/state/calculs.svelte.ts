import type { Calcul, Options } from '$lib/compute/client';
import type {
  Candidats,
  Confiances,
  Ecarts,
  QuestionCandidats,
  QuestionEcarts,
  QuestionPlan,
  ReponsePlan,
  Robustesses,
} from '$lib/compute/messages';
import type { Explication } from '$lib/domain/ecarts/explication';

import type { MondeAffiche } from './monde';
import { Question } from './question.svelte';

/** Candidates, and the world that their indices are of. */
export interface CandidatsAffiches extends Candidats {
  readonly monde: MondeAffiche;
}

/** Why a commune has its class, and the world that the indices are of. */
export interface ExplicationAffichee extends Explication {
  readonly monde: MondeAffiche;
}

/** Confidence, and the gaps whose classes it is of. */
export interface ConfiancesAffichees extends Confiances {
  readonly ecarts: Ecarts;
  /** Draws that will have been made. */
  readonly prevus: number;
}

/** Code in `GRAPPES` by commune, and the gaps that the clusters are of. */
export interface GrappesAffichees {
  readonly ecarts: Ecarts;
  readonly codes: Uint8Array;
}

/** A plan, and the world that its sites are of. */
export interface PlanAffiche extends ReponsePlan {
  readonly monde: MondeAffiche;
}

/** What questions are asked on: the gap engine, the world on screen, and its date, parameters and changes. */
export interface Sujet {
  readonly calcul: Calcul;
  readonly monde: MondeAffiche;
  readonly question: QuestionEcarts;
}

/** Questions to the gap engine about what is on screen. */
export class Calculs {
  readonly confiance = new Question<ConfiancesAffichees>();
  readonly grappes = new Question<GrappesAffichees>();
  readonly #sujet: () => Sujet | null;

  constructor(sujet: () => Sujet | null) {
    this.#sujet = sujet;
  }

  /** The lieux to approach first. */
  async candidats(
    question: Omit<QuestionCandidats, keyof QuestionEcarts>,
    options: Options,
  ): Promise<CandidatsAffiches> {
    const { calcul, monde, question: base } = this.#requis();
    return { ...(await calcul.candidats({ ...base, ...question }, options)), monde };
  }

  /** Chance of each lieu to be among the first to approach, refined as draws are made. */
  robustesse(
    question: Omit<QuestionCandidats, keyof QuestionEcarts>,
    options: Options & { readonly partielle?: (valeur: Robustesses) => void },
  ): Promise<Robustesses> {
    const { calcul, question: base } = this.#requis();
    return calcul.robustesse({ ...base, ...question }, options);
  }

  /** Why a commune has its class: the rule, the figures, the lieux behind them. */
  async expliquer(commune: number, options: Options): Promise<ExplicationAffichee> {
    const { calcul, monde, question } = this.#requis();
    return { ...(await calcul.explication({ ...question, commune }, options)), monde };
  }

  /** Lieux to label together. */
  async plan(
    question: Omit<QuestionPlan, keyof QuestionEcarts>,
    options: Options,
  ): Promise<PlanAffiche> {
    const { calcul, monde, question: base } = this.#requis();
    return { ...(await calcul.plan({ ...base, ...question }, options)), monde };
  }

  /** The gaps if some other things were so. */
  ecartsSi(changements: Partial<QuestionEcarts>, options: Options): Promise<Ecarts> {
    const { calcul, question } = this.#requis();
    return calcul.ecarts({ ...question, ...changements }, options);
  }

  /** The gaps if some more lieux changed sides. */
  ecartsAvec(sites: readonly number[], options: Options): Promise<Ecarts> {
    const { bascules = [] } = this.#requis().question;
    const autrement = new Set(bascules);
    for (const site of sites) {
      if (!autrement.delete(site)) autrement.add(site);
    }
    return this.ecartsSi({ bascules: [...autrement] }, options);
  }

  /** Looks for the clusters of Pass sans réponse in the gaps on screen; those found already stand. */
  async chercherGrappes(ecarts: Ecarts): Promise<void> {
    const sujet = this.#sujet();
    if (!sujet || this.grappes.valeur?.ecarts === ecarts) return;
    await this.grappes.poser(async (signal) => ({
      ecarts,
      codes: await sujet.calcul.grappes(sujet.question, { signal }),
    }));
  }

  /** Draws the confidence in the classes of the gaps on screen, in the background. */
  async estimer(ecarts: Ecarts): Promise<void> {
    const sujet = this.#sujet();
    if (!sujet) return;
    const { calcul, question } = sujet;
    const prevus = question.parametres.tirages;
    await this.confiance.poser(async (signal, progress) => {
      const partielle = (valeur: Confiances): void => {
        this.confiance.valeur = { ...valeur, ecarts, prevus };
      };
      const finale = await calcul.confiance(question, { signal, progress, partielle });
      return { ...finale, ecarts, prevus };
    });
  }

  #requis(): Sujet {
    const sujet = this.#sujet();
    if (!sujet) throw new Error('Aucune circulation n’est chargée.');
    return sujet;
  }
}
