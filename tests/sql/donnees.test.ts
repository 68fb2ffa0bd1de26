import { beforeAll, describe, expect, it } from 'vitest';

import { agreger, type Agregation } from '$lib/domain/circulation/agregation';
import { avancementCarnets, delaisPremiereUtilisation } from '$lib/domain/circulation/carnets';
import type { CirculationColonnes } from '$lib/domain/circulation/colonnes';
import { encours } from '$lib/domain/circulation/encours';
import { enColonnes, enRangees } from '$lib/domain/circulation/utilisations';
import { packer } from '$lib/domain/circulation/imputation';
import { serieMensuelle } from '$lib/domain/circulation/series';
import type { Jour, Mois } from '$lib/domain/codes';
import type { LigneCirculation } from '$lib/domain/pass';
import { isInTerritoire, type Territoire } from '$lib/domain/territoire';
import type { Database } from '$lib/engine/database';
import * as questions from '$lib/engine/questions';
import { loadCarnets, loadCirculation } from '$lib/engine/tables/circulation';
import { indexOfIds } from '$lib/engine/tables/index-codes';
import { loadReferentiel } from '$lib/engine/tables/referentiel';

import { type Donnees, lireDonnees } from './donnees';
import { moteur } from './moteur';

const FIN = '2030-12' as Mois;
const TERRITOIRES: readonly Territoire[] = [
  { echelon: 'france' },
  { echelon: 'region', code: '84' },
  { echelon: 'departement', code: '15' },
  { echelon: 'epci', code: '200046977' },
  { echelon: 'commune', code: '69123' },
];

describe('the embedded circulation', () => {
  let base: Database;
  let donnees: Donnees;
  let detail: Agregation;
  let colonnes: CirculationColonnes;
  let anomalies: number;

  beforeAll(async () => {
    base = await moteur;
    donnees = lireDonnees();
    const { referentiel, lots, carnets } = donnees;
    const commune = (code: string) => referentiel.indexOf(code);
    const lieu = indexOfIds(donnees.lieux);
    detail = agreger(lots, carnets, enColonnes(donnees.utilisations));
    const circulation = packer(donnees.lignes, lots, { commune, lieu });
    colonnes = circulation.colonnes;
    anomalies = circulation.anomalies.length;
    await loadReferentiel(base, referentiel);
    await loadCirculation(base, lots, colonnes);
    await loadCarnets(base, carnets, detail.utilisations, { lot: indexOfIds(lots), commune, lieu });
  });

  it('holds no anomaly, in its detail or in its sums', () => {
    expect(detail.anomalies).toEqual([]);
    expect(anomalies).toBe(0);
  });

  it('is the same in detail and in sums', () => {
    expect(cles(detail.lignes)).toEqual(cles(donnees.lignes));
  });

  it.each(TERRITOIRES)(
    'month by month, the engine and the domain agree: $echelon',
    async (territoire) => {
      const { communes } = donnees.referentiel;
      const garde = (commune: number) => isInTerritoire(communes[commune]!, territoire);
      const serie = serieMensuelle(colonnes, donnees.lots, garde, FIN);
      expect(serie.length).toBeGreaterThan(12);
      expect(serie.at(-1)!.encours).toBe(0);
      expect(
        await base.ask(questions.CIRCULATION_PAR_MOIS, {
          ...questions.paramsOf(territoire),
          jusque: FIN,
        }),
      ).toEqual(serie);
    },
  );

  it.each(['2024-12-31', '2025-07-31', '2025-08-01'])('commune by commune on %s', async (date) => {
    const { communes } = donnees.referentiel;
    const etat = encours(colonnes, donnees.lots, date as Jour, communes.length);
    const france = questions.paramsOf({ echelon: 'france' });
    const rows = await base.ask(questions.CIRCULATION_PAR_TERRITOIRE, {
      ...france,
      maille: 'commune',
      date: date as Jour,
    });
    const attendu = communes.flatMap(({ code, nom }, c) =>
      etat.distribues[c] === 0
        ? []
        : [
            {
              code,
              nom,
              distribues: etat.distribues[c],
              utilises: etat.utilises[c],
              expires: etat.expires[c],
              encours: etat.pass[c],
              beneficiaires: etat.beneficiaires[c],
            },
          ],
    );
    expect(rows.map(({ carnets: _, ...row }) => row)).toEqual(
      attendu.sort((a, b) => (a.code < b.code ? -1 : 1)),
    );
  });

  it('the progress of carnets and the time to first use are those of the domain', async () => {
    const params = { ...questions.paramsOf({ echelon: 'france' }), date: '2030-12-31' as Jour };
    const { carnets } = donnees;
    expect(await base.ask(questions.CARNETS_AVANCEMENT, params)).toEqual(
      avancementCarnets(carnets, enRangees(detail.utilisations)),
    );
    const delais = delaisPremiereUtilisation(carnets, enRangees(detail.utilisations));
    expect(await base.ask(questions.CARNETS_DELAI, params)).toEqual(
      delais
        .sort((a, b) => (a.lot < b.lot ? -1 : 1))
        .map((delai) => ({
          lot: delai.lot,
          carnets: delai.carnets,
          jamais_utilises: delai.jamaisUtilises,
          premier_quartile: delai.premierQuartile,
          mediane: delai.mediane,
          troisieme_quartile: delai.troisiemeQuartile,
        })),
    );
  });
});

/** Lines as text, in any order, without those of no Pass. */
function cles(lignes: readonly LigneCirculation[]): string[] {
  return lignes
    .map(({ mois, lot, codeInsee, lieu, carnets, distribues, utilises }) =>
      [mois, lot, codeInsee, lieu, carnets, distribues, utilises].join(' '),
    )
    .sort();
}
