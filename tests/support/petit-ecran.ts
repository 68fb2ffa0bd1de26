import { colonnesDe } from '$lib/compute/colonnes';
import type { Ecarts, Monde, QuestionEcarts } from '$lib/compute/messages';
import { Moteur } from '$lib/compute/moteur';
import { packer } from '$lib/domain/circulation/imputation';
import type { Jour } from '$lib/domain/codes';
import { parametresDe } from '$lib/domain/ecarts/parametres';
import { Referentiel } from '$lib/domain/referentiel';
import type { MondeAffiche } from '$lib/state/monde';

import donnees from '../../data/parametres.json';
import { commune, depense, lieu, lot, remise } from './petit-monde';

const parametres = parametresDe(donnees);
const date = '2024-06-30' as Jour;

/** Shown as screens get it: a road of five communes that runs north from 63001, where the only labelled lieu is. */
export interface PetitEcran {
  readonly monde: MondeAffiche;
  readonly moteur: Moteur;
  readonly question: QuestionEcarts;
  readonly ecarts: Ecarts;
}

const ROUTE = {
  communes: [
    commune('63001'),
    commune('63002', 9),
    commune('63003', 40),
    commune('63004', 1),
    commune('63005', 41),
  ],
  lieux: [
    lieu('labellise', '63001', 0, { accepte: 'oui' }),
    lieu('entre-deux', '63003', 41),
    lieu('nord', '63003', 40, { horaires: 'Mo 09:00-12:00' }),
    lieu('sud', '63001', 0.5),
  ],
  lots: [lot('L')],
  circulation: [
    remise('63001', 20),
    remise('63002', 40),
    remise('63003', 25),
    remise('63004', 5),
    ...['01', '02', '03', '04', '05', '06'].map((m) =>
      depense(`2024-${m}`, '63001', 'labellise', 20),
    ),
  ],
} satisfies Monde;

/** The road, measured. */
export function petitEcran(): PetitEcran {
  const { communes, lieux, lots, circulation: lignes } = ROUTE;
  const referentiel = new Referentiel({
    communes,
    epci: [],
    departements: [],
    regions: [],
    codesPostaux: new Map(),
    anciennes: new Map(),
  });
  const { colonnes, anomalies } = packer(lignes, lots, {
    commune: (code) => referentiel.indexOf(code),
    lieu: (id) => lieux.findIndex((candidat) => candidat.id === id),
  });
  const moteur = new Moteur(colonnesDe(ROUTE));
  const question = { date, parametres };
  return {
    monde: {
      referentiel,
      communes,
      lieux,
      lots,
      lignes,
      circulation: colonnes,
      anomalies,
      postes: [],
      quartiersProches: [],
      periode: { debut: date, fin: date },
    },
    moteur,
    question,
    ecarts: moteur.ecarts(question),
  };
}
