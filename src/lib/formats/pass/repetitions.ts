import { Cles } from '../journal/cles';
import type { Ligne } from '../journal/journal';

/** Rows told one by one; a file pasted twice has millions more, said once. */
const DITES = 1_000;

/** Tells of the rows whose key was met before in the file: they are kept, and count twice if they were copied. */
export class Repetitions {
  readonly #cles = new Cles();
  #nombre = 0;

  /** @param cle what the cells are, in French: `carnet, lieu et date` */
  constructor(readonly cle: string) {}

  check(ligne: Ligne, cellules: readonly string[]): void {
    const first = this.#cles.claim(cellules, ligne.numero);
    if (first === null) return;
    this.#nombre += 1;
    if (this.#nombre <= DITES) {
      ligne.alerter(
        -1,
        'ligne-repetee',
        `Même ${this.cle} qu’à la ligne ${first} : les Pass des deux s’ajoutent. Supprimez-la si elle est recopiée.`,
      );
    } else if (this.#nombre === DITES + 1) {
      ligne.journal.noter(
        'lignes-repetees',
        'alerte',
        `Plus de ${DITES.toLocaleString('fr')} lignes répètent une ligne déjà lue (même ${this.cle}) : les suivantes ne sont pas citées. Vérifiez que le fichier n’est pas recopié deux fois.`,
      );
    }
  }
}
