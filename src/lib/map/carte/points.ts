import type { Couche } from '$lib/state/couches';

import type { Contours, PointCnfs, PointLieu } from '../donnees';
import { dansContours } from '../fond';
import type { Contenu } from '../styles/lieux';
import { cnfsOf, lieuxOf, separer } from './sources';
import type { Poser } from './style';

/** Lieux and CnFS: those outside the territory fade, and are not clustered with those inside. */
export class Points {
  lieux: readonly PointLieu[] = [];
  cnfs: readonly PointCnfs[] = [];
  couches: ReadonlySet<Couche> = new Set();
  departements: Contours | null = null;
  emprise: ReadonlySet<string> | null = null;
  readonly #poser: Poser;

  constructor(poser: Poser) {
    this.#poser = poser;
  }

  /** What clusters hold. */
  get contenu(): Contenu {
    if (!this.couches.has('candidats')) return 'labellises';
    return this.couches.has('labellises') ? 'tous' : 'candidats';
  }

  poser(): void {
    const dedans =
      this.departements && this.emprise
        ? dansContours(this.departements, this.emprise)
        : () => true;
    const [lieux, ailleurs] = separer(
      this.lieux.filter(({ etat }) =>
        this.couches.has(etat === 'labellise' ? 'labellises' : 'candidats'),
      ),
      ({ longitude, latitude }) => dedans(longitude, latitude),
    );
    this.#poser('lieux', lieuxOf(lieux));
    this.#poser('lieux-voisins', lieuxOf(ailleurs));
    this.#poser('rangs', lieuxOf([...lieux, ...ailleurs].filter(({ rang }) => rang !== undefined)));
    this.#poser('cnfs', cnfsOf(this.cnfs, dedans));
  }
}
