import type { Topology } from 'topojson-specification';

import { Calcul } from '$lib/compute/client';
import type { Candidats, Ecarts, QuestionCandidats } from '$lib/compute/messages';
import type { Jour } from '$lib/domain/codes';
import type { Explication } from '$lib/domain/ecarts/explication';
import { parametresDe } from '$lib/domain/ecarts/parametres';
import type { Parametres } from '$lib/domain/parametres';
import type { Referentiel } from '$lib/domain/referentiel';
import { quartiersDesLieux, type QuartiersDesLieux } from '$lib/domain/geometrie';
import { FRANCE, isInTerritoire, type Territoire } from '$lib/domain/territoire';
import { Lecteur } from '$lib/formats/client';
import type { Jeu } from '$lib/formats/lecture';
import type { Avancee, FichierLu } from '$lib/formats/lire';
import { readReferentiel, type TextesReferentiel } from '$lib/formats/referentiel';

import parametresParDefaut from '../../../data/parametres.json';
import { Base } from './base.svelte';
import {
  blobDe,
  DETAILS,
  FOND,
  PREMIERS,
  REFERENTIEL,
  REFERENTIEL_SUITE,
  SUIVANTS,
  texteDe,
  type FichierEmbarque,
} from './embarque';
import {
  estSimule,
  lieuxDe,
  manqueCirculation,
  remplacer,
  type JeuCharge,
  type Jeux,
} from './jeux';
import { mondeDe, territoireCouvert, type MondeAffiche } from './monde';
import type { Navigation } from './navigation.svelte';
import { messageOf, Question } from './question.svelte';
import { signauxDe } from './signaux';

/** Outlines as they ship: the map turns them into shapes. */
export interface Topologies {
  readonly contours: Topology;
  readonly voisins: Topology;
}

/** Candidates, and the world that their indices are of. */
export interface CandidatsAffiches extends Candidats {
  readonly monde: MondeAffiche;
}

/** Why a commune has its class, and the world that the indices are of. */
export interface ExplicationAffichee extends Explication {
  readonly monde: MondeAffiche;
}

const AUCUN_QUARTIER: QuartiersDesLieux = { dedans: [], proches: [] };
const CIRCULATION = ['pass-lots', 'pass-circulation', 'pass-carnets', 'pass-utilisations'] as const;

/** All that the app holds: datasets in force, the world they make, and the gaps of that world at the date on screen. */
export class Session {
  jeux = $state.raw<Jeux>(new Map());
  monde = $state.raw<MondeAffiche | null>(null);
  topologies = $state.raw<Topologies | null>(null);
  parametres = $state.raw<Parametres>(parametresDe(parametresParDefaut));
  erreur = $state<string | null>(null);
  /** Whether everything that ships with the app has been read. */
  complet = $state(false);
  readonly ecarts = new Question<Ecarts>();
  readonly base = new Base();

  readonly #navigation: Navigation;
  #calcul: Calcul | null = null;
  #lecteur: Lecteur | null = null;
  #textes: TextesReferentiel | null = null;
  /** The référentiel as it ships, before any dataset refines it. */
  #socle: Referentiel | null = null;
  #embarques: Jeux = new Map();

  constructor(navigation: Navigation) {
    this.#navigation = navigation;
  }

  get referentiel(): Referentiel | null {
    return this.monde?.referentiel ?? null;
  }

  get periode(): MondeAffiche['periode'] {
    return this.monde?.periode ?? null;
  }

  /** The day on screen; `null` while no circulation is known. */
  get date(): Jour | null {
    return this.#navigation.vue.date ?? this.periode?.fin ?? null;
  }

  readonly #couvert = $derived(this.monde ? territoireCouvert(this.monde) : FRANCE);

  get territoire(): Territoire {
    return this.#navigation.vue.territoire ?? this.#couvert;
  }

  /** Whether the circulation on screen is simulated: every view and export says so. */
  get simule(): boolean {
    return estSimule(this.jeux, ...CIRCULATION);
  }

  /** Whom the figures on screen come from, in words. */
  get source(): string {
    const sources = ['lieux', ...CIRCULATION].flatMap((jeu) => {
      const provenance = this.jeux.get(jeu as Jeu)?.provenance;
      return provenance ? [provenance.producteur ?? provenance.fichier] : [];
    });
    return [...new Set(sources)].join(' ; ');
  }

  /** Reads what ships with the app: first what the first picture needs, then the rest. Never throws. */
  async demarrer(): Promise<void> {
    try {
      this.#calcul = new Calcul();
      this.#lecteur = new Lecteur();
      const topologies = lireTopologies();
      const referentiel = this.#lireReferentiel();
      const premiers = PREMIERS.map((fichier) => this.#lireEmbarque(fichier, referentiel));
      await referentiel;
      this.jeux = remplacer(this.jeux, await Promise.all(premiers));
      this.#embarques = this.jeux;
      this.topologies = await topologies;
      await this.#recomposer();
      await this.#completer();
    } catch (error) {
      this.erreur = messageOf(error);
    }
  }

  /**
   * Puts real files in force, and recomputes everything. All or nothing: on any refusal what was loaded before stays.
   * @throws Error in French that says what is missing.
   */
  async adopter(nouveaux: readonly JeuCharge[]): Promise<void> {
    const jeux = remplacer(this.jeux, nouveaux);
    const manque = manqueCirculation(jeux);
    if (manque) throw new Error(manque);
    this.jeux = jeux;
    await this.#recomposer();
  }

  /** Goes back to what ships with the app. */
  async reinitialiser(): Promise<void> {
    this.jeux = this.#embarques;
    await this.#recomposer();
  }

  /** Reads a file in the worker of formats; nothing is put in force. */
  lire(
    fichier: { nom: string; contenu: Blob },
    options: { jeu?: Jeu; signal?: AbortSignal; progress?: (avancee: Avancee) => void },
  ): Promise<FichierLu> {
    if (!this.#lecteur) throw new Error('L’application n’est pas encore prête : réessayez.');
    return this.#lecteur.lire(fichier, options);
  }

  /** The lieux to approach first, with the world that their indices are of. */
  async candidats(
    question: Omit<QuestionCandidats, 'date' | 'parametres'>,
    options: { signal?: AbortSignal },
  ): Promise<CandidatsAffiches> {
    const { date, monde, parametres } = this;
    if (!this.#calcul || !date || !monde) throw new Error('Aucune circulation n’est chargée.');
    const candidats = await this.#calcul.candidats({ ...question, date, parametres }, options);
    return { ...candidats, monde };
  }

  /** Why a commune has its class: the rule, the figures, the lieux behind them. */
  async expliquer(
    commune: number,
    options: { signal?: AbortSignal },
  ): Promise<ExplicationAffichee> {
    const { date, monde, parametres } = this;
    if (!this.#calcul || !date || !monde) throw new Error('Aucune circulation n’est chargée.');
    const explication = await this.#calcul.explication({ date, parametres, commune }, options);
    return { ...explication, monde };
  }

  /** Asks for the gaps at the date on screen, with the parameters on screen. */
  async mesurer(): Promise<void> {
    const { date, parametres } = this;
    const calcul = this.#calcul;
    if (!calcul || !date) return;
    await this.ecarts.poser((signal, progress) =>
      calcul.ecarts({ date, parametres }, { signal, progress }),
    );
  }

  /** Whether a commune of the référentiel lies in the territory on screen. */
  contient(index: number): boolean {
    const commune = this.monde?.communes[index];
    return commune !== undefined && isInTerritoire(commune, this.territoire);
  }

  fermer(): void {
    this.#calcul?.close();
    this.#lecteur?.close();
    void this.base.fermer();
  }

  async #lireReferentiel(): Promise<void> {
    const [communes, epci, departements, regions] = await Promise.all([
      texteDe(REFERENTIEL.communes),
      texteDe(REFERENTIEL.epci),
      texteDe(REFERENTIEL.departements),
      texteDe(REFERENTIEL.regions),
    ]);
    this.#adopterReferentiel({
      communes,
      epci,
      departements,
      regions,
      codesPostaux: '',
      anciennes: '',
    });
  }

  async #completerReferentiel(): Promise<void> {
    const [codesPostaux, anciennes] = await Promise.all([
      texteDe(REFERENTIEL_SUITE.codesPostaux),
      texteDe(REFERENTIEL_SUITE.anciennes),
    ]);
    if (this.#textes) this.#adopterReferentiel({ ...this.#textes, codesPostaux, anciennes });
  }

  #adopterReferentiel(textes: TextesReferentiel): void {
    this.#textes = textes;
    this.#socle = readReferentiel(textes);
    this.#lecteur?.setReferentiel(textes);
  }

  async #lireEmbarque(fichier: FichierEmbarque, referentiel: Promise<void>): Promise<JeuCharge> {
    const contenu = await blobDe(fichier.url);
    await referentiel;
    const lu = await this.lire({ nom: fichier.nom, contenu }, { jeu: fichier.jeu });
    return {
      fichier: lu,
      provenance: {
        fichier: fichier.nom,
        producteur: fichier.producteur,
        licence: fichier.licence,
        millesime: fichier.millesime,
        date: null,
        empreinte: null,
        simule: fichier.simule,
        embarque: true,
      },
    };
  }

  /** Zonings, structures, postal codes, then carnets one by one: nobody waits for them. */
  async #completer(): Promise<void> {
    await this.#completerReferentiel();
    const pret = Promise.resolve();
    const suite = [...SUIVANTS, ...DETAILS].map((fichier) => this.#lireEmbarque(fichier, pret));
    this.jeux = remplacer(this.jeux, await Promise.all(suite));
    this.#embarques = this.jeux;
    await this.#recomposer();
    this.complet = true;
  }

  /** Puts the world together again and measures it: the world and its gaps land together. */
  async #recomposer(): Promise<void> {
    if (!this.#socle || !this.#calcul) return;
    const monde = mondeDe(this.#socle, this.jeux, lieuxDe(this.#embarques));
    const qpv = this.jeux.get('qpv')?.fichier;
    const quartiers =
      qpv?.jeu === 'qpv'
        ? quartiersDesLieux(monde.lieux, qpv.lecture.rows, qpv.geometries)
        : AUCUN_QUARTIER;
    const signaux = signauxDe(monde.lieux, this.jeux, quartiers.proches);
    await this.#calcul.charger({ ...monde, signaux });
    const date = this.#navigation.vue.date ?? monde.periode?.fin;
    const ecarts = date && (await this.#calcul.ecarts({ date, parametres: this.parametres }));
    this.monde = monde;
    this.base.renouveler({ monde, jeux: this.jeux, quartiers: quartiers.dedans });
    if (ecarts) this.ecarts.repondre(ecarts);
  }
}

async function lireTopologies(): Promise<Topologies> {
  const [contours, voisins] = await Promise.all([texteDe(FOND.contours), texteDe(FOND.voisins)]);
  return { contours: JSON.parse(contours) as Topology, voisins: JSON.parse(voisins) as Topology };
}
