import type { Jour } from '$lib/domain/codes';
import { quartiersDesLieux, type QuartiersDesLieux } from '$lib/domain/geometrie';
import { lieuxDuJour } from '$lib/domain/lieux/au-jour';
import { porteursDe, type Retouche } from '$lib/domain/lieux/retouches';
import type { Referentiel } from '$lib/domain/referentiel';
import type { Zonages } from '$lib/domain/zonage';

import { agrementsDe, lieuxDe, rowsOf, type Jeux } from '../jeux';
import { mondeDe, type MondeAffiche } from '../monde';
import { signauxDe } from '../signaux';
import { enVigueur, type Charges } from './charges';
import { zonagesDe } from './zonages';

/** What a world is put together from. */
export interface Ingredients {
  /** The référentiel as it ships. */
  readonly socle: Referentiel;
  readonly charges: Charges;
  /** What ships with the app: its circulation names lieux by these ids. */
  readonly embarques: Charges;
  readonly retouches: readonly Retouche[];
  /** The day asked for; `null`: the last of the circulation. */
  readonly jour: Jour | null;
}

/** A world on a day, the datasets that speak that day, and what zonings say of its lieux. */
export interface Composition {
  /** Every generation of zoning read, whatever the day. */
  readonly zonages: Zonages;
  readonly jour: Jour | null;
  readonly jeux: Jeux;
  readonly monde: MondeAffiche;
  /** For each lieu, the QPV that hold it. */
  readonly quartiers: readonly (readonly number[])[];
  readonly signaux: Uint8Array;
}

const AUCUN_QUARTIER: QuartiersDesLieux = { dedans: [], proches: [] };

/** Puts the datasets together as they stand on a day: zonings in force, lieux placed, merged, and agréés or not. */
export function composer({
  socle,
  charges,
  embarques,
  retouches,
  jour: demande,
}: Ingredients): Composition {
  const connus = lieuxDe(enVigueur(embarques, demande));
  const sansDate = mondeDe(socle, enVigueur(charges, demande), { connus, retouches });
  const jour = demande ?? sansDate.periode?.fin ?? null;
  const jeux = enVigueur(charges, jour);
  const duJour = lieuxDuJour(
    {
      lieux: sansDate.lieux,
      agrements: agrementsDe(jeux, retouches),
      structures: rowsOf(jeux, 'cnfs-structures'),
      porteurs: porteursDe(retouches),
    },
    jour,
  );
  const { lieux } = duJour;
  const qpv = jeux.get('qpv')?.fichier;
  const quartiers =
    qpv?.jeu === 'qpv'
      ? quartiersDesLieux(lieux, qpv.lecture.rows, qpv.geometries)
      : AUCUN_QUARTIER;
  return {
    jour,
    jeux,
    zonages: zonagesDe(charges),
    monde: {
      ...sansDate,
      ...duJour,
      quartiersProches: quartiers.proches,
    },
    quartiers: quartiers.dedans,
    signaux: signauxDe(lieux, jeux, quartiers.proches),
  };
}
