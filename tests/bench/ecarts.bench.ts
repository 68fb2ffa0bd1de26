import { itineranceDes, ou, placesAvecArrets } from '$lib/compute/arrets';
import type { ColonnesMonde } from '$lib/compute/colonnes';
import type { Arret } from '$lib/compute/messages';
import { demiCotes, plancherDe } from '$lib/domain/acces/interieur';
import { partsDuTemps } from '$lib/domain/acces/itinerance';
import { imputationDe, offreEtendue } from '$lib/domain/acces/offre';
import { porteesDe } from '$lib/domain/acces/pas';
import { plusProches, Semis, voisinage } from '$lib/domain/acces/voisinage';
import { demandesSimples } from '$lib/domain/demandes/demandes';
import { Confiance } from '$lib/domain/ecarts/confiance';
import { mesurer, type Situation } from '$lib/domain/ecarts/ecarts';
import { parametresDe } from '$lib/domain/ecarts/parametres';
import { scenarioDe } from '$lib/domain/tirages/scenario';
import { Simulation } from '$lib/domain/ecarts/simulation';
import type { Parametres } from '$lib/domain/parametres';

import donnees from '../../data/parametres.json';
import { opposer } from '../support/banc';
import { COMMUNES, LIEUX, mondeNational, type MondeNational } from '../support/monde-national';

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
const colonnes = colonnesDe(monde);
const essai = new Simulation(situation, mesures, terrain, parametres);
const imputee = imputationDe(colonnes.lieux, situation.offre);
let prochain = 0;
let tirage = 0;

opposer(
  'une bascule (places, distances, classes)',
  { calcul: () => simulation.basculer((prochain += 7919) % LIEUX), fois: 200 },
  { calcul: () => mesurer(situation, parametres), fois: 3 },
);

opposer(
  'un arrêt de plus (places, distances, classes)',
  { calcul: () => poser((prochain += 7919) % COMMUNES), fois: 200 },
  { calcul: () => mesurer(situationDe(parametres), parametres), fois: 3 },
);

opposer(
  '200 tirages',
  { calcul: () => confiance.tirer(), fois: 20, facteur: 200 },
  { calcul: () => mesurer(situationDe(autres(tirage++)), parametres), fois: 2, facteur: 200 },
);

/** A stop of an itinerant team at the point of a commune, in place of the one before. */
function poser(commune: number): void {
  const arrets: readonly Arret[] = [{ commune, visites: 8 }];
  const { points, commune: dans, accepte } = placesAvecArrets(colonnes, arrets);
  essai.ajouter({
    demandes: { ...situation.demandes, accepte },
    terrain: {
      ...terrain,
      lieux: points,
      interieur: { ...interieur, commune: dans },
    },
    offre: offreEtendue(situation.offre, imputee, {
      labellise: Uint8Array.of(1),
      densite: Uint8Array.from(ou(colonnes.communes.densite, arrets)),
      part: partsDuTemps(itineranceDes(arrets), parametres.joursParMois),
    }),
    cles: [String(commune)],
    labellise: Uint8Array.of(1),
  });
}

/** The same country as the columns that cross to the worker. */
function colonnesDe({ communes, densite, surface, lieux, lieuDans, labellise }: MondeNational) {
  const noms = Array.from(labellise, (_, j) => `lieu ${j}`);
  const zeros = new Float64Array(LIEUX);
  const colonnes: ColonnesMonde = {
    communes: { points: communes, densite, surface, incertitude: new Float64Array(COMMUNES) },
    lieux: {
      ids: noms,
      noms,
      sirets: noms,
      points: lieux,
      commune: lieuDans,
      densite: Uint8Array.from(lieuDans, (i) => densite[i]!),
      typologie: new Uint16Array(LIEUX),
      postes: zeros,
      itinerant: new Uint8Array(LIEUX),
      visites: zeros.map(() => NaN),
      labellise,
      payable: new Uint8Array(LIEUX).fill(1),
      declaree: zeros.map(() => NaN),
      signaux: new Uint8Array(LIEUX),
    },
    lots: [],
    compatibilite: {
      groupe: new Uint32Array(1),
      accepte: situation.demandes.accepte,
      accepteCommune: [new Uint8Array(COMMUNES).fill(1)],
    },
    circulation: {
      lot: new Int32Array(0),
      commune: new Int32Array(0),
      lieu: new Int32Array(0),
      mois: new Int32Array(0),
      carnets: new Float64Array(0),
      distribues: new Float64Array(0),
      utilises: new Float64Array(0),
      ligne: new Int32Array(0),
    },
  };
  return colonnes;
}

/** Everything from scratch. */
function situationDe({ detour, ...reste }: Parametres): Situation {
  const portees = porteesDe(monde.densite, { detour, ...reste });
  return {
    demandes: demandesSimples(COMMUNES, LIEUX),
    pass: monde.pass,
    beneficiaires: monde.pass.map((pass) => pass / 5),
    densite: monde.densite,
    portees,
    table: voisinage(monde.communes, portees, monde.lieux, detour, { plancher }),
    labellise: monde.labellise,
    plusProches: plusProches(monde.communes, new Semis(labellises), detour, { plancher }),
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
