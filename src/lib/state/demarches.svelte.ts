import {
  etatsDuSuivi,
  reunirSuivis,
  STATUTS_SUIVI,
  type StatutSuivi,
  type Suivi,
} from '$lib/domain/suivi';
import { ecrireSuivis, lireSuivis } from '$lib/store/suivis';

import { rowsOf } from './jeux';
import { messageOf } from './question.svelte';
import type { Session } from './session.svelte';

export const STATUTS_DITS: Readonly<Record<StatutSuivi, string>> = {
  a_contacter: 'à contacter',
  contacte: 'contacté',
  interesse: 'intéressé',
  dossier_en_cours: 'dossier en cours',
  agree: 'agréé',
  refuse: 'a refusé',
  sans_suite: 'sans suite',
};

/** States in the order of an approach, for a choice. */
export const CHOIX_STATUTS = STATUTS_SUIVI.map((value) => ({ value, label: STATUTS_DITS[value] }));

/** The approaches of lieux: steps of the file loaded, and those entered by hand, kept on this device. */
export class Demarches {
  /** Entered by hand. */
  saisies = $state.raw<readonly Suivi[]>([]);
  /** Why the device did not keep what was entered; `null` when it did. */
  refus = $state<string | null>(null);
  readonly #session: Session;
  #garde: Storage | null = null;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Reads what the device kept, and keeps there from now on: called once in the browser, where there is a device. */
  ouvrir(garde: Storage): void {
    this.#garde = garde;
    this.saisies = lireSuivis(garde);
  }

  /** Every step known, oldest first. */
  readonly toutes = $derived.by(() =>
    reunirSuivis(rowsOf(this.#session.jeux, 'suivi'), this.saisies),
  );

  /** The last step of each lieu, by id: an approach is followed to this day, whatever the day on screen. */
  readonly etats = $derived(etatsDuSuivi(this.toutes));

  /** The steps of a lieu, latest first. */
  de(lieuId: string): readonly Suivi[] {
    return this.toutes.filter((suivi) => suivi.lieuId === lieuId).reverse();
  }

  noter(suivi: Suivi): void {
    this.#poser(reunirSuivis(this.saisies, [suivi]));
  }

  /** Takes back a step entered by hand. */
  retirer(suivi: Suivi): void {
    this.#poser(this.saisies.filter((autre) => autre !== suivi));
  }

  #poser(saisies: readonly Suivi[]): void {
    this.saisies = saisies;
    this.refus = null;
    try {
      if (this.#garde) ecrireSuivis(this.#garde, saisies);
    } catch (error) {
      this.refus = messageOf(error);
    }
  }
}
