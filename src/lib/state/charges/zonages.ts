import type { Jour } from '$lib/domain/codes';
import {
  isEnVigueur,
  ruralParCommune,
  validiteDuQuartier,
  validiteRurale,
  type Qpv,
  type Zonages,
} from '$lib/domain/zonage';
import type { FichierDe } from '$lib/formats/lire';

import type { Charges, JeuCharge } from './charges';

/** Every generation of zoning loaded, whatever the day: a lot is read by that of its purchase. */
export function zonagesDe(charges: Charges): Zonages {
  const chargees = [...charges.values()];
  return {
    qpv: chargees.flatMap(rowsQpv),
    ruraux: chargees.flatMap(({ fichier }) =>
      fichier.jeu === 'zrr' || fichier.jeu === 'frr' ? fichier.lecture.rows : [],
    ),
  };
}

/** Whether QPV of both generations are loaded, in one file or two: the day then chooses. */
export function aDeuxGenerations(charges: Charges): boolean {
  const qpv = [...charges.values()].flatMap(rowsQpv);
  return qpv.some(({ millesime }) => millesime !== qpv[0]!.millesime);
}

/** The QPV that speak on a day: those in force where both generations are loaded, else all. */
export function qpvAu(charges: Charges, jour: Jour | null): JeuCharge | null {
  const fichiers = ['qpv-2015', 'qpv-2024'].flatMap((cle) => charges.get(cle) ?? []);
  const parle = (quartier: Qpv): boolean =>
    jour === null ? quartier.millesime === 2024 : isEnVigueur(validiteDuQuartier(quartier), jour);
  const lus = aDeuxGenerations(charges)
    ? fichiers.map((charge) => avecRows(charge, rowsQpv(charge).filter(parle)))
    : fichiers;
  const [un, autre] = lus.filter((charge) => rowsQpv(charge).length > 0);
  return un && autre ? ensemble(un, autre) : (un ?? lus.at(-1) ?? null);
}

/** Two files on the same day, each where it is in force: the year 2024, overseas and in the mainland. */
function ensemble(un: JeuCharge, autre: JeuCharge): JeuCharge {
  const decalage = un.fichier.geometries.length;
  const connus = new Set(rowsQpv(un).map(({ code }) => code));
  const decales = rowsQpv(autre)
    .filter(({ code }) => !connus.has(code))
    .map((qpv) => ({
      ...qpv,
      geometrie: qpv.geometrie === null ? null : qpv.geometrie + decalage,
    }));
  const { fichier, provenance } = avecRows(un, [...rowsQpv(un), ...decales]);
  return {
    ...un,
    fichier: { ...fichier, geometries: [...fichier.geometries, ...autre.fichier.geometries] },
    provenance: {
      ...provenance,
      fichier: `${provenance.fichier} ; ${autre.provenance.fichier}`,
      simule: provenance.simule || autre.provenance.simule,
    },
  };
}

function rowsQpv({ fichier }: JeuCharge): readonly Qpv[] {
  return fichier.jeu === 'qpv' ? fichier.lecture.rows : [];
}

function avecRows(charge: JeuCharge, rows: readonly Qpv[]): JeuCharge {
  const { fichier } = charge;
  if (fichier.jeu !== 'qpv') return charge;
  const filtre: FichierDe<'qpv'> = { ...fichier, lecture: { ...fichier.lecture, rows } };
  return { ...charge, fichier: filtre };
}

/** The rural zoning that speaks on a day, one row for each commune. */
export function ruralAu(charges: Charges, jour: Jour | null): JeuCharge | null {
  const [zrr, frr] = [charges.get('zrr'), charges.get('frr')];
  const isZrr = jour !== null && isEnVigueur(validiteRurale('ZRR'), jour);
  const charge = isZrr ? (zrr ?? frr) : (frr ?? zrr);
  const fichier = charge?.fichier;
  if (fichier?.jeu !== 'zrr' && fichier?.jeu !== 'frr') return null;
  const rows = ruralParCommune(fichier.lecture.rows, fichier.jeu === 'frr' ? jour : null);
  return { ...charge!, fichier: { ...fichier, lecture: { ...fichier.lecture, rows } } };
}
