import { describe, expect, it } from 'vitest';

import type { Ecarts } from '$lib/compute/messages';
import { CLASSES } from '$lib/domain/ecarts/classes';
import { accordDe } from '$lib/features/donnees/releve/accord';
import { COLONNES_CSV } from '$lib/features/carte/colonnes';
import { lignesCommunes } from '$lib/features/carte/lignes';
import { estReleve, lireReleve } from '$lib/formats/releve';
import { ecrireTableauCsv } from '$lib/formats/tableau-csv';

import { referentielEmbarque } from './aide';

const referentiel = referentielEmbarque();
const taille = referentiel.communes.length;
const CODES = ['15014', '63113', '69123'];

/** Gaps with what trips a reader up: thirds, an unreachable lieu, an unknown capacity. */
function ecartsDe(): Ecarts {
  const of = (values: readonly number[]) => {
    const column = new Float64Array(taille);
    CODES.forEach((code, at) => (column[referentiel.indexOf(code)] = values[at]!));
    return column;
  };
  return {
    passCirculation: of([100 / 3, 20, 7]),
    beneficiaires: of([12, 11, 3]),
    distanceKm: of([2 / 3, Infinity, 12.3456]),
    plusProche: new Int32Array(taille).fill(-1),
    places: of([0.123456, NaN, 1]),
    sansReponse: of([10 / 3, 20, 0]),
    classe: Uint8Array.from(of([3, 0, 1])),
  } as Partial<Ecarts> as Ecarts;
}

const ecarts = ecartsDe();
const lignes = lignesCommunes(referentiel, [], ecarts, { echelon: 'france' });
const lien = 'https://maillage.fr/?v=1&t=fr&date=2026-06-30&p=de1.5';
const csv = ecrireTableauCsv(COLONNES_CSV, lignes, {
  date: '2026-06-30',
  source: 'essai',
  simule: true,
  lien,
});
const fichier = (contenu: string) => ({ nom: 'ecarts.csv', contenu: new Blob([contenu]) });

describe('a table of gaps that Maillage exported', () => {
  it('is recognised by its header, and nothing else is', async () => {
    expect(await estReleve(fichier(csv))).toBe(true);
    expect(await estReleve(fichier('code_insee;pass_circulation\r\n15014;3\r\n'))).toBe(false);
    expect(await estReleve(fichier(''))).toBe(false);
  });

  it('says the day and the view that it was taken from', async () => {
    const releve = await lireReleve(fichier(csv));
    expect(releve.date).toBe('2026-06-30');
    expect(releve.recherche).toBe('?v=1&t=fr&date=2026-06-30&p=de1.5');
    expect(releve.lignes.map(({ codeInsee }) => codeInsee).toSorted()).toEqual(CODES);
  });

  it('agrees line by line with the gaps that it was written from', async () => {
    const releve = await lireReleve(fichier(csv));
    const accord = accordDe(releve.lignes, referentiel, ecarts);
    expect(accord).toEqual({ pareilles: CODES.length, differences: [] });
  });

  it('says which line differs, in what, and by how much', async () => {
    const releve = await lireReleve(fichier(csv));
    const autres = ecartsDe();
    autres.sansReponse[referentiel.indexOf('15014')]! += 2;
    autres.classe[referentiel.indexOf('63113')] = CLASSES.indexOf('couvert');
    const { pareilles, differences } = accordDe(releve.lignes, referentiel, autres);
    expect(pareilles).toBe(1);
    expect(differences).toMatchObject([
      { codeInsee: '63113', mesure: 'Classe', releve: 'Sans lieu', ici: 'Couvert' },
      { codeInsee: '15014', mesure: 'Pass sans réponse', ecart: expect.closeTo(2, 2) },
    ]);
  });
});
