import type { Retouche } from '$lib/domain/lieux/retouches';
import type { FichierLu } from '$lib/formats/lire';
import { isPersonal } from '$lib/formats/personnel/personnel';
import {
  cleDeForme,
  type FichierGarde,
  type Forme,
  type LectureVoulue,
  Memoire,
  type Souvenir,
} from '$lib/store/memoire';

import { SANS_DEMANDE, type Charges, type Demande } from './charges/charges';

/** The day on the reader's clock, `AAAA-MM-JJ`. */
export function aujourdhui(): string {
  return new Date().toISOString().slice(0, 10);
}

/** What the reader decided on files, kept on the device from one visit to the next. A browser that keeps nothing forgets with the tab. */
export class Souvenirs {
  fichiers = $state.raw<readonly Souvenir[]>([]);
  formes = $state.raw<readonly Forme[]>([]);
  /** Whether the files in force are kept. */
  garde = $state(false);
  /** Why nothing could be kept, in French. */
  panne = $state<string | null>(null);
  readonly #memoire: Memoire;
  #lus: Promise<void> | null = null;

  constructor(memoire = new Memoire()) {
    this.#memoire = memoire;
  }

  /** Reads what was kept, once. */
  lire(): Promise<void> {
    this.#lus ??= this.#tenter(async () => {
      const [fichiers, formes, garde] = await Promise.all([
        this.#memoire.souvenirs(),
        this.#memoire.formes(),
        this.#memoire.veutGarder(),
      ]);
      Object.assign(this, { fichiers, formes, garde });
    });
    return this.#lus;
  }

  /** How a file was to be read when it was given before; else one of the same columns. `null`: nothing is known of it. */
  async demandeDe(
    empreinte: string | null,
    colonnes: readonly string[],
  ): Promise<LectureVoulue | null> {
    await this.lire();
    const souvenir = this.fichiers.find((connu) => connu.empreinte === empreinte);
    if (souvenir && !estVide(souvenir.lecture)) return souvenir.lecture;
    const forme = this.formes.find(({ cle }) => cle === cleDeForme(colonnes));
    if (!forme) return null;
    const { jeu, force, correspondance } = forme;
    return { jeu, force, refus: new Set(), correspondance };
  }

  /** Remembers how the reader wants a file to be read, and files of the same columns. */
  async retenirDemande(fichier: FichierLu, demande: Demande, jour: string): Promise<void> {
    await this.#retenir(fichier, { lecture: demande }, jour);
    const { jeu = fichier.jeu, force = false, correspondance = {} } = demande;
    const cle = cleDeForme(fichier.reconnaissance.colonnes);
    if (!force && Object.keys(correspondance).length === 0) {
      if (this.formes.some((forme) => forme.cle === cle)) await this.oublierForme(cle);
      return;
    }
    const forme: Forme = {
      cle,
      nom: fichier.nom,
      jour,
      jeu,
      force,
      correspondance,
    };
    this.formes = [...this.formes.filter((autre) => autre.cle !== cle), forme];
    await this.#tenter(() => this.#memoire.retenirForme(forme));
  }

  async retouchesDe({ empreinte }: FichierLu): Promise<readonly Retouche[] | null> {
    await this.lire();
    return this.fichiers.find((connu) => connu.empreinte === empreinte)?.retouches ?? null;
  }

  async retenirRetouches(
    fichier: FichierLu,
    retouches: readonly Retouche[],
    jour: string,
  ): Promise<void> {
    await this.#retenir(fichier, { retouches }, jour);
  }

  async oublierFichier(empreinte: string): Promise<void> {
    this.fichiers = this.fichiers.filter((connu) => connu.empreinte !== empreinte);
    await this.#tenter(() => this.#memoire.oublierSouvenir(empreinte));
  }

  async oublierForme(cle: string): Promise<void> {
    this.formes = this.formes.filter((forme) => forme.cle !== cle);
    await this.#tenter(() => this.#memoire.oublierForme(cle));
  }

  /** Keeps from now on the files in force, or erases those kept. */
  async choisirGarde(garde: boolean, charges: Charges): Promise<void> {
    this.garde = garde;
    await this.#tenter(() => this.#memoire.choisirGarder(garde));
    if (garde) await navigator.storage?.persist?.();
    await this.garder(charges, true);
  }

  /** The files kept are those in force: to be called each time they change. */
  async garder(charges: Charges, force = false): Promise<void> {
    await this.lire();
    if (!this.garde && !force) return;
    const fichiers = this.garde ? fichiersDe(charges) : [];
    await this.#tenter(() => this.#memoire.garder(fichiers));
  }

  async gardes(): Promise<readonly FichierGarde[]> {
    await this.lire();
    if (!this.garde) return [];
    return this.#memoire.fichiers();
  }

  /** Changes what is known of one file; what says nothing any more is forgotten. */
  async #retenir(
    { empreinte, nom }: FichierLu,
    part: Partial<Pick<Souvenir, 'lecture' | 'retouches'>>,
    jour: string,
  ): Promise<void> {
    await this.lire();
    const avant = this.fichiers.find((connu) => connu.empreinte === empreinte);
    const { lecture = SANS_DEMANDE, retouches = [] } = { ...avant, ...part };
    if (estVide(lecture) && retouches.length === 0) {
      if (avant) await this.oublierFichier(empreinte);
      return;
    }
    const souvenir = { empreinte, nom, jour, lecture, retouches };
    const autres = this.fichiers.filter((connu) => connu.empreinte !== empreinte);
    this.fichiers = [...autres, souvenir];
    await this.#tenter(() => this.#memoire.retenirSouvenir(souvenir));
  }

  async #tenter(acte: () => Promise<void>): Promise<void> {
    try {
      await acte();
      this.panne = null;
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      this.panne = `Le navigateur n’a rien pu garder sur cet appareil (${detail}). Vos choix durent tant que l’onglet est ouvert.`;
    }
  }
}

function estVide({ jeu, force, refus, correspondance = {} }: LectureVoulue): boolean {
  const isChoisi = force === true && jeu !== undefined;
  return refus.size === 0 && !isChoisi && Object.keys(correspondance).length === 0;
}

function fichiersDe(charges: Charges): FichierGarde[] {
  return [...charges.values()].flatMap(({ fichier, provenance, source, demande }) => {
    if (provenance.embarque || isPersonal(fichier.lecture)) return [];
    const { producteur, licence, millesime, date } = provenance;
    const { empreinte, nom } = fichier;
    const origine = { producteur, licence, millesime, jour: date ?? '' };
    return [{ empreinte, nom, contenu: source.contenu, lecture: demande, ...origine }];
  });
}
