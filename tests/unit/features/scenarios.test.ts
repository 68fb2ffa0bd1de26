import { describe, expect, test } from 'vitest';

import { CLASSES } from '$lib/domain/ecarts/classes';
import { indicateursDe } from '$lib/domain/ecarts/indicateurs';
import { comparer } from '$lib/features/scenarios/comparaison';
import { phraseComparaison } from '$lib/features/scenarios/phrase';
import { traceTotal, type CleTotal, type Cote } from '$lib/features/scenarios/traces';
import { totalOf, type Trace } from '$lib/ui/trace/trace';

import { petitEcran } from '../../support/petit-ecran';

const { monde, ecarts, question } = petitEcran();
const { referentiel } = monde;
const communes = [...monde.communes.keys()];
/** The second lets 63002 find more places and 63003 change class. */
const second = {
  ...ecarts,
  sansReponse: ecarts.sansReponse.map((sans, i) => (i === 1 ? sans - 30 : sans)),
  classe: ecarts.classe.map((classe, i) => (i === 2 ? (classe + 1) % 3 : classe)),
};

describe('what changes, in a sentence', () => {
  const phrase = (sans: Float64Array, classe = ecarts.classe): string =>
    phraseComparaison(referentiel, communes, [ecarts, { ...ecarts, sansReponse: sans, classe }]);

  test('how many communes, how many Pass and where', () => {
    expect(phraseComparaison(referentiel, communes, [ecarts, second])).toBe(
      '1 commune change de classe ; 30 Pass de moins sans réponse, dans Commune 63002.',
    );
    expect(phraseComparaison(referentiel, communes, [second, ecarts])).toBe(
      '1 commune change de classe ; 30 Pass de plus sans réponse, dans Commune 63002.',
    );
  });

  test('names the three that weigh most, and says that there are others', () => {
    const sans = ecarts.sansReponse.map((valeur, i) => valeur + 10 * (i + 1));
    expect(phrase(sans)).toBe(
      'Aucune commune ne change de classe ; 150 Pass de plus sans réponse, surtout dans Commune 63005, Commune 63004 et Commune 63003.',
    );
  });

  test('nothing, and what is not known, are said', () => {
    expect(phrase(ecarts.sansReponse)).toBe(
      'Aucune commune ne change de classe ; autant de Pass sans réponse dans les deux.',
    );
    expect(phrase(ecarts.sansReponse.with(0, NaN))).toContain('ne sont pas connus');
  });
});

describe('the rows of a total add up to it', () => {
  const total = (faite: Trace, titre: string): number => {
    const at = faite.columns.findIndex(({ title }) => title === titre);
    expect(at, titre).toBeGreaterThanOrEqual(0);
    return totalOf(faite, at);
  };

  test.each([
    ['first', ecarts],
    ['second', second],
  ] as const)('%s scenario', (nom, valeurs) => {
    const cote: Cote = { nom, referentiel, communes, ecarts: valeurs };
    const trace = (cle: CleTotal): Trace => traceTotal(cle, cle, 'valeur', cote);
    const attendu = indicateursDe(valeurs, communes, question.parametres);
    expect(total(trace('sansReponse'), 'Sans réponse')).toBeCloseTo(attendu.sansReponse, 9);
    const loin = total(trace('partAuDela10'), 'Dont à plus de 10 km');
    expect(loin / attendu.pass).toBeCloseTo(attendu.partAuDela10, 9);
    const places = total(trace('placesPour100'), 'Places');
    expect((100 * places) / attendu.pass).toBeCloseTo(attendu.placesPour100, 9);
    const { rows } = trace('distanceMediane');
    expect(rows.find((cellules) => Number(cellules[3]) >= attendu.pass / 2)?.[1]).toBe(
      attendu.distanceMediane,
    );
  });

  test('each class counts the communes that the table says', () => {
    const { totaux } = comparer(referentiel, communes, [ecarts, second], question.parametres);
    const classes = totaux.filter(({ cle }) => CLASSES.some((classe) => classe === cle));
    expect(classes).toHaveLength(CLASSES.length - 1);
    for (const { cle, nom, valeurs } of classes)
      for (const [k, cote] of [ecarts, second].entries()) {
        const faite = traceTotal(cle, nom, valeurs[k]!, {
          nom,
          referentiel,
          communes,
          ecarts: cote,
        });
        expect(String(total(faite, 'Communes'))).toBe(valeurs[k]);
      }
  });
});
