import { DENSITES, type Densite } from '$lib/domain/territoire';

/** One number of the parameters, as a form asks for it. */
export interface Champ {
  /** Its key in `Reglages`. */
  readonly cle: string;
  readonly label: string;
  readonly hint?: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

export interface GroupeChamps {
  readonly titre: string;
  readonly champs: readonly Champ[];
}

const NOMS: Readonly<Record<Densite, string>> = {
  dense: 'Commune dense, en km par la route',
  intermediaire: 'Commune intermédiaire, en km par la route',
  rurale: 'Commune rurale, en km par la route',
};

const km = (cle: string, label: string): Champ => ({ cle, label, min: 0, max: 100, step: 0.5 });

/** Every number that can be changed, in the order of the method. */
export const GROUPES: readonly GroupeChamps[] = [
  {
    titre: 'Distance et portée',
    champs: [
      {
        cle: 'de',
        label: 'Détour par la route',
        hint: 'Vol d’oiseau = 1',
        min: 1,
        max: 3,
        step: 0.05,
      },
      {
        cle: 'pb',
        label: 'Poids du deuxième pas',
        hint: 'Le premier pèse 1',
        min: 0,
        max: 1,
        step: 0.01,
      },
      { cle: 'pc', label: 'Poids du troisième pas', min: 0, max: 1, step: 0.01 },
    ],
  },
  ...DENSITES.map((densite) => ({
    titre: NOMS[densite],
    champs: [
      km(`${densite[0]!}a`, 'Premier pas'),
      km(`${densite[0]!}b`, 'Deuxième pas'),
      km(`${densite[0]!}c`, 'Troisième pas'),
      km(`${densite[0]!}l`, '« Éloigné » au-delà de'),
      km(`${densite[0]!}t`, '« Sans lieu » au-delà de'),
    ],
  })),
  {
    titre: 'Places et secret',
    champs: [
      {
        cle: 'sa',
        label: 'Places par Pass : « saturé » en dessous de',
        min: 0,
        max: 10,
        step: 0.05,
      },
      {
        cle: 'te',
        label: 'Places par Pass : « tendu » en dessous de',
        min: 0,
        max: 10,
        step: 0.05,
      },
      {
        cle: 'ho',
        label: 'Horizon, en mois',
        hint: 'Durée pendant laquelle les Pass seront utilisés',
        min: 1,
        max: 60,
        step: 1,
      },
      {
        cle: 'se',
        label: 'Bénéficiaires : pas de classe en dessous de',
        min: 0,
        max: 1000,
        step: 1,
      },
    ],
  },
];
