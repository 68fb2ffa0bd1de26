import { demiCotes, plancherDe } from '$lib/domain/acces/interieur';
import { porteesDe } from '$lib/domain/acces/pas';
import { plusProches, voisinage } from '$lib/domain/acces/voisinage';
import { demandesSimples } from '$lib/domain/demandes/demandes';
import { Confiance } from '$lib/domain/ecarts/confiance';
import { mesurer, type Situation } from '$lib/domain/ecarts/ecarts';
import { parametresDe } from '$lib/domain/ecarts/parametres';
import { scenarioDe } from '$lib/domain/tirages/scenario';
import { Simulation } from '$lib/domain/ecarts/simulation';
import type { Parametres } from '$lib/domain/parametres';

import donnees from '../../data/parametres.json';
import { opposer } from '../support/banc';
import { COMMUNES, LIEUX, mondeNational } from '../support/monde-national';

const parametres = parametresDe(donnees);
const monde = mondeNational(20240701);
const labellises = {
  ...monde.lieux,
  latitude: monde.lieux.latitude.map((latitude, j) => (monde.labellise[j] ? latitude : NaN)),
};
const interieur = {
  commune: monde.lieuDans,
  demiCote: demiCotes(monde.surface, monde.densite, parametres),
};
const plancher = (i: number, lieu: number) => plancherDe(interieur, i, lieu);
const situation = situationDe(parametres);
const mesures = mesurer(situation, parametres);
const terrain = { communes: monde.communes, lieux: monde.lieux, interieur };
const simulation = new Simulation(situation, mesures, terrain, parametres);
const confiance = new Confiance(
  {
    ou: {
      demandes: situation.demandes,
      communes: monde.communes,
      densite: monde.densite,
      incertitude: new Float64Array(COMMUNES).fill(2),
      lieux: labellises,
      lieuDans: monde.lieuDans,
      surface: monde.surface,
    },
    beneficiaires: situation.beneficiaires,
    pass: [monde.pass, monde.pass, monde.pass, monde.pass],
    capacites: [monde.capacite, monde.capacite, monde.capacite],
    km: situation.plusProches.km,
    detour: parametres.detour,
    classe: mesures.classe,
  },
  parametres,
);
let prochain = 0;
let tirage = 0;

opposer(
  'une bascule (places, distances, classes)',
  { calcul: () => simulation.basculer((prochain += 7919) % LIEUX), fois: 200 },
  { calcul: () => mesurer(situation, parametres), fois: 3 },
);

opposer(
  '200 tirages',
  { calcul: () => confiance.tirer(), fois: 20, facteur: 200 },
  { calcul: () => mesurer(situationDe(autres(tirage++)), parametres), fois: 2, facteur: 200 },
);

/** Everything from scratch. */
function situationDe({ detour, ...reste }: Parametres): Situation {
  const portees = porteesDe(monde.densite, { detour, ...reste });
  return {
    demandes: demandesSimples(COMMUNES, LIEUX),
    pass: monde.pass,
    beneficiaires: monde.pass.map((pass) => pass / 5),
    densite: monde.densite,
    table: voisinage(monde.communes, portees, monde.lieux, detour, plancher),
    labellise: monde.labellise,
    plusProches: plusProches(monde.communes, labellises, detour, plancher),
    offre: {
      capacite: monde.capacite,
      supposee: monde.capacite,
      source: new Uint8Array(LIEUX).fill(2),
    },
  };
}

/** The parameters of a draw. */
function autres(rang: number): Parametres {
  const { detour, poids } = scenarioDe(parametres.graine, rang);
  return { ...parametres, detour, poids };
}
