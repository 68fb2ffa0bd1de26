import { offreDe, type ConnaissanceOffre, type Offre } from '$lib/domain/acces/offre';
import { poidsDesPas, porteesDe } from '$lib/domain/acces/pas';
import type { TableCouts } from '$lib/domain/acces/table';
import { plusProches, voisinage, type PlusProches } from '$lib/domain/acces/voisinage';
import { encours } from '$lib/domain/circulation/encours';
import { jourDe, numeroJour } from '$lib/domain/circulation/calendrier';
import { utilisesParLieu } from '$lib/domain/circulation/series';
import { moisOf, type Jour } from '$lib/domain/codes';
import { candidatsDe } from '$lib/domain/couverture/candidats';
import { universDe } from '$lib/domain/couverture/univers';
import { haversine } from '$lib/domain/distance';
import { Confiance, type BaseTirages } from '$lib/domain/ecarts/confiance';
import { mesurer, type Situation } from '$lib/domain/ecarts/ecarts';
import { expliquer, type Explication } from '$lib/domain/ecarts/explication';
import { percentiles } from '$lib/domain/ecarts/percentile';
import { MOIS_AVANT_EXPIRATION, NIVEAUX_CAPACITE } from '$lib/domain/ecarts/scenario';
import type { Parametres } from '$lib/domain/parametres';
import type { Lot } from '$lib/domain/pass';

import type { ColonnesMonde } from './colonnes';
import type {
  Candidats,
  Centre,
  Ecarts,
  QuestionCandidats,
  QuestionEcarts,
  QuestionExplication,
} from './messages';

/** The gap engine on one world. What a question shares with the one before it is computed once. */
export class Moteur {
  readonly #monde: ColonnesMonde;
  readonly #voisinage = new Dernier<TableCouts>();
  readonly #plusProches = new Dernier<PlusProches>();
  readonly #offre = new Dernier<Offre>();
  readonly #ecarts = new Dernier<Ecarts>();
  readonly #univers = new Dernier<Uint8Array>();

  constructor(monde: ColonnesMonde) {
    this.#monde = monde;
  }

  ecarts({ date, parametres }: QuestionEcarts): Ecarts {
    return this.#ecarts.pour(JSON.stringify([date, parametres]), () => {
      const situation = this.#situation(date, parametres);
      const mesures = mesurer(situation, parametres);
      const { pass, beneficiaires, densite, plusProches: proches, offre } = situation;
      const places = mesures.places.map((valeur) => (Number.isFinite(valeur) ? valeur : NaN));
      return {
        ...mesures,
        date,
        places,
        passCirculation: pass,
        beneficiaires,
        percentile: percentiles(places, pass, densite),
        distanceKm: proches.km,
        plusProche: proches.offre,
        capacite: offre.capacite,
        capaciteSource: offre.source,
        partCapaciteEstimee: offre.partEstimee,
        labellises: this.#effectifLabellise(),
      };
    });
  }

  explication({ date, parametres, commune }: QuestionExplication): Explication {
    const ecarts = this.ecarts({ date, parametres });
    return expliquer(commune, this.#situation(date, parametres), ecarts, parametres);
  }

  /** Draws behind the confidence in the classes, none made yet. */
  tirages({ date, parametres }: QuestionEcarts): Confiance {
    const { classe, distanceKm, beneficiaires } = this.ecarts({ date, parametres });
    const { communes, lieux, circulation, lots } = this.#monde;
    const { densite, incertitude, points } = communes;
    const latitude = lieux.points.latitude.map((valeur, j) => (lieux.labellise[j] ? valeur : NaN));
    const connaissance = this.#connaissanceOffre(date);
    const base: BaseTirages = {
      communes: points,
      densite,
      incertitude,
      beneficiaires,
      pass: MOIS_AVANT_EXPIRATION.map(
        (mois) => encours(circulation, lotsAuDela(lots, date, mois), date, densite.length).pass,
      ),
      labellises: { ...lieux.points, latitude },
      capacites: NIVEAUX_CAPACITE.map((niveau) => offreDe(connaissance, niveau).capacite),
      km: distanceKm,
      detour: parametres.detour,
      classe,
    };
    return new Confiance(base, parametres);
  }

  candidats(question: QuestionCandidats): Candidats {
    const { parametres, communes, centre, maximum } = question;
    const { sansReponse, servis } = this.ecarts(question);
    const { lieux, communes: colonnes } = this.#monde;
    const table = this.#table(parametres);
    const poids = poidsDesPas(table, colonnes.densite, parametres);
    const univers = this.#autour(centre, parametres.detour);
    const besoin = restreindreBesoin(sansReponse, communes);
    const besoinTotal = centre ? besoinAtteint(besoin, table, univers) : somme(besoin);
    const { labellise, signaux, ids } = lieux;
    const terrain = { table, poids, besoin, servis, labellise, univers, signaux, ids };
    const { exAequo, substitut } = parametres;
    return {
      lignes: candidatsDe(terrain, { maximum, besoinTotal, exAequo, substitut }),
      besoinTotal,
      universe: somme(univers),
    };
  }

  #situation(date: Jour, parametres: Parametres): Situation {
    const { communes, lieux, circulation, lots } = this.#monde;
    const { densite } = communes;
    const { pass, beneficiaires } = encours(circulation, lots, date, densite.length);
    return {
      pass,
      beneficiaires,
      densite,
      table: this.#table(parametres),
      labellise: lieux.labellise,
      plusProches: this.#proches(parametres.detour),
      offre: this.#offreAu(date),
    };
  }

  #table(parametres: Parametres): TableCouts {
    const { communes, lieux } = this.#monde;
    const pas = Object.values(parametres.densites).map((densite) => densite.pas[2]);
    return this.#voisinage.pour(JSON.stringify([parametres.detour, pas]), () =>
      voisinage(
        communes.points,
        porteesDe(communes.densite, parametres),
        lieux.points,
        parametres.detour,
      ),
    );
  }

  #proches(detour: number): PlusProches {
    const { communes, lieux } = this.#monde;
    const { points, labellise } = lieux;
    const latitude = points.latitude.map((valeur, j) => (labellise[j] ? valeur : NaN));
    return this.#plusProches.pour(String(detour), () =>
      plusProches(communes.points, { ...points, latitude }, detour),
    );
  }

  #offreAu(date: Jour): Offre {
    return this.#offre.pour(moisOf(date), () => offreDe(this.#connaissanceOffre(date)));
  }

  #connaissanceOffre(date: Jour): ConnaissanceOffre {
    const { lieux, circulation } = this.#monde;
    return { ...lieux, utilises: utilisesParLieu(circulation, lieux.ids.length, moisOf(date)) };
  }

  #effectifLabellise(): number {
    const { points, labellise } = this.#monde.lieux;
    return somme(labellise.map((oui, j) => (Number.isNaN(points.latitude[j]!) ? 0 : oui)));
  }

  /** Lieux to rank, within the radius where there is a centre. */
  #autour(centre: Centre | null, detour: number): Uint8Array {
    const { lieux } = this.#monde;
    const univers = this.#univers.pour('', () => universDe(lieux));
    if (!centre) return univers;
    const { latitude, longitude } = lieux.points;
    return univers.map((oui, j) => {
      if (!oui) return 0;
      const vol = haversine(centre.latitude, centre.longitude, latitude[j]!, longitude[j]!);
      return vol * detour <= centre.rayonKm ? 1 : 0;
    });
  }
}

/** Keeps the last value computed, and what it was computed for. */
class Dernier<Valeur> {
  #garde: { readonly cle: string; readonly valeur: Valeur } | null = null;

  pour(cle: string, calculer: () => Valeur): Valeur {
    if (this.#garde?.cle !== cle) this.#garde = { cle, valeur: calculer() };
    return this.#garde.valeur;
  }
}

/** Lots, those that end within so many months of 30 days held to be over. */
function lotsAuDela(lots: readonly Lot[], date: Jour, mois: number): readonly Lot[] {
  const seuil = jourDe(numeroJour(date) + 30 * mois);
  return lots.map((lot) =>
    lot.finValidite < seuil ? { ...lot, finValidite: '0000-01-01' as Jour } : lot,
  );
}

function restreindreBesoin(besoin: Float64Array, communes: Uint32Array | null): Float64Array {
  if (communes === null) return besoin;
  const restreint = new Float64Array(besoin.length);
  for (const i of communes) restreint[i] = besoin[i]!;
  return restreint;
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
