import type { Topology } from 'topojson-specification';

import type { Referentiel } from '$lib/domain/referentiel';
import type { LigneCommune } from '$lib/formats/communes/communes';
import { Lecteur, type OptionsLecteur } from '$lib/formats/client';
import type { FichierLu } from '$lib/formats/lire';
import { enOctets } from '$lib/formats/octets';
import { avecCodesPostaux, completer, type TextesCodes } from '$lib/formats/referentiel';
import { lireColonnes } from '$lib/formats/referentiel-colonnes';

import type { JeuCharge, Source } from './charges/charges';
import {
  blobDe,
  chargeEmbarquee,
  FOND,
  octetsDe,
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

  /**
   * Fetches the référentiel and gives it to the worker: files asked for from then on are read with it.
   *
   * @returns its bytes.
   * @throws Error in French where the site does not answer.
   */
  async donnerReferentiel(url: string): Promise<Uint8Array> {
    const colonnes = await octetsDe(url);
    this.#lecteur.setReferentiel(colonnes.slice());
    return colonnes;
  }

  /**
   * Reads it here too.
   * @throws Error in French where it did not come whole.
   */
  lireReferentiel(colonnes: Uint8Array): Referentiel {
    this.socle = lireColonnes(colonnes);
    return this.socle;
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
    this.#lecteur.setCodes(enOctets(codes));
    this.socle = completer(this.socle, codes);
  }

  /** Reads a dataset that ships with the app, once it is here and the worker has the référentiel. */
  async lireEmbarque(
    fichier: FichierEmbarque,
    arrivee: Promise<Blob> = blobDe(fichier.url),
    referentiel: Promise<unknown> = Promise.resolve(),
  ): Promise<JeuCharge> {
    const [contenu] = await Promise.all([arrivee, referentiel]);
    const source = { nom: fichier.nom, contenu };
    const options = { jeu: fichier.jeu, force: true, enDegres: true };
    return chargeEmbarquee(fichier, contenu, await this.lire(source, options));
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
