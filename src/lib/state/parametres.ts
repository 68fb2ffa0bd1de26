import { DEMI_COTES } from '$lib/domain/acces/interieur';
import { parametresDe } from '$lib/domain/ecarts/parametres';
import type { Parametres } from '$lib/domain/parametres';
import { DENSITES, type Densite } from '$lib/domain/territoire';

import parametresParDefaut from '../../../data/parametres.json';

export const PARAMETRES_PAR_DEFAUT: Parametres = parametresDe(parametresParDefaut);

/** Parameters as numbers by short key: what a form edits and what a link carries. */
export type Reglages = Readonly<Partial<Record<string, number>>>;

const LETTRES: Readonly<Record<Densite, string>> = { dense: 'd', intermediaire: 'i', rurale: 'r' };

/** Every number of the parameters that can be changed, by the key that a link gives it. */
function nombresDe({ detour, poids, densites, ...seuils }: Parametres): Record<string, number> {
  const parDensite = DENSITES.flatMap((densite): [string, number][] => {
    const lettre = LETTRES[densite];
    const { pas, loin, tresLoin } = densites[densite];
    return [
      [`${lettre}a`, pas[0]],
      [`${lettre}b`, pas[1]],
      [`${lettre}c`, pas[2]],
      [`${lettre}l`, loin],
      [`${lettre}t`, tresLoin],
    ];
  });
  return {
    de: detour,
    pb: poids[1],
    pc: poids[2],
    ...Object.fromEntries(parDensite),
    sa: seuils.seuilSature,
    te: seuils.seuilTendu,
    se: seuils.seuilSecret,
    ho: seuils.horizonMois,
    in: DEMI_COTES.indexOf(seuils.demiCote),
    pp: seuils.passParPoste,
    jm: seuils.joursParMois,
    vm: seuils.visitesMinimum,
  };
}

const PAR_DEFAUT = nombresDe(PARAMETRES_PAR_DEFAUT);

/** Keys of the parameters behind distances. */
export const CLES_DISTANCE: readonly string[] = ['de', 'in'];

/** Keys of the parameters behind the capacity of lieux. */
export const CLES_CAPACITE: readonly string[] = ['ho', 'pp', 'jm', 'vm'];

/** Keys of the parameters behind the sharing of places. */
export const CLES_PLACES: readonly string[] = [
  ...CLES_DISTANCE,
  ...['pb', 'pc', 'da', 'db', 'dc', 'ia', 'ib', 'ic', 'ra', 'rb', 'rc'],
  ...CLES_CAPACITE,
];

/** Keys of every number that can be changed. */
export const CLES: readonly string[] = Object.keys(PAR_DEFAUT);

/** The number of a key: the one set, or its default. */
export function reglageDe(reglages: Reglages, cle: string): number {
  return reglages[cle] ?? PAR_DEFAUT[cle]!;
}

/** Sets a number; at its default it is not set any more. */
export function regler(reglages: Reglages, cle: string, nombre: number): Reglages {
  return differences({ ...reglages, [cle]: nombre });
}

/** Parameters in force: the defaults, and what was set over them. */
export function parametresRegles(reglages: Reglages): Parametres {
  const n = (cle: string): number => reglageDe(reglages, cle);
  const densite = (nom: Densite) => {
    const lettre = LETTRES[nom];
    return {
      pas: [n(`${lettre}a`), n(`${lettre}b`), n(`${lettre}c`)] as const,
      loin: n(`${lettre}l`),
      tresLoin: n(`${lettre}t`),
    };
  };
  return {
    ...PARAMETRES_PAR_DEFAUT,
    detour: n('de'),
    poids: [PARAMETRES_PAR_DEFAUT.poids[0], n('pb'), n('pc')],
    densites: {
      dense: densite('dense'),
      intermediaire: densite('intermediaire'),
      rurale: densite('rurale'),
    },
    seuilSature: n('sa'),
    seuilTendu: n('te'),
    seuilSecret: n('se'),
    horizonMois: n('ho'),
    demiCote: DEMI_COTES[n('in')] ?? PARAMETRES_PAR_DEFAUT.demiCote,
    passParPoste: n('pp'),
    joursParMois: n('jm'),
    visitesMinimum: n('vm'),
  };
}

/** Greatest number that a key may take: past it nothing would be told any more. */
const MAXIMUMS: Readonly<Record<string, number>> = {
  de: 3,
  se: 1000,
  ho: 60,
  sa: 10,
  te: 10,
  in: DEMI_COTES.length - 1,
  pp: 1000,
  jm: 31,
  vm: 31,
};
const KM_MAXIMUM = 100;

/** What is wrong with numbers, one sentence in French; `null` when nothing is. */
export function defautDe(reglages: Reglages): string | null {
  const parametres = parametresRegles(reglages);
  for (const [cle, nombre] of Object.entries(nombresDe(parametres))) {
    const maximum = MAXIMUMS[cle] ?? KM_MAXIMUM;
    if (!(nombre >= 0 && nombre <= maximum))
      return `Chaque nombre doit être compris entre 0 et son maximum : ${String(nombre)} ne l’est pas.`;
  }
  const { detour, poids, seuilSature, seuilTendu, horizonMois, joursParMois } = parametres;
  if (detour < 1) return 'Le détour par la route ne peut pas être inférieur à 1.';
  if (!(poids[0] >= poids[1] && poids[1] >= poids[2]))
    return 'Les poids doivent décroître : 1 au premier pas, puis moins, puis moins encore.';
  if (seuilSature > seuilTendu)
    return 'Le seuil « saturé » ne peut pas dépasser le seuil « tendu ».';
  if (DEMI_COTES[reglageDe(reglages, 'in')] === undefined)
    return 'Le trajet vers un lieu de sa commune est l’un des choix proposés.';
  if (joursParMois < 1) return 'Un mois compte au moins un jour ouvré.';
  if (horizonMois < 1) return 'L’horizon est d’un mois au moins.';
  for (const { pas, loin, tresLoin } of Object.values(parametres.densites)) {
    if (!(pas[0] > 0 && pas[0] <= pas[1] && pas[1] <= pas[2]))
      return 'Les trois pas doivent croître, et le premier dépasser 0 km.';
    if (loin > tresLoin) return 'Le seuil « éloigné » ne peut pas dépasser le seuil « sans lieu ».';
  }
  return null;
}

/** `de1.2_ra8`: what differs from the defaults; `''` where nothing does. */
export function ecrireReglages(reglages: Reglages): string {
  return Object.entries(differences(reglages))
    .map(([cle, nombre]) => `${cle}${String(nombre)}`)
    .join('_');
}

/** Reads what {@link ecrireReglages} writes. Total: numbers that do not stand together are all dropped. */
export function lireReglages(texte: string | null): Reglages {
  const lus: Record<string, number> = {};
  for (const part of (texte ?? '').split('_')) {
    const [, cle, nombre] = /^([a-z]{2})(\d{1,4}(?:\.\d{1,3})?)$/.exec(part) ?? [];
    if (cle !== undefined && Object.hasOwn(PAR_DEFAUT, cle)) lus[cle] = Number(nombre);
  }
  return defautDe(lus) === null ? differences(lus) : {};
}

/** What differs from the defaults, in the order of the parameters. */
function differences(reglages: Reglages): Reglages {
  return Object.fromEntries(
    Object.keys(PAR_DEFAUT).flatMap((cle) => {
      const nombre = reglages[cle];
      return nombre === undefined || nombre === PAR_DEFAUT[cle] ? [] : [[cle, nombre]];
    }),
  );
}
