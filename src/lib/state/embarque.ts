import anciennesUrl from '../../../data/communes-anciennes.csv?url';
import cnfsUrl from '../../../data/cnfs-structures-simulees.csv?url';
import codesPostauxUrl from '../../../data/codes-postaux.csv?url';
import operateursUrl from '../../../data/operateurs.csv?url';
import contoursUrl from '../../../data/contours.topo.json?url';
import lieuxUrl from '../../../data/lieux.csv?url';
import carnetsUrl from '../../../data/pass-carnets.csv?url';
import circulationUrl from '../../../data/pass-circulation.csv?url';
import lotsUrl from '../../../data/pass-lots.csv?url';
import utilisationsUrl from '../../../data/pass-utilisations.csv?url';
import qpvUrl from '../../../data/qpv-simules.geojson?url';
import voisinsUrl from '../../../data/voisins.topo.json?url';
import ruralUrl from '../../../data/zonage-rural-simule.csv?url';

import calculUrl from '$lib/compute/worker?worker&url';
import type { Jeu } from '$lib/formats/lecture';
import type { FichierLu } from '$lib/formats/lire';
import lecteurUrl from '$lib/formats/worker?worker&url';

import { SANS_DEMANDE, type JeuCharge } from './charges/charges';

/** A dataset that ships with the app. */
export interface FichierEmbarque {
  readonly jeu: Jeu;
  readonly nom: string;
  readonly url: string;
  readonly producteur: string;
  readonly licence: string;
  readonly millesime: string;
  readonly simule: boolean;
}

const SIMULE = {
  producteur: 'Maillage, générateur simulé',
  licence: 'Licence Ouverte 2.0',
  millesime: '2026',
  simule: true,
} as const;

/** What the first picture needs, besides the référentiel. */
export const PREMIERS: readonly FichierEmbarque[] = [
  {
    jeu: 'lieux',
    nom: 'lieux.csv',
    url: lieuxUrl,
    producteur: 'ANCT (Cartographie nationale) et Hinaura',
    licence: 'Licence Ouverte 2.0 (ANCT), ODbL (Hinaura)',
    millesime: '2021-2022',
    simule: false,
  },
  { jeu: 'pass-lots', nom: 'pass-lots.csv', url: lotsUrl, ...SIMULE },
  { jeu: 'pass-circulation', nom: 'pass-circulation.csv', url: circulationUrl, ...SIMULE },
  {
    jeu: 'operateurs',
    nom: 'operateurs.csv',
    url: operateursUrl,
    producteur: 'Maillage (opérateurs des lots simulés : simulés)',
    licence: 'Licence Ouverte 2.0',
    millesime: '2024',
    simule: false,
  },
];

/** What follows: zonings, structures, and the detail of the circulation. */
export const SUIVANTS: readonly FichierEmbarque[] = [
  { jeu: 'qpv', nom: 'qpv-simules.geojson', url: qpvUrl, ...SIMULE },
  { jeu: 'frr', nom: 'zonage-rural-simule.csv', url: ruralUrl, ...SIMULE },
  { jeu: 'cnfs-structures', nom: 'cnfs-structures-simulees.csv', url: cnfsUrl, ...SIMULE },
];

/** Carnets and utilisations, one by one: asked for by the trace and by the progress of carnets. */
export const DETAILS: readonly FichierEmbarque[] = [
  { jeu: 'pass-carnets', nom: 'pass-carnets.csv', url: carnetsUrl, ...SIMULE },
  { jeu: 'pass-utilisations', nom: 'pass-utilisations.csv', url: utilisationsUrl, ...SIMULE },
];

/** What the resolution of real files needs, and the first picture does not. */
export const REFERENTIEL_SUITE = {
  codesPostaux: codesPostauxUrl,
  anciennes: anciennesUrl,
} as const;

/** Workers of the first picture: on their way before any script runs, they wake while files come. */
export const OUVRIERS: readonly string[] = [lecteurUrl, calculUrl];

/** What is asked for before any script runs, behind the référentiel. */
export const PREMIERES_ADRESSES: readonly string[] = [circulationUrl, lieuxUrl];

export const FOND = { contours: contoursUrl, voisins: voisinsUrl } as const;

/** A file that ships with the app, once read. */
export function chargeEmbarquee(
  { nom, jeu, producteur, licence, millesime, simule }: FichierEmbarque,
  contenu: Blob,
  fichier: FichierLu,
): JeuCharge {
  return {
    fichier,
    source: { nom, contenu },
    demande: { ...SANS_DEMANDE, jeu },
    provenance: {
      fichier: nom,
      producteur,
      licence,
      millesime,
      date: null,
      empreinte: null,
      simule,
      embarque: true,
    },
  };
}

/**
 * The text of an embedded file.
 * @throws Error in French where the site does not answer.
 */
export function texteDe(url: string): Promise<string> {
  return contenuDe(url, (reponse) => reponse.text());
}

export function octetsDe(url: string): Promise<Uint8Array<ArrayBuffer>> {
  return contenuDe(url, async (reponse) => new Uint8Array(await reponse.arrayBuffer()));
}

export function blobDe(url: string): Promise<Blob> {
  return contenuDe(url, (reponse) => reponse.blob());
}

/** Before a file that was lost on its way is asked for once more. */
const REPRISE_MS = 500;

/** A line may drop a file: it is asked for twice. */
async function contenuDe<Corps>(
  url: string,
  lire: (reponse: Response) => Promise<Corps>,
): Promise<Corps> {
  const nom = new URL(url, location.href).pathname.split('/').at(-1);
  for (let reste = 1; ; reste--) {
    const reponse = await fetch(url).catch(() => null);
    if (reponse && !reponse.ok)
      throw new Error(`Le fichier « ${nom} » de l’application ne répond pas. Rechargez la page.`);
    const corps = reponse && (await lire(reponse).catch(() => null));
    if (corps !== null) return corps;
    if (reste === 0)
      throw new Error(
        `Le fichier « ${nom} » de l’application n’est pas arrivé : vérifiez la connexion, puis rechargez la page.`,
      );
    await new Promise((suite) => setTimeout(suite, REPRISE_MS));
  }
}
