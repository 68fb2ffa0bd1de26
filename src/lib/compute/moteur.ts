import { offreDe, PART_INCERTAINE, partEstimee } from '$lib/domain/acces/offre';
import { poidsDesPas } from '$lib/domain/acces/pas';
import { estRare } from '$lib/domain/acces/itinerance';
import { filtrer, type TableCouts } from '$lib/domain/acces/table';
import { pointsDe, type Points } from '$lib/domain/acces/voisinage';
import { jourDe, numeroJour } from '$lib/domain/circulation/calendrier';
import { encours } from '$lib/domain/circulation/encours';
import type { Jour } from '$lib/domain/codes';
import { prendre, remplir } from '$lib/domain/colonne';
import { candidatsDe, ordreDesSignaux } from '$lib/domain/couverture/candidats';
import { elementsDe } from '$lib/domain/couverture/plan/elements';
import { Robustesse } from '$lib/domain/couverture/robustesse';
import { universDe } from '$lib/domain/couverture/univers';
import { haversine } from '$lib/domain/distance';
import { Confiance } from '$lib/domain/ecarts/confiance';
import type { MesuresEcarts, Situation } from '$lib/domain/ecarts/ecarts';
import { expliquer, type Explication } from '$lib/domain/ecarts/explication';
import type { Emplacements } from '$lib/domain/tirages/paires-mobiles';
import { percentiles } from '$lib/domain/ecarts/percentile';
import {
  MOIS_AVANT_EXPIRATION,
  NIVEAUX_CAPACITE,
  PARTS_EFFECTIF,
} from '$lib/domain/tirages/scenario';
import { grappesDe } from '$lib/domain/grappes/grappes';
import type { Lot } from '$lib/domain/pass';

import { Base } from './base';
import type { ColonnesMonde } from './colonnes';
import { Dernier } from './dernier';
import type {
  Candidats,
  Centre,
  Ecarts,
  Probleme,
  ProblemeLimite,
  QuestionCandidats,
  QuestionEcarts,
  QuestionExplication,
  QuestionPlan,
} from './messages';

/** The gap engine on one world: an answer to each question. */
export class Moteur {
  readonly #monde: ColonnesMonde;
  readonly #base: Base;
  readonly #ecarts = new Dernier<Ecarts>();
  readonly #univers = new Dernier<Uint8Array>();

  constructor(monde: ColonnesMonde) {
    this.#monde = monde;
    this.#base = new Base(monde);
  }

  ecarts(question: QuestionEcarts): Ecarts {
    const { date, parametres, bascules, arrets } = question;
    return this.#ecarts.pour(JSON.stringify([date, parametres, bascules, arrets]), () => {
      const { situation, mesures } = this.#base.etat(question);
      const { labellise, offre } = situation;
      const { pass, beneficiaires, densite, km, plusProche, servis, sansReponse, classe } = mesures;
      const estimee = partEstimee(offre, labellise);
      const places = mesures.places.map((valeur) => (Number.isFinite(valeur) ? valeur : NaN));
      return {
        date,
        passCirculation: pass,
        beneficiaires,
        distanceKm: km,
        plusProche,
        places,
        percentile: percentiles(places, pass, densite),
        servis,
        sansReponse,
        classe,
        capacite: offre.capacite,
        capaciteSource: offre.source.map((source, j) => (labellise[j] ? source : 0)),
        partCapaciteEstimee: estimee,
        capaciteIncertaine: estimee > PART_INCERTAINE,
        labellises: somme(this.#places(labellise, question)),
      };
    });
  }

  explication(question: QuestionExplication): Explication {
    const { situation, mesures } = this.#base.etat(question);
    return expliquer(question.commune, situation, mesures, question.parametres);
  }

  /** Clusters of Pass sans réponse: code in `GRAPPES`, by commune. */
  grappes(question: QuestionEcarts): Uint8Array {
    const { pass, sansReponse } = this.#base.etat(question).mesures;
    return grappesDe(this.#monde.communes.points, pass, sansReponse);
  }

  /** Draws behind the confidence in the classes, none made yet. */
  tirages(question: QuestionEcarts): Confiance {
    const { date, parametres } = question;
    const { situation, mesures } = this.#base.etat(question);
    return new Confiance(
      {
        ou: this.#emplacements(question, situation, situation.labellise),
        beneficiaires: mesures.beneficiaires,
        pass: this.#passAvantExpiration(date),
        capacites: this.#capacites(question),
        km: situation.plusProches.km,
        detour: parametres.detour,
        classe: mesures.classe,
      },
      parametres,
    );
  }

  /** Draws behind the chance of a lieu to be among the first, none made yet. */
  robustesse(question: QuestionCandidats): Robustesse {
    const { date, parametres, communes, centre } = question;
    const { situation } = this.#base.etat(question);
    const { labellise } = situation;
    const univers = this.#aClasser(labellise, question, centre);
    const { signaux, ids } = this.#base.monde(question).lieux;
    const membres = [...univers.keys()].filter((j) => univers[j]);
    return new Robustesse(
      {
        ou: this.#emplacements(
          question,
          situation,
          labellise.map((oui, j) => oui | univers[j]!),
        ),
        pass: this.#passAvantExpiration(date),
        capacites: this.#capacites(question),
        labellise,
        univers,
        compte: this.#comptees(communes),
        ordre: ordreDesSignaux(membres, signaux, ids),
      },
      parametres,
    );
  }

  candidats(question: QuestionCandidats): Candidats {
    const { parametres, communes, centre, maximum } = question;
    const { situation, mesures } = this.#base.etat(question);
    const { demandes, table, densite, labellise } = situation;
    const univers = this.#aClasser(labellise, question, centre);
    const besoin = this.#besoin(situation, mesures, communes);
    const besoinTotal = centre ? besoinAtteint(besoin, table, univers) : somme(besoin);
    const { signaux, ids } = this.#base.monde(question).lieux;
    const poids = poidsDesPas(table, densite, parametres);
    const { servis } = mesures.lignes;
    const terrain = {
      demandes,
      table,
      poids,
      besoin,
      servis,
      labellise,
      univers,
      signaux,
      ids,
    };
    const { exAequo, substitut } = parametres;
    return {
      lignes: candidatsDe(terrain, { maximum, besoinTotal, exAequo, substitut }),
      besoinTotal,
      universe: somme(univers),
    };
  }

  /** Need and lieux to choose from, as elements to cover. */
  probleme(question: QuestionPlan): Probleme {
    const { situation, mesures } = this.#base.etat(question);
    const { table, densite, labellise } = situation;
    const besoin = this.#besoin(situation, mesures, question.communes);
    const { parametres } = question;
    const candidat = this.#aClasser(labellise, question, null);
    const existant = new Uint8Array(candidat.length);
    const poids = poidsDesPas(table, densite, parametres);
    return {
      elements: elementsDe({ table, poids, besoin, candidat, existant }),
      besoinTotal: somme(besoin),
    };
  }

  /**
   * Need and lieux to choose from, each with what it can take over the horizon. Need is what the maximum flow left
   * without a place: the labelled lieux within its reach are full, and take none of it.
   */
  problemeLimite(question: QuestionPlan): ProblemeLimite {
    const { situation, mesures } = this.#base.etat(question);
    const { labellise, offre } = situation;
    const besoin = this.#besoin(situation, mesures, question.communes);
    const candidat = this.#aClasser(labellise, question, null);
    const { horizonMois } = question.parametres;
    return {
      terrain: {
        table: filtrer(situation.table, (i, j) => besoin[i]! > 0 && candidat[j] === 1),
        besoin,
        capacite: offre.supposee.map((capacite) => capacite * horizonMois),
        existant: new Uint8Array(candidat.length),
      },
      besoinTotal: somme(besoin),
      source: offre.source,
    };
  }

  /** Pass sans réponse of each row of demand, 0 outside some communes. */
  #besoin(
    { pass }: Situation,
    { lignes }: MesuresEcarts,
    communes: Uint32Array | null,
  ): Float64Array {
    const compte = this.#comptees(communes);
    return pass.map((total, ligne) => (compte[ligne] ? total - lignes.servis[ligne]! : 0));
  }

  /** 1 for the rows of demand of some communes; all where `null`. */
  #comptees(communes: Uint32Array | null): Uint8Array {
    const { commune } = this.#base.demandes;
    if (communes === null) return new Uint8Array(commune.length).fill(1);
    const voulues = new Set(communes);
    return remplir(new Uint8Array(commune.length), (ligne) =>
      voulues.has(commune[ligne]!) ? 1 : 0,
    );
  }

  /** Where the rows of demand that have Pass and some lieux are. */
  #emplacements(
    question: QuestionEcarts,
    { demandes, pass }: Situation,
    garde: Uint8Array,
  ): Emplacements {
    const { communes, lieux } = this.#base.monde(question);
    const seulement = (points: Points, gardes: ArrayLike<number>): Points => ({
      ...points,
      latitude: points.latitude.map((valeur, k) => (gardes[k] ? valeur : NaN)),
    });
    const { commune } = demandes;
    return {
      demandes,
      lieuDans: lieux.commune,
      surface: communes.surface,
      communes: seulement(pointsDe(communes.points, commune), pass),
      densite: prendre(communes.densite, commune),
      incertitude: prendre(communes.incertitude, commune),
      lieux: seulement(lieux.points, garde),
    };
  }

  /** Pass en circulation, for each of `MOIS_AVANT_EXPIRATION`. */
  #passAvantExpiration(date: Jour): Float64Array[] {
    const { lots } = this.#monde;
    const { circulation, demandes } = this.#base;
    const nombre = demandes.commune.length;
    return MOIS_AVANT_EXPIRATION.map(
      (mois) => encours(circulation, lotsAuDela(lots, date, mois), date, nombre).pass,
    );
  }

  /** Capacity of the lieux, labelled or not, for each of `NIVEAUX_CAPACITE`. */
  #capacites(question: QuestionEcarts): Float64Array[] {
    const connaissance = this.#base.connaissanceOffre(question);
    return NIVEAUX_CAPACITE.map((niveau, rang) => {
      const effectif = connaissance.effectif.map((pass) => pass * PARTS_EFFECTIF[rang]!);
      return offreDe({ ...connaissance, effectif }, niveau).supposee;
    });
  }

  /** Those of some lieux that have a point. */
  #places(lieux: Uint8Array, question: QuestionEcarts): Uint8Array {
    const { latitude } = this.#base.monde(question).lieux.points;
    return lieux.map((oui, j) => (Number.isNaN(latitude[j]!) ? 0 : oui));
  }

  /** Lieux to rank, within the radius where there is a centre. */
  #aClasser(labellise: Uint8Array, question: QuestionEcarts, centre: Centre | null): Uint8Array {
    const { bascules, fermes = [], arrets, parametres } = question;
    const { detour, visitesMinimum } = parametres;
    const { lieux } = this.#base.monde(question);
    const cle = JSON.stringify([bascules, fermes, arrets, visitesMinimum]);
    const univers = this.#univers.pour(cle, () => {
      const ouverts = universDe({ ...lieux, labellise });
      for (const ferme of fermes) ouverts[ferme] = 0;
      return ouverts.map((oui, j) => (estRare(lieux.visites[j]!, visitesMinimum) ? 0 : oui));
    });
    if (!centre) return univers;
    const { latitude, longitude, terre } = lieux.points;
    const ici = this.#terreDe(centre);
    return univers.map((oui, j) => {
      if (!oui || terre[j] !== ici) return 0;
      const vol = haversine(centre.latitude, centre.longitude, latitude[j]!, longitude[j]!);
      return vol * detour <= centre.rayonKm ? 1 : 0;
    });
  }

  /** Land mass of a position: that of the nearest commune. */
  #terreDe({ latitude, longitude }: Centre): number {
    const { points } = this.#monde.communes;
    let ici = 0;
    let moindre = Infinity;
    for (let i = 0; i < points.terre.length; i++) {
      const km = haversine(latitude, longitude, points.latitude[i]!, points.longitude[i]!);
      if (km >= moindre) continue;
      moindre = km;
      ici = points.terre[i]!;
    }
    return ici;
  }
}

/** Lots, those that end within so many months of 30 days held to be over. */
function lotsAuDela(lots: readonly Lot[], date: Jour, mois: number): readonly Lot[] {
  const seuil = jourDe(numeroJour(date) + 30 * mois);
  return lots.map((lot) =>
    lot.finValidite < seuil ? { ...lot, finValidite: '0000-01-01' as Jour } : lot,
  );
}

/** Need of the communes that some lieu of the universe reaches. */
function besoinAtteint(besoin: Float64Array, table: TableCouts, univers: Uint8Array): number {
  let total = 0;
  for (let i = 0; i < table.demandes; i++) {
    const rangee = table.offre.subarray(table.debuts[i]!, table.debuts[i + 1]!);
    if (rangee.some((j) => univers[j])) total += besoin[i]!;
  }
  return total;
}

function somme(valeurs: Float64Array | Uint8Array): number {
  let total = 0;
  for (const valeur of valeurs) total += valeur;
  return total;
}
