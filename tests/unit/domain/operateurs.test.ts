import { describe, expect, it } from 'vitest';

import { lieuxAuJour, type Agrement } from '$lib/domain/agrement';
import type { Jour } from '$lib/domain/codes';
import {
  avoirDe,
  calendrierDe,
  creanceDe,
  peutEtreRemis,
  peutEtreUtilise,
  prochaineEtape,
} from '$lib/domain/operateurs/calendrier';
import {
  agrementsBornes,
  avecTolerance,
  Operateurs,
  type Operateur,
} from '$lib/domain/operateurs/operateur';

import { lieu, lot } from '../../support/petit-monde';

const INCONNU: Operateur = {
  nom: 'Opérateur',
  debut: null,
  fin: null,
  validiteMois: null,
  toleranceJours: null,
  alerteJours: null,
  blocageJours: null,
  accuseJours: null,
  releveJours: null,
  fraisAmont: null,
  fraisAval: null,
  cotisation: null,
  valeurFaciale: null,
  source: '',
  dateSource: null,
};
/** The calendar seen at one opérateur: J−30, J−15, J−7, J+30, J+37. */
const VU: Operateur = {
  ...INCONNU,
  alerteJours: 30,
  blocageJours: 15,
  accuseJours: 7,
  toleranceJours: 30,
  releveJours: 37,
};
/** Ends on 31 December 2024. */
const LOT = lot('L');
const jour = (texte: string): Jour => texte as Jour;

describe('the end of a lot', () => {
  it('has a day for each step that the opérateur rules', () => {
    expect(calendrierDe(LOT, VU).map(({ etape, jour }) => [etape, jour])).toEqual([
      ['alerte', '2024-12-01'],
      ['blocage', '2024-12-16'],
      ['accuse', '2024-12-24'],
      ['echeance', '2024-12-31'],
      ['fin_tolerance', '2025-01-30'],
      ['releve', '2025-02-06'],
    ]);
  });

  it('has the échéance alone where nothing is known of the opérateur', () => {
    const seule = [{ etape: 'echeance', jour: '2024-12-31' }];
    expect(calendrierDe(LOT, null)).toEqual(seule);
    expect(calendrierDe(LOT, INCONNU)).toEqual(seule);
  });

  it.each([
    ['2024-11-30', 'alerte', 1],
    ['2024-12-01', 'alerte', 0],
    ['2024-12-02', 'blocage', 14],
    ['2025-02-06', 'releve', 0],
  ])('on %s comes %s in %i days', (au, etape, dans) => {
    expect(prochaineEtape(calendrierDe(LOT, VU), jour(au))).toMatchObject({ etape, dans });
  });

  it('has nothing to come once the statement is made', () => {
    expect(prochaineEtape(calendrierDe(LOT, VU), jour('2025-02-07'))).toBeNull();
  });

  it.each([
    ['2023-12-31', false, false],
    ['2024-01-01', true, true],
    ['2024-12-15', true, true],
    ['2024-12-16', false, true],
    ['2025-01-30', false, true],
    ['2025-01-31', false, false],
  ])('on %s carnets can be handed out: %s, Pass spent: %s', (au, remis, utilise) => {
    expect(peutEtreRemis(LOT, VU, jour(au))).toBe(remis);
    expect(peutEtreUtilise(LOT, VU, jour(au))).toBe(utilise);
  });

  it('takes no tolerance nor blocking that is not known', () => {
    for (const operateur of [null, INCONNU]) {
      expect(peutEtreRemis(LOT, operateur, jour('2024-12-31'))).toBe(true);
      expect(peutEtreUtilise(LOT, operateur, jour('2025-01-01'))).toBe(false);
    }
  });

  it('is over with its opérateur', () => {
    const fini = { ...VU, fin: jour('2024-06-30') };
    expect(peutEtreUtilise(LOT, fini, jour('2024-06-30'))).toBe(true);
    expect(peutEtreUtilise(LOT, fini, jour('2024-07-01'))).toBe(false);
    expect(peutEtreRemis(LOT, fini, jour('2024-07-01'))).toBe(false);
  });

  it('gives back face values, and no more than nothing', () => {
    expect(avoirDe(120, { ...LOT, valeurFaciale: 10 })).toBe(1200);
    expect(avoirDe(-3, LOT)).toBe(0);
  });

  it('leaves euros scanned under an opérateur that has ended in suspense, none before', () => {
    const fini = { ...VU, fin: jour('2024-01-16') };
    expect(creanceDe(50, LOT, fini, jour('2024-01-16'))).toBe(0);
    expect(creanceDe(50, LOT, fini, jour('2024-01-17'))).toBe(500);
    expect(creanceDe(50, LOT, VU, jour('2030-01-01'))).toBe(0);
    expect(creanceDe(50, LOT, null, jour('2030-01-01'))).toBe(0);
  });
});

describe('the table of opérateurs', () => {
  it('is found by name, case, accents and spaces aside', () => {
    const table = new Operateurs([VU]);
    expect(table.de(' OPERATEUR ')).toBe(VU);
    expect(table.de('Autre')).toBeNull();
    expect(table.de(null)).toBeNull();
  });

  it('prolongs the lots whose tolerance is known, and those alone', () => {
    const autre = { ...LOT, id: 'autre', operateur: 'Autre' };
    expect(avecTolerance([LOT, autre], [VU]).map(({ finValidite }) => finValidite)).toEqual([
      '2025-01-30',
      '2024-12-31',
    ]);
    expect(avecTolerance([LOT], [INCONNU])).toEqual([LOT]);
  });
});

describe('an agrément under an opérateur that has ended', () => {
  const agrement = (plus: Partial<Agrement> = {}): Agrement => ({
    siret: null,
    lieuId: 'a',
    operateur: 'Opérateur',
    debut: jour('2023-01-01'),
    fin: null,
    statut: 'agree',
    source: 'liste',
    dateSource: null,
    capaciteMensuelle: null,
    ...plus,
  });
  const fini = { ...INCONNU, fin: jour('2024-01-16') };

  it('ends with it: the lieu takes its Pass that day, and no more the day after', () => {
    const bornes = agrementsBornes([agrement()], [fini]);
    const accepte = (au: string) => lieuxAuJour([lieu('a', '15014', 0)], bornes, jour(au))[0]!;
    expect(accepte('2024-01-16').accepte).toBe('oui');
    expect(accepte('2024-01-17').accepte).toBe('non');
    expect(accepte('2024-01-17').preuve).toContain('fin d’activité de l’opérateur');
  });

  it('keeps an end that came before, and says nothing of other opérateurs', () => {
    const [tot, autre] = agrementsBornes(
      [agrement({ fin: jour('2023-06-30') }), agrement({ operateur: 'Autre' })],
      [fini],
    );
    expect(tot!.fin).toBe('2023-06-30');
    expect(autre!.fin).toBeNull();
  });

  it('of one told to begin after it says nothing of the lieu', () => {
    const bornes = agrementsBornes([agrement({ debut: jour('2024-03-01') })], [fini]);
    const seul = lieu('a', '15014', 0, { accepte: 'inconnu' });
    expect(lieuxAuJour([seul], bornes, jour('2024-06-01'))[0]).toBe(seul);
  });

  it('leaves the lieu to another opérateur that agrees it', () => {
    const bornes = agrementsBornes(
      [agrement(), agrement({ operateur: 'Autre', debut: jour('2024-03-01') })],
      [fini],
    );
    const au = (quand: string) =>
      lieuxAuJour([lieu('a', '15014', 0)], bornes, jour(quand))[0]!.accepte;
    expect([au('2024-02-01'), au('2024-03-01')]).toEqual(['non', 'oui']);
  });
});
