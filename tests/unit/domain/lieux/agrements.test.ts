import { expect, it } from 'vitest';

import { Agrements, capacitesDeclarees, lieuxAuJour, type Agrement } from '$lib/domain/agrement';
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
  capaciteMensuelle: null,
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

it('each opérateur answers for its own agréments: a request ends nothing, nor does the end of another’s', () => {
  const a = agrement({ operateur: 'A' });
  const du = (jour: string, plus: Partial<Agrement>) => agrement({ debut: jour as Jour, ...plus });
  const le = (...table: readonly Agrement[]) => au('2024-11-15', ...table).accepte;
  expect(le(a, du('2024-10-01', { operateur: 'A', statut: 'demande' }))).toBe('oui');
  expect(le(a, du('2024-10-01', { operateur: 'B', statut: 'retire' }))).toBe('oui');
  expect(le(a, du('2024-10-01', { operateur: 'B', statut: 'suspendu' }))).toBe('oui');
  expect(le(a, du('2024-10-01', { operateur: ' a ', statut: 'retire' }))).toBe('non');
  expect(le(agrement({ operateur: null }), du('2024-10-01', { statut: 'retire' }))).toBe('non');
  expect(le(a, du('2024-10-01', { operateur: null, statut: 'suspendu' }))).toBe('non');
});

it('of rows begun the same day the one that takes most away speaks, in any order', () => {
  const retrait = agrement({ statut: 'retire' });
  expect(au('2024-11-15', agrement(), retrait).accepte).toBe('non');
  expect(au('2024-11-15', retrait, agrement()).accepte).toBe('non');
});

it('an agrément under the opérateur’s own id of a lieu is that of its SIRET, and may be another’s', () => {
  const sien = agrement({ lieuId: 'OP-77' });
  expect(au('2024-11-15', sien).accepte).toBe('oui');
  const table = new Agrements([sien], [inconnu]);
  expect(table.etat(inconnu, '2024-11-15' as Jour)).toMatchObject({ ambigu: true });
  const sansSiret = lieu('b', '15001', 0, { siret: null, accepte: 'inconnu' });
  expect(lieuxAuJour([sansSiret], [sien], '2024-11-15' as Jour)[0]).toBe(sansSiret);
  const voisin = lieu('OP-77', '15001', 0, { siret: SIRET, accepte: 'inconnu' });
  const lus = lieuxAuJour([inconnu, voisin], [sien], '2024-11-15' as Jour);
  expect(lus.map(({ accepte }) => accepte)).toEqual(['inconnu', 'oui']);
});

it('a capacity declared holds with its agrément, the last begun speaking, on each lieu of its SIRET', () => {
  const lieux = [
    inconnu,
    lieu('b', '15001', 0, { siret: SIRET }),
    lieu('c', '15001', 0, { siret: null }),
  ];
  const table = [
    agrement({ capaciteMensuelle: 40 }),
    agrement({ debut: '2024-06-01' as Jour, lieuId: 'b', siret: null, capaciteMensuelle: 0 }),
    agrement({ debut: '2025-06-01' as Jour }),
  ];
  const au = (jour: string) => [...capacitesDeclarees(lieux, table, jour as Jour)];
  expect(au('2023-12-31')).toEqual([NaN, NaN, NaN]);
  expect(au('2024-01-01')).toEqual([40, 40, NaN]);
  expect(au('2025-07-01')).toEqual([40, 0, NaN]);
  expect(au('2026-01-01')).toEqual([NaN, NaN, NaN]);
});
