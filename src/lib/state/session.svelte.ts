import type { Calcul } from '$lib/compute/client';
import type { Ecarts, QuestionEcarts } from '$lib/compute/messages';
import type { Jour } from '$lib/domain/codes';
import { classesRetenues } from '$lib/domain/ecarts/confiance';
import type { Essai } from '$lib/domain/essai';
import type { Lieu } from '$lib/domain/lieu';
import type { Retouche } from '$lib/domain/lieux/retouches';
import type { Referentiel } from '$lib/domain/referentiel';
import { FRANCE, isInTerritoire, type Territoire } from '$lib/domain/territoire';
import type { LigneCommune } from '$lib/formats/communes/communes';
import type { OptionsLecteur } from '$lib/formats/client';
import type { Jeu } from '$lib/formats/lecture';
import type { FichierLu } from '$lib/formats/lire';

import { Base } from './base.svelte';
import { Calculs, type ConfiancesAffichees, type Sujet } from './calculs.svelte';
import {
  changeAvecLeJour,
  cleDe,
  enVigueur,
  LISTE_COMMUNES,
  remplacer,
  retirer,
  type Charges,
  type JeuCharge,
  type Source,
} from './charges/charges';
import { composer } from './charges/composer';
import type { Depart } from './depart';
import { DETAILS, SUIVANTS } from './embarque';
import { Essais } from './essais.svelte';
import { estSimule, manqueCirculation, sourcesDe, type Jeux } from './jeux';
import type { Lecture, Topologies } from './lecture';
import { territoireCouvert, type MondeAffiche } from './monde';
import type { Navigation } from './navigation.svelte';
import { ecrireReglages, lireReglages, parametresRegles } from './parametres';
import { messageOf, Question } from './question.svelte';
import { auRepos, souffler } from './repos';
import { changementsDe, mentionDe, mondeEssaye } from './scenario';
import { aujourdhui, Souvenirs } from './souvenirs.svelte';

const AUCUNE: readonly LigneCommune[] = [];
const CIRCULATION = ['pass-lots', 'pass-circulation', 'pass-carnets', 'pass-utilisations'] as const;

/** All that the app holds: datasets in force, the world they make, and the gaps of that world at the date on screen. */
export class Session {
  /** All that was read; two generations of a zoning may be there together. */
  charges = $state.raw<Charges>(new Map());
  /** What speaks at the date on screen: the world's own. */
  jeux = $state.raw<Jeux>(new Map());
  /** Acts of the reader on the lieux read, each can be taken back. */
  retouches = $state.raw<readonly Retouche[]>([]);
  /** The files of the reader put away last, for as long as they can be put back. */
  ecartes = $state.raw<Charges | null>(null);
  topologies = $state.raw<Topologies | null>(null);
  erreur = $state<string | null>(null);
  /** Why the carnets that ship with the app could not be read one by one. */
  erreurDetails = $state<string | null>(null);
  /** Whether files are being put in force: the world on screen is still that of before. */
  adopte = $state(false);
  /** Whether everything that ships with the app has been read. */
  complet = $state(false);
  readonly ecarts = new Question<Ecarts>();
  readonly base = new Base();
  readonly essais: Essais;
  readonly calculs = new Calculs(() => this.#sujet());

  /** The world as the files say it. */
  #reel = $state.raw<MondeAffiche | null>(null);
  readonly #navigation: Navigation;
  #calcul: Calcul | null = null;
  #lecture: Lecture | null = null;
  #embarques: Charges = new Map();
  /** The day that the world on screen was put together for. */
  #jour: Jour | null = null;
  #completerLecture: () => void = () => {};
  /** Whether a page asked for the carnets one by one; the reading itself, once it may begin. */
  #detaille = false;
  #details: Promise<void> | null = null;
  readonly #referentielComplet = new Promise<void>((resolve) => (this.#completerLecture = resolve));
  #finirDepart: () => void = () => {};
  /** Settled once everything that ships with the app has been read, or could not be. */
  readonly pret = new Promise<void>((resolve) => (this.#finirDepart = resolve));
  /** Grows with each world asked for: the newest wins. */
  #generation = 0;
  /** What the gaps on screen, or on their way, are the answer to. */
  #mesuree = '';

  constructor(
    navigation: Navigation,
    readonly souvenirs = new Souvenirs(),
  ) {
    this.#navigation = navigation;
    this.essais = new Essais(navigation);
  }

  readonly #reglages = $derived.by(() => ecrireReglages(this.#navigation.vue.reglages));
  readonly parametres = $derived(parametresRegles(lireReglages(this.#reglages)));
  readonly #essais = $derived.by(() => JSON.stringify(this.#navigation.vue.essais));
  /** The world on screen: the files, and the lieux that are tried otherwise. */
  readonly monde = $derived(
    this.#reel && mondeEssaye(this.#reel, JSON.parse(this.#essais) as readonly Essai[]),
  );
  /** Changes when the gaps are to be measured anew. */
  readonly cle = $derived([this.date, this.#reglages, this.#essais].join(' '));

  /** Confidence in the classes of the gaps on screen, as far as it is known. */
  readonly confiances = $derived.by((): ConfiancesAffichees | null => {
    const estimees = this.calculs.confiance.valeur;
    return estimees?.ecarts === this.ecarts.valeur ? estimees : null;
  });

  /** The gaps on screen; once every draw is made, there is no class where confidence is too low (methods §5). */
  readonly affiches = $derived.by((): Ecarts | null => {
    const { confiances } = this;
    const ecarts = this.ecarts.valeur;
    if (!ecarts || !confiances || confiances.tirages < confiances.prevus) return ecarts;
    return { ...ecarts, classe: classesRetenues(ecarts.classe, confiances.confiance) };
  });

  /** Code in `GRAPPES` by commune; `null` while the clusters of the gaps on screen are not known. */
  readonly grappes = $derived.by((): Uint8Array | null => {
    const { valeur } = this.calculs.grappes;
    return valeur?.ecarts === this.ecarts.valeur ? (valeur?.codes ?? null) : null;
  });

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

  /** Whom the figures on screen come from, in words; a real file with the account of its rows. */
  get source(): string {
    return this.sourceAvec();
  }

  /** Where the figures that rest on other datasets too come from. */
  sourceAvec(...autres: readonly Jeu[]): string {
    const sources = sourcesDe(this.jeux, 'lieux', ...CIRCULATION, ...autres);
    const modifies = this.#reglages ? 'paramètres modifiés' : null;
    const reserves = [this.scenario, modifies].filter((reserve) => reserve !== null);
    return [...new Set(sources), ...reserves].join(' ; ');
  }

  /** Says that the figures on screen are those of a scenario; `null` when they are not. */
  get scenario(): string | null {
    return mentionDe(this.#navigation.vue.essais);
  }

  /** The lieux as the files say them: what a scenario changes. */
  get lieuxReels(): readonly Lieu[] {
    return this.#reel?.lieux ?? [];
  }

  /** Takes what the first picture needs, on its way, then reads the rest of what ships with the app. Never throws. */
  async demarrer({ calcul, lecture, premiers, topologies }: Depart): Promise<void> {
    try {
      this.#calcul = calcul;
      this.#lecture = lecture;
      this.charges = remplacer(this.charges, await premiers);
      this.#embarques = this.charges;
      await this.#retrouverRetouches(null);
      this.topologies = await topologies;
      await this.#recomposer();
      await auRepos();
      await this.#completer(lecture);
    } catch (error) {
      this.erreur = messageOf(error);
    } finally {
      this.#completerLecture();
      this.#finirDepart();
    }
  }

  /**
   * Puts real files in force, and recomputes everything. All or nothing: on any refusal what was loaded before stays.
   *
   * @param depuis what they are added to: what is loaded unless told.
   * @throws Error in French that says what is missing.
   */
  async adopter(nouveaux: readonly JeuCharge[], depuis: Charges = this.charges): Promise<void> {
    const charges = remplacer(this.#avecDetails(depuis), nouveaux);
    const manque = manqueCirculation(enVigueur(charges, this.date));
    if (manque) throw new Error(manque);
    const { charges: avant, retouches } = this;
    this.charges = charges;
    this.ecartes = null;
    this.adopte = true;
    try {
      await this.#retrouverRetouches(avant.get('lieux'));
      await this.#recomposer();
    } catch (error) {
      Object.assign(this, { charges: this.#avecDetails(avant), retouches });
      throw error;
    } finally {
      this.adopte = false;
    }
    await this.souvenirs.garder(charges);
  }

  /**
   * Reads the carnets and the utilisations that ship with the app, for the pages that tell them. Nothing is measured
   * anew: the figures rest on the circulation by month. Never throws: see {@link erreurDetails}.
   */
  async detailler(): Promise<void> {
    this.#detaille = true;
    await this.pret;
    this.#details ??= this.#lireDetails();
    try {
      await this.#details;
      this.erreurDetails = null;
    } catch (error) {
      this.#details = null;
      this.erreurDetails = messageOf(error);
    }
  }

  /** Takes a dataset of the reader out of force. */
  async retirer(charge: JeuCharge): Promise<void> {
    await this.adopter([], retirer(this.charges, this.#embarques, charge));
  }

  /** Goes back to what ships with the app; files kept on the device are erased. */
  async reinitialiser(): Promise<void> {
    const { charges } = this;
    await this.adopter([], this.#embarques);
    this.ecartes = charges;
  }

  /** Puts back what {@link reinitialiser} put away. */
  async remettre(): Promise<void> {
    if (this.ecartes) await this.adopter([], this.ecartes);
  }

  /** Puts the acts of the reader on the lieux in force, in place of those before. */
  async retoucher(retouches: readonly Retouche[]): Promise<void> {
    this.retouches = retouches;
    const lieux = this.charges.get('lieux')?.fichier;
    if (lieux) await this.souvenirs.retenirRetouches(lieux, retouches, aujourdhui());
    await this.#recomposer();
  }

  /** Reads a file in the worker of formats, once it knows every postal code, and checks it; nothing is put in force. */
  async lire(fichier: Source, options: OptionsLecteur): Promise<FichierLu> {
    await this.#referentielComplet;
    if (!this.#lecture) throw new Error('L’application n’est pas encore prête : réessayez.');
    return this.#lecture.lire(fichier, { controler: true, ...options });
  }

  /** Puts a file read once more in force, in place of what it was. */
  async substituer(avant: JeuCharge, apres: JeuCharge): Promise<void> {
    const change = cleDe(avant) !== cleDe(apres);
    const depuis = change ? retirer(this.charges, this.#embarques, avant) : this.charges;
    await this.adopter([apres], depuis);
  }

  /** Asks for the gaps at the date on screen, with the parameters on screen. */
  async mesurer(): Promise<void> {
    const { date } = this;
    const sujet = this.#sujet();
    if (!sujet || this.#mesuree === this.cle) return;
    if (date !== this.#jour && changeAvecLeJour(this.charges)) return this.#recomposer();
    this.#mesuree = this.cle;
    await this.ecarts.poser((signal, progress) =>
      sujet.calcul.ecarts(sujet.question, { signal, progress }),
    );
  }

  /** The gaps of another scenario, at the date and with the parameters on screen. */
  ecartsDe(essais: readonly Essai[], options: { signal?: AbortSignal }): Promise<Ecarts> {
    if (!this.#reel) throw new Error('Aucune circulation n’est chargée.');
    return this.calculs.ecartsSi(changementsDe(this.#reel, essais), options);
  }

  /** Whether a commune of the référentiel lies in the territory on screen. */
  contient(index: number): boolean {
    const commune = this.monde?.communes[index];
    return commune !== undefined && isInTerritoire(commune, this.territoire);
  }

  fermer(): void {
    this.#calcul?.close();
    this.#lecture?.fermer();
    void this.base.fermer();
  }

  /** Zonings, structures and postal codes, and carnets one by one where a page waits for them: the first picture does not. */
  async #completer(lecture: Lecture): Promise<void> {
    await lecture.completerReferentiel();
    this.#completerLecture();
    const voulus = this.#detaille ? [...SUIVANTS, ...DETAILS] : SUIVANTS;
    const lus = await Promise.all(voulus.map((fichier) => lecture.lireEmbarque(fichier)));
    this.charges = remplacer(this.charges, lus);
    this.#embarques = remplacer(this.#embarques, lus);
    await this.#recomposer();
    this.complet = true;
  }

  async #lireDetails(): Promise<void> {
    const lecture = this.#lecture;
    const restent = DETAILS.filter(({ jeu }) => !this.#embarques.has(jeu));
    if (!lecture || !this.complet || restent.length === 0) return;
    const lus = await Promise.all(restent.map((fichier) => lecture.lireEmbarque(fichier)));
    this.#embarques = remplacer(this.#embarques, lus);
    this.charges = this.#avecDetails(this.charges);
    this.jeux = enVigueur(this.charges, this.#jour);
    this.base.detailler(this.jeux);
  }

  /** With the details that ship with the app, where they have been read: perhaps since. */
  #avecDetails(charges: Charges): Charges {
    return remplacer(
      charges,
      DETAILS.flatMap(({ jeu }) => this.#embarques.get(jeu) ?? []),
    );
  }

  /** The corrections of the lieux in force, where they are not those of before: what was decided on this file, if ever. */
  async #retrouverRetouches(avant: JeuCharge | null | undefined): Promise<void> {
    const lieux = this.charges.get('lieux');
    if (!lieux || lieux.fichier.empreinte === avant?.fichier.empreinte) return;
    this.retouches = (await this.souvenirs.retouchesDe(lieux.fichier)) ?? [];
  }

  /** Puts the world together again and measures it: the world and its gaps land together. The newest asked wins. */
  async #recomposer(): Promise<void> {
    const communes = this.charges.get(LISTE_COMMUNES)?.fichier;
    this.#lecture?.apprendre(communes?.jeu === 'communes' ? communes.lecture.rows : AUCUNE);
    const socle = this.#lecture?.socle;
    if (!socle || !this.#calcul) return;
    this.#generation += 1;
    const generation = this.#generation;
    const { charges, retouches } = this;
    const ingredients = { socle, embarques: this.#embarques, charges, retouches };
    const composition = composer({ ...ingredients, jour: this.#navigation.vue.date });
    const { jour: date, quartiers, zonages, signaux } = composition;
    const monde = { ...composition.monde, signaux };
    const question = date && this.#questionSur(monde, date);
    await souffler();
    if (generation !== this.#generation) return;
    try {
      await this.#calcul.charger(monde);
      const ecarts = question && (await this.#calcul.ecarts(question));
      if (generation !== this.#generation) return;
      const jeux = charges === this.charges ? composition.jeux : enVigueur(this.charges, date);
      this.#jour = date;
      this.jeux = jeux;
      this.#reel = monde;
      this.#mesuree = this.cle;
      this.base.renouveler({ monde, jeux, quartiers, zonages });
      if (ecarts) this.ecarts.repondre(ecarts);
    } catch (error) {
      if (generation !== this.#generation) return;
      if (error instanceof DOMException && error.name === 'AbortError') return this.#recomposer();
      throw error;
    }
  }

  #sujet(): Sujet | null {
    const { date, monde } = this;
    if (!this.#calcul || !this.#reel || !monde || !date) return null;
    return { calcul: this.#calcul, monde, question: this.#questionSur(this.#reel, date) };
  }

  #questionSur(reel: MondeAffiche, date: Jour): QuestionEcarts {
    const { essais } = this.#navigation.vue;
    return { date, parametres: this.parametres, ...changementsDe(reel, essais) };
  }
}
