import type { Jour } from '$lib/domain/codes';
import type { Qpv } from '$lib/domain/zonage';
import type { Jeu, Provenance } from '$lib/formats/lecture';
import type { FichierLu } from '$lib/formats/lire';
import type { LectureVoulue } from '$lib/store/memoire';

import type { Jeux } from '../jeux';
import { aDeuxGenerations, qpvAu, ruralAu } from './zonages';

/** A file as the reader gave it: it can be read again. */
export interface Source {
  readonly nom: string;
  readonly contenu: Blob;
}

/** What the reader asks of a reading. */
export type Demande = LectureVoulue;

export const SANS_DEMANDE: Demande = { refus: new Set() };

/** A dataset that was read, and where it comes from. */
export interface JeuCharge {
  readonly fichier: FichierLu;
  readonly provenance: Provenance;
  readonly source: Source;
  readonly demande: Demande;
}

/** All the datasets loaded, by key: two generations of a zoning may be there together. */
export type Charges = ReadonlyMap<string, JeuCharge>;

const FAMILLES: readonly (readonly Jeu[])[] = [
  ['pass-lots', 'pass-carnets', 'pass-utilisations', 'pass-circulation'],
  ['zrr', 'frr'],
];

/** Communes without contours: they stand beside contours, and take nothing from them. */
export const LISTE_COMMUNES = 'communes-liste';

/** Its dataset; for QPV its generation, for communes whether they have contours. */
export function cleDe({ fichier }: JeuCharge): string {
  if (fichier.jeu === 'qpv') return `qpv-${millesimeOf(fichier.lecture.rows)}`;
  if (fichier.jeu !== 'communes') return fichier.jeu;
  const aDesContours = fichier.lecture.rows.some(({ geometrie }) => geometrie !== null);
  return aDesContours ? 'communes' : LISTE_COMMUNES;
}

const MENTIONS = ['producteur', 'licence', 'millesime'] as const;

/**
 * Files read again with what the reader said of where they come from: of the same file given, her word stands; of the same
 * bytes given once more, it fills what is not said.
 */
export function avecMentions(
  nouveaux: readonly JeuCharge[],
  connus: Iterable<JeuCharge>,
): readonly JeuCharge[] {
  const anciens = [...connus].filter(({ provenance }) => !provenance.embarque);
  return nouveaux.map((nouveau) => {
    const relu = anciens.find(({ source }) => source === nouveau.source);
    const connu = anciens.find(({ fichier }) => fichier.empreinte === nouveau.fichier.empreinte);
    if (nouveau.provenance.embarque || !(relu ?? connu)) return nouveau;
    const dite = (champ: (typeof MENTIONS)[number]): string | null =>
      relu ? relu.provenance[champ] : (nouveau.provenance[champ] ?? connu!.provenance[champ]);
    const mention = {
      producteur: dite('producteur'),
      licence: dite('licence'),
      millesime: dite('millesime'),
    };
    const isSame = MENTIONS.every((champ) => mention[champ] === nouveau.provenance[champ]);
    return isSame ? nouveau : { ...nouveau, provenance: { ...nouveau.provenance, ...mention } };
  });
}

/** The datasets without one of the reader's: what ships with the app comes back in its place. */
export function retirer(charges: Charges, embarques: Charges, retiree: JeuCharge): Charges {
  const restent = new Map([...charges].filter(([, charge]) => charge !== retiree));
  const famille = familleDe(retiree.fichier.jeu);
  const reviennent = [...embarques.values()].filter(({ fichier }) => famille.includes(fichier.jeu));
  const reste = [...restent.values()].some(({ fichier }) => famille.includes(fichier.jeu));
  return reste ? restent : new Map([...restent, ...remplacer(new Map(), reviennent)]);
}

/**
 * The datasets loaded once files have been read. A file replaces what it renews, whole. Each file of circulation takes
 * the simulated circulation away, any rural zoning the simulated one, any QPV the simulated ones. What ships with the
 * app never takes the place of a real file.
 */
export function remplacer(charges: Charges, nouveaux: readonly JeuCharge[]): Charges {
  const next = new Map(charges);
  for (const nouveau of nouveaux) {
    const famille = [...next].filter(([, { fichier }]) =>
      familleDe(nouveau.fichier.jeu).includes(fichier.jeu),
    );
    if (nouveau.provenance.embarque && famille.some(([, { provenance }]) => !provenance.embarque))
      continue;
    for (const [cle, { provenance }] of famille) {
      if (provenance.simule && !nouveau.provenance.simule) next.delete(cle);
    }
    next.set(cleDe(nouveau), nouveau);
  }
  return next;
}

/**
 * The datasets that speak on a day: of several generations of a zoning, the one in force. Where only one is loaded it
 * speaks whatever the day. `null`: the last generation.
 */
export function enVigueur(charges: Charges, jour: Jour | null): Jeux {
  const jeux = new Map<Jeu, JeuCharge>();
  for (const charge of charges.values()) {
    const { jeu } = charge.fichier;
    if (jeu !== 'qpv' && jeu !== 'zrr' && jeu !== 'frr') jeux.set(jeu, charge);
  }
  const communes = communesDe(charges);
  if (communes) jeux.set('communes', communes);
  const qpv = qpvAu(charges, jour);
  if (qpv) jeux.set('qpv', qpv);
  const rural = ruralAu(charges, jour);
  if (rural) jeux.set(rural.fichier.jeu, rural);
  return jeux;
}

/** Contours and a table of communes put together, once: what is measured on them is kept by whoever measures. */
const COMMUNES = new WeakMap<JeuCharge, { liste: JeuCharge; ensemble: JeuCharge }>();

/** Contours, and what the table of communes says beside them. */
function communesDe(charges: Charges): JeuCharge | null {
  const contours = charges.get('communes');
  const liste = charges.get(LISTE_COMMUNES);
  if (contours?.fichier.jeu !== 'communes' || liste?.fichier.jeu !== 'communes')
    return contours ?? liste ?? null;
  const connu = COMMUNES.get(contours);
  if (connu?.liste === liste) return connu.ensemble;
  const { fichier } = contours;
  const rows = [...fichier.lecture.rows, ...liste.fichier.lecture.rows];
  const ensemble = { ...contours, fichier: { ...fichier, lecture: { ...fichier.lecture, rows } } };
  COMMUNES.set(contours, { liste, ensemble });
  return ensemble;
}

/** Whether the datasets that speak change with the day. */
export function changeAvecLeJour(charges: Charges): boolean {
  return (
    charges.has('agrements') ||
    charges.has('frr') ||
    finsDeConvention(charges) ||
    aDeuxGenerations(charges)
  );
}

/** Whether some CnFS posts are told to end. */
function finsDeConvention(charges: Charges): boolean {
  const fichier = charges.get('cnfs-structures')?.fichier;
  return (
    fichier?.jeu === 'cnfs-structures' &&
    fichier.lecture.rows.some(({ dateFin }) => dateFin !== null)
  );
}

/** Generation of most of the rows. */
function millesimeOf(rows: readonly Qpv[]): Qpv['millesime'] {
  const anciens = rows.filter(({ millesime }) => millesime === 2015).length;
  return anciens > rows.length / 2 ? 2015 : 2024;
}

function familleDe(jeu: Jeu): readonly Jeu[] {
  return FAMILLES.find((famille) => famille.includes(jeu)) ?? [jeu];
}
