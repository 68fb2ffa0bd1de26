import { describe, expect, it } from 'vitest';

import { motsPostes, type StructureCnfs } from '$lib/domain/cnfs';
import type { CodeInsee, Jour } from '$lib/domain/codes';
import { lieuxApresPostes, postesDe, postesParLieu } from '$lib/domain/lieux/postes';

import { lieu } from '../../../support/petit-monde';

function structure(plus: Partial<StructureCnfs>): StructureCnfs {
  return {
    id: 's',
    nom: 'Médiathèque',
    siret: null,
    codeInsee: '63001' as CodeInsee,
    commune: '',
    codePostal: null,
    adresse: null,
    postes: 1,
    nature: 'publique',
    dateDecision: null,
    dateFin: null,
    franceServices: null,
    qpv: null,
    zrr: null,
    latitude: null,
    longitude: null,
    ...plus,
  };
}

const SIRET = '13002603200016';
const lieux = [
  lieu('siege', '63001', 0, { siret: SIRET, accepte: 'oui' }),
  lieu('antenne', '63002', 5, { siret: SIRET, accepte: 'inconnu' }),
  lieu('fs', '63003', 9, { siret: SIRET, accepte: 'oui', labelsNationaux: ['France Services'] }),
  lieu('nom', '63001', 1, { nom: 'MEDIATHEQUE', accepte: 'oui' }),
  lieu('homonyme', '63004', 20, { nom: 'Médiathèque', accepte: 'oui' }),
];
const structures = [
  structure({ siret: SIRET, nom: 'Association', postes: 2, dateFin: '2024-06-30' as Jour }),
  structure({ siret: SIRET, nom: 'Association', postes: 1, dateFin: '2024-12-31' as Jour }),
  structure({ postes: 1 }),
];

const au = (jour: string) => postesDe(structures, lieux, jour as Jour);

describe('the CnFS posts of a structure', () => {
  it('are at its lieux: same SIRET, else same name in the same commune', () => {
    expect(au('2024-01-01')).toEqual([
      expect.objectContaining({ id: SIRET, nombre: 3, fin: '2024-12-31', lieux: [0, 1, 2] }),
      expect.objectContaining({ nom: 'Médiathèque', nombre: 1, fin: null, lieux: [3] }),
    ]);
    expect([...postesParLieu(au('2024-01-01'), 5)]).toEqual([1, 1, 1, 1, 0]);
  });

  it('end one convention after another, the last day included', () => {
    expect(au('2024-06-30')[0]!.nombre).toBe(3);
    expect(au('2024-07-01')[0]!.nombre).toBe(1);
    expect(au('2025-01-01')[0]!.nombre).toBe(0);
    expect(postesDe(structures, lieux, null)[0]!.nombre).toBe(3);
  });

  it('that a file does not count are neither none nor some: nothing closes for them', () => {
    const muette = structure({ siret: SIRET, postes: null, dateFin: '2025-12-31' as Jour });
    const [siege] = postesDe([...structures, muette], lieux, '2025-01-01' as Jour);
    expect(siege).toMatchObject({ nombre: 0, inconnu: true, fin: '2025-12-31' });
    expect(lieuxApresPostes(lieux, [siege!])).toBe(lieux);
    const [apres] = postesDe([...structures, muette], lieux, '2026-01-01' as Jour);
    expect(apres).toMatchObject({ nombre: 0, inconnu: false });
    expect(lieuxApresPostes(lieux, [apres!])[0]!.accepte).toBe('non');
    expect(motsPostes(0, true)).toBe('nombre de postes inconnu');
    expect(motsPostes(3, true)).toBe('3 postes au moins');
  });

  it('take with them the lieux that stand on them alone, and no other', () => {
    expect(au('2024-01-01').map(({ seuls }) => seuls)).toEqual([[0, 1], [3]]);
    const services = structures.map((une) => ({ ...une, franceServices: true }));
    expect(postesDe(services, lieux, null).map(({ seuls }) => seuls)).toEqual([[], []]);
    const avant = lieuxApresPostes(lieux, au('2024-12-31'));
    expect(avant).toBe(lieux);
    const apres = lieuxApresPostes(lieux, au('2025-01-01'));
    expect(apres.map(({ accepte }) => accepte)).toEqual(['non', 'inconnu', 'oui', 'oui', 'oui']);
    expect(apres[0]!.preuve).toBe('fin de poste : Association, convention jusqu’au 2024-12-31');
  });
});
