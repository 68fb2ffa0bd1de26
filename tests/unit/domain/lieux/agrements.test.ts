import { expect, it } from 'vitest';

import { lieuxAuJour, type Agrement } from '$lib/domain/agrement';
import type { Jour } from '$lib/domain/codes';

import { lieu } from '../../../support/petit-monde';

const SIRET = '13002603200016';
const agrement = (plus: Partial<Agrement> = {}): Agrement => ({
  siret: SIRET,
  lieuId: null,
  operateur: 'Opérateur',
  debut: '2024-01-01' as Jour,
  fin: '2025-12-31' as Jour,
  statut: 'agree',
  source: 'liste',
  dateSource: null,
  ...plus,
});
const inconnu = lieu('a', '15001', 0, { siret: SIRET, accepte: 'inconnu', preuve: null });
const au = (jour: string, ...table: readonly Agrement[]) =>
  lieuxAuJour([inconnu], table, jour as Jour)[0]!;

it('a lieu is agréé between the days of its agrément, both included, and not before nor after', () => {
  expect(au('2023-12-31', agrement()).accepte).toBe('inconnu');
  expect(au('2024-01-01', agrement()).accepte).toBe('oui');
  expect(au('2025-12-31', agrement()).preuve).toBe(
    'agrément : agree du 2024-01-01 au 2025-12-31 (Opérateur, liste)',
  );
  expect(au('2026-01-01', agrement()).accepte).toBe('non');
});

it('a suspension ends it, a request does not begin it, and a lieu of which nothing is said keeps its word', () => {
  const suspension = agrement({ debut: '2024-06-01' as Jour, statut: 'suspendu', fin: null });
  expect(au('2024-07-01', agrement(), suspension).accepte).toBe('non');
  expect(au('2024-07-01', agrement({ statut: 'demande' })).accepte).toBe('inconnu');
  const autre = lieu('b', '15001', 0, { siret: null, accepte: 'oui', preuve: 'APTIC' });
  expect(lieuxAuJour([autre], [agrement()], '2024-07-01' as Jour)[0]).toBe(autre);
});
