import type { Topology } from 'topojson-specification';

import type { Referentiel } from '$lib/domain/referentiel';
import type { LigneCommune } from '$lib/formats/communes/communes';
import { Lecteur, type OptionsLecteur } from '$lib/formats/client';
import type { FichierLu } from '$lib/formats/lire';
import {
  avecCodesPostaux,
  completer,
  readReferentiel,
  type TextesCodes,
} from '$lib/formats/referentiel';

import type { JeuCharge, Source } from './charges/charges';
import {
  blobDe,
  chargeEmbarquee,
  FOND,
  REFERENTIEL,
  REFERENTIEL_SUITE,
  texteDe,
  type FichierEmbarque,
} from './embarque';

/** Outlines as they ship: the map turns them into shapes. */
export interface Topologies {
  readonly contours: Topology;
  readonly voisins: Topology;
}

/** Reads files in the worker of formats, and what ships with the app among them. */
export class Lecture {
  /** The référentiel as it ships, before any dataset refines it. */
  socle: Referentiel | null = null;
  readonly #lecteur = new Lecteur();
  #codes: TextesCodes | null = null;
  #appris: readonly LigneCommune[] = [];

  /** Reads a file; nothing is put in force. */
  lire(source: Source, options: OptionsLecteur): Promise<FichierLu> {
    return this.#lecteur.lire(source, options);
  }

  async lireReferentiel(): Promise<void> {
    const [communes, epci, departements, regions] = await Promise.all([
      texteDe(REFERENTIEL.communes),
      texteDe(REFERENTIEL.epci),
      texteDe(REFERENTIEL.departements),
      texteDe(REFERENTIEL.regions),
    ]);
    const textes = { communes, epci, departements, regions, codesPostaux: '', anciennes: '' };
    this.#lecteur.setReferentiel(textes);
    this.socle = readReferentiel(textes);
    if (this.socle.communes.length === 0) {
      throw new Error('La table des communes est arrivée vide : rechargez la page.');
    }
  }

  /** Postal codes and former communes: what the resolution of real files needs. */
  async completerReferentiel(): Promise<void> {
    const [codesPostaux, anciennes] = await Promise.all([
      texteDe(REFERENTIEL_SUITE.codesPostaux),
      texteDe(REFERENTIEL_SUITE.anciennes),
    ]);
    this.#codes = { codesPostaux, anciennes };
    this.#poserCodes(this.#codes);
  }

  /** Postal codes that a table of communes adds to those known: files read from then on are resolved with them. */
  apprendre(lignes: readonly LigneCommune[]): void {
    const rien = lignes.length === 0 && this.#appris.length === 0;
    if (!this.#codes || rien || lignes === this.#appris) return;
    this.#appris = lignes;
    const codesPostaux = avecCodesPostaux(this.#codes.codesPostaux, lignes);
    this.#poserCodes({ ...this.#codes, codesPostaux });
  }

  #poserCodes(codes: TextesCodes): void {
    if (!this.socle) return;
    this.#lecteur.setCodes(codes);
    this.socle = completer(this.socle, codes);
  }

  /** Reads a dataset that ships with the app, once the référentiel is there. */
  async lireEmbarque(fichier: FichierEmbarque, referentiel: Promise<void>): Promise<JeuCharge> {
    const contenu = await blobDe(fichier.url);
    await referentiel;
    const source = { nom: fichier.nom, contenu };
    return chargeEmbarquee(
      fichier,
      contenu,
      await this.lire(source, { jeu: fichier.jeu, force: true }),
    );
  }

  fermer(): void {
    this.#lecteur.close();
  }
}

/** Outlines of the territories and of what is around them. */
export async function lireTopologies(): Promise<Topologies> {
  const [contours, voisins] = await Promise.all([texteDe(FOND.contours), texteDe(FOND.voisins)]);
  return { contours: JSON.parse(contours) as Topology, voisins: JSON.parse(voisins) as Topology };
}
