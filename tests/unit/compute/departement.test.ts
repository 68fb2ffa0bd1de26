import { describe, expect, it } from 'vitest';

import { colonnesDe } from '$lib/compute/colonnes';
import type { Ecarts } from '$lib/compute/messages';
import { Moteur } from '$lib/compute/moteur';
import { packer } from '$lib/domain/circulation/imputation';
import { SANS_LIEU, type CirculationColonnes } from '$lib/domain/circulation/colonnes';
import type { Jour } from '$lib/domain/codes';
import { CLASSES } from '$lib/domain/ecarts/classes';
import { parametresDe } from '$lib/domain/ecarts/parametres';
import type { Lot } from '$lib/domain/pass';
import type { Referentiel } from '$lib/domain/referentiel';

import {
  lireFichiers,
  parametresEmbarques,
  referentielEmbarque,
} from '../../../scripts/maillage/jeux';
import { lot } from '../../support/petit-monde';
import { SHARED } from '../../support/shared';
import { somme } from '../../support/systemes';

const parametres = parametresDe(JSON.parse(parametresEmbarques()));

/** Gaps of the communes of a département where Pass circulate, as a table to look at. */
function table(referentiel: Referentiel, ecarts: Ecarts, departement: string): string {
  const nombre = (valeur: number): string =>
    Number.isFinite(valeur) ? String(Math.round(valeur * 100) / 100) : '';
  const lignes = referentiel.communes.flatMap((commune, i) => {
    if (commune.departement !== departement || ecarts.passCirculation[i] === 0) return [];
    const colonnes = ['passCirculation', 'distanceKm', 'places', 'sansReponse'] as const;
    const valeurs = colonnes.map((nom) => nombre(ecarts[nom][i]!));
    return [[commune.code, ...valeurs, CLASSES[ecarts.classe[i]!]].join()];
  });
  return ['code_insee,pass,distance_km,places,sans_reponse,classe', ...lignes, ''].join('\n');
}

describe('the gaps of a real département', () => {
  it('Puy-de-Dôme: the embedded lieux, the simulated circulation', async () => {
    const referentiel = referentielEmbarque();
    const chemins = ['data/lieux.csv', 'data/pass-lots.csv', 'data/pass-circulation.csv'];
    const lus = await lireFichiers(chemins, referentiel);
    const lieux = lus.flatMap((lu) => (lu.jeu === 'lieux' ? lu.lecture.rows : []));
    const lots = lus.flatMap((lu) => (lu.jeu === 'pass-lots' ? lu.lecture.rows : []));
    const lignes = lus.flatMap((lu) => (lu.jeu === 'pass-circulation' ? lu.lecture.rows : []));
    const rangs = new Map(lieux.map(({ id }, rang) => [id, rang]));
    const { colonnes } = packer(lignes, lots, {
      commune: (code) => referentiel.indexOf(code),
      lieu: (id) => rangs.get(id) ?? -1,
    });
    const { communes } = referentiel;
    const moteur = new Moteur(colonnesDe({ communes, lieux, lots, circulation: colonnes }));
    const ecarts = moteur.ecarts({ date: '2025-01-31' as Jour, parametres });
    expect(somme(ecarts.servis) + somme(ecarts.sansReponse)).toBeCloseTo(
      somme(ecarts.passCirculation),
      6,
    );
    await expect(table(referentiel, ecarts, '63')).toMatchFileSnapshot(
      '../../golden/ecarts-63.csv',
    );
  });

  it.skipIf(!SHARED)('Gers: 4,035 real lieux, one Pass for a hundred inhabitants', async () => {
    const referentiel = referentielEmbarque();
    const lus = await lireFichiers([`${SHARED}/open-data/lieux/composite-v0.csv`], referentiel);
    const lieux = lus.flatMap((lu) => (lu.jeu === 'lieux' ? lu.lecture.rows : []));
    expect(lieux).toHaveLength(4035);
    const { communes } = referentiel;
    const lots = [{ ...lot('L'), finValidite: '2025-12-31' as Jour }] satisfies Lot[];
    const circulation = unPassPourCent(referentiel);
    const moteur = new Moteur(colonnesDe({ communes, lieux, lots, circulation }));
    const ecarts = moteur.ecarts({ date: '2025-01-31' as Jour, parametres });
    expect(ecarts.labellises).toBe(
      lieux.filter(({ accepte, latitude }) => accepte === 'oui' && latitude !== null).length,
    );
    await expect(table(referentiel, ecarts, '32')).toMatchFileSnapshot(
      '../../golden/ecarts-32.csv',
    );
  });
});

/** Carnets of one Pass, handed out in January 2025 in proportion to the population. */
function unPassPourCent({ communes }: Referentiel): CirculationColonnes {
  const pass = Float64Array.from(communes, ({ population }) => Math.round(population / 100));
  const nombre = communes.length;
  return {
    lot: new Int32Array(nombre),
    commune: Int32Array.from(communes.keys()),
    lieu: new Int32Array(nombre).fill(SANS_LIEU),
    mois: new Int32Array(nombre).fill(300),
    carnets: pass,
    distribues: pass,
    utilises: new Float64Array(nombre),
    ligne: Int32Array.from(communes.keys()),
  };
}
