import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ACTES, sujetDe, type Essai } from '$lib/domain/essai';
import { avecEssai } from '$lib/state/scenario';
import { Essais } from '$lib/state/essais.svelte';
import { Navigation } from '$lib/state/navigation.svelte';
import { ecrireScenarios, lireScenarios, type ScenarioGarde } from '$lib/store/scenarios';

const acte = fc.constantFrom(...ACTES);
const lieu = fc.record({
  id: fc.constantFrom('1', '2', '3'),
  accepte: fc.constantFrom('oui' as const, 'non' as const, 'inconnu' as const),
});

describe('a scenario', () => {
  it('holds a lieu once, and never what its file says already', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(lieu, acte)), (actes) => {
        const essais = actes.reduce<readonly Essai[]>(
          (faits, [essaye, quoi]) => avecEssai(faits, essaye, quoi),
          [],
        );
        expect(new Set(essais.map(sujetDe)).size).toBe(essais.length);
      }),
    );
    expect(
      avecEssai([{ lieu: '1', acte: 'refuse' }], { id: '1', accepte: 'oui' }, 'accepte'),
    ).toEqual([]);
    expect(avecEssai([], { id: '1', accepte: 'inconnu' }, 'refuse')).toHaveLength(1);
    expect(avecEssai([], { id: '1', accepte: 'non' }, 'ferme')).toHaveLength(1);
  });

  it('is undone and done again, whatever the acts', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(lieu, acte), { minLength: 1 }), (actes) => {
        const essais = new Essais(new Navigation());
        const etats = [essais.enVigueur];
        for (const [essaye, quoi] of actes) {
          essais.essayer(essaye, quoi);
          etats.push(essais.enVigueur);
        }
        for (const etat of etats.slice(0, -1).reverse()) {
          essais.annuler();
          expect(essais.enVigueur).toEqual(etat);
        }
        expect(essais.annulable).toBe(false);
        while (essais.refaisable) essais.refaire();
        expect(essais.enVigueur).toEqual(etats.at(-1));
      }),
    );
  });

  it('is kept on the device, and what the device garbled is left out', () => {
    const cases = new Map<string, string>();
    const stockage = {
      getItem: (cle: string) => cases.get(cle) ?? null,
      setItem: (cle: string, texte: string) => void cases.set(cle, texte),
    };
    const garde: ScenarioGarde = {
      nom: 'Cantal',
      essais: [
        { acte: 'accepte', lieu: '4' },
        { acte: 'arret', commune: '15014', visites: 4 },
        { acte: 'fin', structure: '13002603200016' },
      ],
    };
    expect(lireScenarios(stockage)).toEqual([]);
    ecrireScenarios(stockage, [garde]);
    expect(lireScenarios(stockage)).toEqual([garde]);
    const garbled = [
      { lieu: 1 },
      { acte: 'arret', commune: '15014', visites: 0 },
      { acte: 'arret', visites: 4 },
      { acte: 'fin' },
      { acte: 'lave', lieu: '4' },
    ];
    const [cle] = cases.keys();
    cases.set(
      cle!,
      JSON.stringify([
        garde,
        { nom: 3 },
        ...garbled.map((essai) => ({ nom: 'x', essais: [essai] })),
      ]),
    );
    expect(lireScenarios(stockage)).toEqual([garde]);
    cases.set(cle!, '{');
    expect(lireScenarios(stockage)).toEqual([]);
  });
});
