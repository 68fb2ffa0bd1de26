import { demiCotes, type Interieur } from '$lib/domain/acces/interieur';
import { estRare, partsDuTemps } from '$lib/domain/acces/itinerance';
import {
  imputationDe,
  offreDe,
  offreEtendue,
  type ConnaissanceOffre,
  type Imputation,
  type Offre,
} from '$lib/domain/acces/offre';
import { porteesDe } from '$lib/domain/acces/pas';
import type { TableCouts } from '$lib/domain/acces/table';
import type { PlusProches } from '$lib/domain/acces/voisinage';
import type { CirculationColonnes } from '$lib/domain/circulation/colonnes';
import { encours } from '$lib/domain/circulation/encours';
import { utilisesParLieu } from '$lib/domain/circulation/series';
import { moisOf, type Jour } from '$lib/domain/codes';
import { prendre } from '$lib/domain/colonne';
import { demandesDe, type Demandes } from '$lib/domain/demandes/demandes';
import {
  pairesCompatibles,
  prochesCompatibles,
  type Terrain,
} from '$lib/domain/demandes/proximite';
import {
  bilanServis,
  mesurer,
  type MesuresEcarts,
  type Situation,
} from '$lib/domain/ecarts/ecarts';
import { Simulation, type LieuxAjoutes } from '$lib/domain/ecarts/simulation';
import type { Parametres } from '$lib/domain/parametres';

import { avecArrets, itineranceDes, ou, placesAvecArrets } from './arrets';
import type { ColonnesMonde } from './colonnes';
import { Dernier } from './dernier';
import type { Arret, QuestionEcarts } from './messages';

/** A situation and its measures. */
export interface Etat {
  readonly situation: Situation;
  readonly mesures: MesuresEcarts;
}

/** A simulation, and the lieux that it has toggled. */
interface Essai {
  readonly simulation: Simulation;
  readonly faites: Set<number>;
}

/** What questions on one world share, computed once: pairs, nearest lieux, capacities, the last simulation. */
export class Base {
  readonly demandes: Demandes;
  /** The circulation, with rows of demand in place of communes. */
  readonly circulation: CirculationColonnes;
  /** Density class of each row. */
  readonly #densite: Uint8Array;
  /** 1 for the rows whose Pass circulate, or did. */
  readonly #servies: Uint8Array;
  readonly #monde: ColonnesMonde;
  readonly #table = new Dernier<TableCouts>();
  readonly #plusProches = new Dernier<PlusProches>();
  readonly #offre = new Dernier<Offre>();
  readonly #imputation = new Dernier<Imputation>();
  readonly #depart = new Dernier<Etat>();
  readonly #essai = new Dernier<Essai>();
  readonly #etendu = new Dernier<ColonnesMonde>();
  readonly #couverture = new Dernier<Uint8Array>();

  constructor(monde: ColonnesMonde) {
    this.#monde = monde;
    const { circulation, compatibilite, communes } = monde;
    const lignes = demandesDe(circulation, compatibilite, communes.densite.length);
    this.demandes = lignes.demandes;
    this.circulation = lignes.circulation;
    this.#servies = new Uint8Array(this.demandes.commune.length);
    for (const ligne of this.circulation.commune) this.#servies[ligne] = 1;
    this.#densite = prendre(communes.densite, this.demandes.commune);
  }

  /** The world with the stops of a question behind its lieux. */
  monde({ arrets = [] }: Pick<QuestionEcarts, 'arrets'>): ColonnesMonde {
    if (arrets.length === 0) return this.#monde;
    return this.#etendu.pour(JSON.stringify(arrets), () => avecArrets(this.#monde, arrets));
  }

  /** The situation of a question and its measures: from scratch, or by toggling the lieux that it says. */
  etat({ date, parametres, bascules = [], arrets = [] }: QuestionEcarts): Etat {
    const cle = JSON.stringify([date, parametres]);
    const depart = this.#depart.pour(cle, () => this.#etatDeDepart(date, parametres));
    if (bascules.length === 0 && arrets.length === 0) return depart;
    const essai = this.#essai.pour(cle, () => this.#nouvelEssai(depart, parametres));
    essai.simulation.ajouter(this.#ajoutes(depart.situation, parametres, arrets, cle));
    const { visites } = this.#monde.lieux;
    const utiles = bascules.filter((lieu) => !estRare(visites[lieu]!, parametres.visitesMinimum));
    basculer(essai, new Set(utiles));
    return etatSimule(essai.simulation, depart);
  }

  /** Pairs of rows of demand and lieux within the last step, labelled or not. */
  table(parametres: Parametres): TableCouts {
    const pas = Object.values(parametres.densites).map((densite) => densite.pas);
    const cle = JSON.stringify([parametres.detour, parametres.demiCote, pas]);
    return this.#table.pour(cle, () => {
      const terrain = this.#terrain(parametres);
      return pairesCompatibles(
        this.demandes,
        terrain,
        this.#portees(parametres),
        parametres.detour,
      );
    });
  }

  /** What is known of the capacity of the lieux, the stops of a question included. */
  connaissanceOffre({ date, parametres, arrets }: QuestionEcarts): ConnaissanceOffre {
    const monde = this.monde({ arrets });
    const { lieux, circulation } = monde;
    return {
      ...lieux,
      labellise: labellisesCouvrants(monde, parametres),
      utilises: utilisesParLieu(circulation, lieux.ids.length, moisOf(date)),
      effectif: lieux.postes.map((postes) => postes * parametres.passParPoste),
      part: partsDuTemps(lieux, parametres.joursParMois),
    };
  }

  #etatDeDepart(date: Jour, parametres: Parametres): Etat {
    const { lots } = this.#monde;
    const { demandes } = this;
    const densite = this.#densite;
    const { pass, beneficiaires } = encours(this.circulation, lots, date, densite.length);
    const { passParPoste, joursParMois, visitesMinimum } = parametres;
    const labellise = this.#couverture.pour(String(visitesMinimum), () =>
      labellisesCouvrants(this.#monde, parametres),
    );
    const connaissance = [moisOf(date), passParPoste, joursParMois, visitesMinimum];
    const situation: Situation = {
      demandes,
      pass,
      beneficiaires,
      densite,
      portees: this.#portees(parametres),
      table: this.table(parametres),
      labellise,
      plusProches: this.#proches(parametres, labellise),
      offre: this.#offre.pour(JSON.stringify(connaissance), () =>
        offreDe(this.connaissanceOffre({ date, parametres })),
      ),
    };
    return { situation, mesures: mesurer(situation, parametres) };
  }

  #nouvelEssai({ situation, mesures }: Etat, parametres: Parametres): Essai {
    const terrain = this.#terrain(parametres);
    return {
      simulation: new Simulation(situation, mesures, terrain, parametres),
      faites: new Set(),
    };
  }

  /**
   * What a simulation is to know of the stops of a question.
   * @param cle of the situation they are added to: what is imputed there serves every stop.
   */
  #ajoutes(
    { offre, labellise: couvrants }: Situation,
    parametres: Parametres,
    arrets: readonly Arret[],
    cle: string,
  ): LieuxAjoutes {
    const { communes } = this.#monde;
    const { points, commune, accepte } = placesAvecArrets(this.#monde, arrets);
    const labellise = Uint8Array.from(arrets, ({ visites }) =>
      estRare(visites, parametres.visitesMinimum) ? 0 : 1,
    );
    const imputee: Imputation = (...lieu) =>
      this.#imputation.pour(cle, () =>
        imputationDe({ ...this.#monde.lieux, labellise: couvrants }, offre),
      )(...lieu);
    return {
      demandes: { ...this.demandes, accepte },
      terrain: {
        communes: communes.points,
        lieux: points,
        interieur: { ...this.#interieur(parametres), commune },
      },
      offre: offreEtendue(offre, imputee, {
        labellise,
        densite: Uint8Array.from(ou(communes.densite, arrets)),
        part: partsDuTemps(itineranceDes(arrets), parametres.joursParMois),
      }),
      cles: arrets.map((arret) => JSON.stringify(arret)),
      labellise,
    };
  }

  #proches(parametres: Parametres, labellise: Uint8Array): PlusProches {
    const { detour, demiCote, visitesMinimum, densites } = parametres;
    const premiers = Object.values(densites).map(({ pas }) => pas[0]);
    const cle = JSON.stringify([detour, demiCote, visitesMinimum, premiers]);
    return this.#plusProches.pour(cle, () =>
      prochesCompatibles(this.demandes, this.#terrain(parametres), labellise, parametres.detour),
    );
  }

  /** Reach of each row, negative where no Pass ever circulated. */
  #portees(parametres: Parametres): Float64Array {
    return porteesDe(this.#densite, parametres).map((km, ligne) =>
      this.#servies[ligne] ? km : -1,
    );
  }

  #terrain(parametres: Parametres): Terrain {
    const { communes, lieux } = this.#monde;
    return {
      communes: communes.points,
      lieux: lieux.points,
      interieur: this.#interieur(parametres),
    };
  }

  #interieur(parametres: Parametres): Interieur {
    const { communes, lieux } = this.#monde;
    return {
      commune: lieux.commune,
      demiCote: demiCotes(communes.surface, communes.densite, parametres),
    };
  }
}

/** 1 for the labelled lieux that are coverage: stops that come too rarely are not. */
function labellisesCouvrants({ lieux }: ColonnesMonde, { visitesMinimum }: Parametres): Uint8Array {
  return lieux.labellise.map((oui, j) => (estRare(lieux.visites[j]!, visitesMinimum) ? 0 : oui));
}

/** Brings a simulation to the toggles asked, whatever it was at. */
function basculer({ simulation, faites }: Essai, voulues: ReadonlySet<number>): void {
  for (const lieu of [...faites].filter((fait) => !voulues.has(fait))) {
    simulation.basculer(lieu);
    faites.delete(lieu);
  }
  for (const lieu of voulues) {
    if (faites.has(lieu)) continue;
    simulation.basculer(lieu);
    faites.add(lieu);
  }
}

/** A picture of a simulation: later toggles leave it alone. */
function etatSimule(simulation: Simulation, { situation, mesures }: Etat): Etat {
  const servis = simulation.servis();
  return {
    situation: simulation.situation(),
    mesures: {
      ...mesures,
      ...bilanServis(situation, servis),
      km: simulation.km.slice(),
      plusProche: simulation.plusProche.slice(),
      places: simulation.places.slice(),
      classe: simulation.classe.slice(),
      lignes: { places: simulation.placesParLigne(), servis },
    },
  };
}
