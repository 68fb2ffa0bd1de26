import { DEMI_COTES, type DemiCote } from '$lib/domain/acces/interieur';
import { DENSITES, type Densite } from '$lib/domain/territoire';

interface ChampCommun {
  /** Its key in `Reglages`. */
  readonly cle: string;
  readonly label: string;
  readonly hint?: string;
}

/** One number of the parameters, as a form asks for it. */
export interface ChampNombre extends ChampCommun {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** One of some ways: its number is its place in the list. */
export interface ChampChoix extends ChampCommun {
  readonly choix: readonly string[];
}

export type Champ = ChampNombre | ChampChoix;

export interface GroupeChamps {
  readonly titre: string;
  readonly champs: readonly Champ[];
}

const NOMS: Readonly<Record<Densite, string>> = {
  dense: 'Commune dense, en km par la route',
  intermediaire: 'Commune intermédiaire, en km par la route',
  rurale: 'Commune rurale, en km par la route',
};

/** The ways in which the half side of a commune counts, in words. */
const INTERNES: Readonly<Record<DemiCote, string>> = {
  sans: 'Depuis le point de la commune',
  premier_pas: 'Demi-côté, jusqu’au premier pas',
  entier: 'Demi-côté, en entier',
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
      {
        cle: 'in',
        label: 'Trajet vers un lieu de sa commune',
        hint: 'Au moins la moitié du côté de la commune : ½ √surface',
        choix: DEMI_COTES.map((nom) => INTERNES[nom]),
      },
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
    titre: 'Capacité des lieux',
    champs: [
      {
        cle: 'pp',
        label: 'Pass par mois et par poste',
        hint: 'Ce qu’un conseiller numérique peut accueillir, où le lieu ne déclare rien et où rien n’est observé',
        min: 0,
        max: 1000,
        step: 1,
      },
      {
        cle: 'jm',
        label: 'Jours ouvrés par mois',
        hint: 'Un arrêt itinérant a, de la capacité de son équipe, ses passages ÷ ces jours',
        min: 1,
        max: 31,
        step: 1,
      },
      {
        cle: 'vm',
        label: 'Passages par mois d’un arrêt itinérant',
        hint: 'En dessous, l’arrêt ne compte pas comme un lieu',
        min: 0,
        max: 31,
        step: 0.5,
      },
    ],
  },
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

/** A number of the parameters, in the words of its field. */
export function valeurDuChamp(champ: Champ, nombre: number): string {
  return 'choix' in champ ? champ.choix[nombre]! : nombre.toLocaleString('fr-FR');
}
