import { describe, expect, test } from 'vitest';

import { contraste as contrasteDeLaCarte } from '$lib/map/contraste';
import { croisement, divergence, horsEchelle, suite, unie } from '$lib/map/gammes';
import { PALETTES, type Teinte, type Theme } from '$lib/map/palette';
import { MOTIF, OPACITE_CERCLE, traitDe } from '$lib/map/styles/communes';
import { OPACITES_RURALES } from '$lib/map/styles/zonages';

import { contraste } from './daltonisme';

/** RGAA 3.3: what carries information stands out from what it lies on by 3:1 at least. */
const MINIMUM = 3;

const THEMES = Object.keys(PALETTES) as Theme[];

function melange(dessus: string, dessous: string, opacite: number): string {
  const canal = (hex: string, at: number) => parseInt(hex.slice(at, at + 2), 16);
  const canaux = [1, 3, 5].map((at) =>
    Math.round(canal(dessus, at) * opacite + canal(dessous, at) * (1 - opacite)),
  );
  return `#${canaux.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

function toutesLesTeintes(theme: Theme): readonly (readonly [string, Teinte])[] {
  const groupes: Record<string, readonly Teinte[]> = {
    'classes d’écart': PALETTES[theme].classes,
    suite: suite(6, theme),
    divergence: divergence(3, true, 3, theme),
    croisement: croisement(theme),
    unie: [unie(theme)],
    'hors échelle': [horsEchelle(theme)],
  };
  return Object.entries(groupes).flatMap(([nom, teintes]) =>
    teintes.map((teinte, k) => [`${nom} ${k}`, teinte] as const),
  );
}

test('the map measures contrast as the tests do', () => {
  for (const [a, b] of [
    ['#000000', '#ffffff'],
    ['#5c002a', '#f8f6f1'],
    ['#20262d', '#cb7138'],
  ] as const)
    expect(contrasteDeLaCarte(a, b)).toBeCloseTo(contraste(a, b), 6);
});

describe.each(THEMES)('theme %s', (theme) => {
  const palette = PALETTES[theme];
  const sols = [palette.terre, palette.voisins, palette.mer];

  test('a circle or a hexagon stands out by its fill as drawn, or else by its edge', () => {
    const faibles = toutesLesTeintes(theme).flatMap(([nom, teinte]) => {
      const fond = melange(teinte.fond, palette.terre, teinte.creuse ? 0.5 : OPACITE_CERCLE);
      const trait = traitDe(teinte, palette.terre);
      const seen = Math.max(contraste(fond, palette.terre), contraste(trait, palette.terre));
      return seen >= MINIMUM ? [] : [`${nom} : ${seen.toFixed(2)}`];
    });
    expect(faibles).toEqual([]);
  });

  test('glyphs and patterns stand out from their fill, patterns as thin as they are drawn', () => {
    const faibles = toutesLesTeintes(theme).flatMap(([nom, { fond, encre, motif }]) => {
      const motifVu = motif === 'uni' ? MINIMUM : contraste(melange(encre, fond, MOTIF), fond);
      const seen = Math.min(contraste(encre, fond), motifVu);
      return seen >= MINIMUM ? [] : [`${nom} : ${seen.toFixed(2)}`];
    });
    expect(faibles).toEqual([]);
  });

  test('lines between territories, edges of lieux, zonings and the ring of the choice do too', () => {
    const rural = OPACITES_RURALES.map((opacite) => melange(palette.rural, palette.terre, opacite));
    const traits = {
      limite: [palette.limite, [palette.terre]],
      limiteForte: [palette.limiteForte, sols],
      labellise: [palette.labellise, [...sols, palette.papier]],
      trait: [palette.trait, [...sols, palette.papier]],
      qpv: [palette.qpv, sols],
      choix: [palette.choix, sols],
      rural1: [rural[0]!, [palette.terre]],
      rural2: [rural[1]!, [palette.terre]],
    } as const;
    const faibles = Object.entries(traits).flatMap(([nom, [trait, fonds]]) =>
      fonds
        .map((fond) => contraste(trait, fond))
        .filter((seen) => seen < MINIMUM)
        .map((seen) => `${nom} : ${seen.toFixed(2)}`),
    );
    expect(faibles).toEqual([]);
  });
});
