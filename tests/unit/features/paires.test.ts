import { describe, expect, it } from 'vitest';

import { doublons } from '$lib/domain/lieux/doublons';
import { pairesDe } from '$lib/features/donnees/lieux/paires';
import { INCONNU } from '$lib/ui/format';

import { lieu } from '../../support/petit-monde';

describe('pairs of rows side by side', () => {
  it('say why, what differs, and which rows say nothing that the one to keep does not', () => {
    const plus = { nom: 'Poste', adresse: '1 rue Haute' };
    const lieux = [
      lieu('a', '15001', 0, { ...plus, telephone: '0471000000', horaires: 'Mo 09:00-12:00' }),
      lieu('b', '15001', 0, { ...plus, telephone: '0471000000' }),
      lieu('c', '15001', 0, plus),
      lieu('d', '15001', 0, { ...plus, telephone: '0471999999' }),
    ];
    const paires = pairesDe(doublons(lieux), lieux);
    expect(
      paires.map(({ garde, retire, accords }) => [
        garde.id,
        retire.id,
        accords.map(({ id }) => id),
      ]),
    ).toEqual([
      ['a', 'b', ['b', 'c']],
      ['a', 'd', []],
      ['a', 'c', ['b', 'c']],
    ]);
    expect(paires[1]!.motif).toBe('même nom, même adresse, à moins de 100 m');
    expect(paires[1]!.champs.filter(({ differe }) => differe)).toEqual([
      { nom: 'Horaires', garde: 'Mo 09:00-12:00', retire: INCONNU, differe: true },
      { nom: 'Téléphone', garde: '0471000000', retire: '0471999999', differe: true },
    ]);
  });
});
