import { expect, it } from 'vitest';

import { phraseVerdict, remarquesDe } from '$lib/features/donnees/fichiers/compte';
import type { Constat } from '$lib/formats/lecture';

const constat = (plus: Partial<Constat>): Constat => ({
  ligne: 0,
  colonne: null,
  regle: 'regle',
  gravite: 'alerte',
  message: 'Message.',
  valeur: null,
  reparation: null,
  ...plus,
});

it('what is to be known of a file is said once for all its columns; the check and the rows have their own place', () => {
  const personnelle = { regle: 'donnee-personnelle', message: 'Elle n’est pas lue.' };
  expect(
    remarquesDe([
      constat({ colonne: 'nom', ...personnelle }),
      constat({ message: 'Un tableau n’est pas lu.' }),
      constat({ colonne: 'courriel', ...personnelle }),
      constat({ ligne: 3 }),
      constat({ gravite: 'info' }),
      constat({ regle: 'schema-colonne-absente' }),
    ]),
  ).toEqual(['« nom », « courriel » : Elle n’est pas lue.', 'Un tableau n’est pas lu.']);
});

it('the verdict of the check says how many cells are to be looked at', () => {
  const schema = 'Lieux de médiation numérique 1.0.2';
  expect(phraseVerdict({ schema, valide: true, ecarts: 0 })).toBe(
    'Fichier conforme au schéma « Lieux de médiation numérique 1.0.2 ».',
  );
  expect(phraseVerdict({ schema, valide: false, ecarts: 1 })).toContain('1 écart, à lire');
});
