import { offreDe, type ConnaissanceOffre, type Offre } from '$lib/domain/acces/offre';
import { porteesDe } from '$lib/domain/acces/pas';
import type { TableCouts } from '$lib/domain/acces/table';
import { voisinage, type PlusProches } from '$lib/domain/acces/voisinage';
import type { CirculationColonnes } from '$lib/domain/circulation/colonnes';
import { encours } from '$lib/domain/circulation/encours';
import { utilisesParLieu } from '$lib/domain/circulation/series';
import { moisOf, type Jour } from '$lib/domain/codes';
import { demandesDe, tableParLigne, type Demandes } from '$lib/domain/demandes/demandes';
import { prochesCompatibles, type Terrain } from '$lib/domain/demandes/proximite';
import {
  bilanServis,
  mesurer,
  type MesuresEcarts,
  type Situation,
} from '$lib/domain/ecarts/ecarts';
import { Simulation } from '$lib/domain/ecarts/simulation';
import type { Parametres } from '$lib/domain/parametres';

import type { ColonnesMonde } from './colonnes';
import { Dernier } from './dernier';
import type { QuestionEcarts } from './messages';

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
  readonly #monde: ColonnesMonde;
  readonly #table = new Dernier<TableCouts>();
  readonly #plusProches = new Dernier<PlusProches>();
  readonly #offre = new Dernier<Offre>();
  readonly #depart = new Dernier<Etat>();
  readonly #essai = new Dernier<Essai>();

  constructor(monde: ColonnesMonde) {
    this.#monde = monde;
    const { circulation, compatibilite, communes } = monde;
    const lignes = demandesDe(circulation, compatibilite, communes.densite.length);
    this.demandes = lignes.demandes;
    this.circulation = lignes.circulation;
  }

  /** The situation of a question and its measures: from scratch, or by toggling the lieux that it says. */
  etat({ date, parametres, bascules = [] }: QuestionEcarts): Etat {
    const cle = JSON.stringify([date, parametres]);
    const depart = this.#depart.pour(cle, () => this.#etatDeDepart(date, parametres));
    if (bascules.length === 0) return depart;
    const essai = this.#essai.pour(cle, () => this.#nouvelEssai(depart, parametres));
    basculer(essai, new Set(bascules));
    return etatSimule(essai.simulation, depart);
  }

  /** Pairs of rows of demand and lieux within the last step, labelled or not. */
  table(parametres: Parametres): TableCouts {
    const { communes, lieux } = this.#monde;
    const pas = Object.values(parametres.densites).map((densite) => densite.pas[2]);
    return this.#table.pour(JSON.stringify([parametres.detour, pas]), () =>
      tableParLigne(
        voisinage(
          communes.points,
          porteesDe(communes.densite, parametres),
          lieux.points,
          parametres.detour,
        ),
        this.demandes,
      ),
    );
  }

  connaissanceOffre(date: Jour): ConnaissanceOffre {
    const { lieux, circulation } = this.#monde;
    return { ...lieux, utilises: utilisesParLieu(circulation, lieux.ids.length, moisOf(date)) };
  }

  #etatDeDepart(date: Jour, parametres: Parametres): Etat {
    const { communes, lieux, lots } = this.#monde;
    const { demandes } = this;
    const densite = Uint8Array.from(demandes.commune, (i) => communes.densite[i]!);
    const { pass, beneficiaires } = encours(this.circulation, lots, date, densite.length);
    const situation: Situation = {
      demandes,
      pass,
      beneficiaires,
      densite,
      table: this.table(parametres),
      labellise: lieux.labellise,
      plusProches: this.#proches(parametres.detour),
      offre: this.#offre.pour(moisOf(date), () => offreDe(this.connaissanceOffre(date))),
    };
    return { situation, mesures: mesurer(situation, parametres) };
  }

  #nouvelEssai({ situation, mesures }: Etat, parametres: Parametres): Essai {
    return {
      simulation: new Simulation(situation, mesures, this.#terrain(), parametres),
      faites: new Set(),
    };
  }

  #proches(detour: number): PlusProches {
    const { labellise } = this.#monde.lieux;
    return this.#plusProches.pour(String(detour), () =>
      prochesCompatibles(this.demandes, this.#terrain(), labellise, detour),
    );
  }

  #terrain(): Terrain {
    return { communes: this.#monde.communes.points, lieux: this.#monde.lieux.points };
  }
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
    situation: {
      ...situation,
      labellise: simulation.labellise.slice(),
      plusProches: simulation.proches(),
      offre: { ...situation.offre, capacite: simulation.capacite() },
    },
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
