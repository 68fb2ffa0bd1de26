import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { agreger } from '$lib/domain/circulation/agregation';
import { enColonnes } from '$lib/domain/circulation/utilisations';
import { packer } from '$lib/domain/circulation/imputation';
import { serieMensuelle } from '$lib/domain/circulation/series';
import type { Jour, Mois } from '$lib/domain/codes';
import { openInBrowser } from '$lib/engine/browser';
import type { Database } from '$lib/engine/database';
import * as questions from '$lib/engine/questions';
import { loadCarnets, loadCirculation } from '$lib/engine/tables/circulation';
import { indexOfIds } from '$lib/engine/tables/index-codes';
import { loadReferentiel } from '$lib/engine/tables/referentiel';

import { lireDonnees } from '../../sql/donnees';
import { espionnerWorkers } from './espion';

const FRANCE = questions.paramsOf({ echelon: 'france' });
const FIN = '2030-12' as Mois;

describe('the engine in a browser', () => {
  const espion = espionnerWorkers();
  const donnees = lireDonnees();
  let base: Database;

  beforeAll(async () => {
    expect(espion.adresses).toEqual([]);
    base = await chronometrer('boot, wasm fetched', openInBrowser);
  });

  afterAll(async () => {
    await base.close();
    espion.retirer();
  });

  it('loads every commune and 200,000 Pass, and answers as the domain does', async () => {
    const { referentiel, lots, carnets, lignes } = donnees;
    const commune = (code: string) => referentiel.indexOf(code);
    const lieu = indexOfIds(donnees.lieux);
    const detail = agreger(lots, carnets, enColonnes(donnees.utilisations));
    const { colonnes } = packer(lignes, lots, { commune, lieu });
    const pass = carnets.reduce((total, carnet) => total + carnet.nombrePass, 0);
    expect(pass).toBeGreaterThan(150_000);

    await chronometrer('load référentiel', () => loadReferentiel(base, referentiel));
    await chronometrer('load circulation', () => loadCirculation(base, lots, colonnes));
    await chronometrer(`load detail of ${pass} Pass`, () =>
      loadCarnets(base, carnets, detail.utilisations, { lot: indexOfIds(lots), commune, lieu }),
    );
    const serie = await chronometrer('circulation by month', () =>
      base.ask(questions.CIRCULATION_PAR_MOIS, { ...FRANCE, jusque: FIN }),
    );
    expect(serie).toEqual(serieMensuelle(colonnes, lots, () => true, FIN));

    const date = '2025-06-30' as Jour;
    const communes = await chronometrer('circulation by commune', () =>
      base.ask(questions.CIRCULATION_PAR_TERRITOIRE, { ...FRANCE, maille: 'commune', date }),
    );
    for (const row of communes)
      expect(row.distribues).toBe(row.utilises + row.expires + row.encours);

    const avancement = await chronometrer('progress of carnets', () =>
      base.ask(questions.CARNETS_AVANCEMENT, { ...FRANCE, date }),
    );
    expect(avancement[0]!.carnets).toBeGreaterThanOrEqual(avancement[0]!.atteints);
    expect(avancement).toHaveLength(10);
  });

  it('asked nothing of any other origin, on the page or in its worker', () => {
    const page = performance.getEntriesByType('resource').map(({ name }) => name);
    const adresses = [...page, ...espion.adresses].map(
      (adresse) => new URL(adresse, location.href),
    );
    for (const fichier of ['duckdb-eh.wasm', 'duckdb-browser-eh.worker.js']) {
      expect(adresses.some(({ pathname }) => pathname.endsWith(fichier))).toBe(true);
    }
    expect(adresses.filter(({ origin }) => origin !== location.origin)).toEqual([]);
  });

  it('releases at once a question that is aborted in flight', async () => {
    const controller = new AbortController();
    const asked = base.ask(
      questions.CIRCULATION_PAR_MOIS,
      { ...FRANCE, jusque: FIN },
      controller.signal,
    );
    setTimeout(() => controller.abort(), 1);
    await expect(asked).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    expect(await base.ask(questions.LIEUX_SANS_COMMUNE, {})).toEqual([]);
  });
});

async function chronometrer<Result>(quoi: string, faire: () => Promise<Result>): Promise<Result> {
  const debut = performance.now();
  const result = await faire();
  console.info(`${quoi}: ${Math.round(performance.now() - debut)} ms`);
  return result;
}
