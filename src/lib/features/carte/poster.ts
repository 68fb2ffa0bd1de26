import { legendeDesEcarts, type LegendeClasses } from '$lib/map/affiche/legende';
import type { CouleurClasse, Palette } from '$lib/map/palette';
import { formatNombre } from '$lib/ui/format';

import type { VueHexagones } from './mesures/representer-hexagones';
import type { Thematique } from './mesures/thematique';

/** The legend of the poster: the same classes, words and counts as beside the map. */
export function legendeDePoster(
  thematique: Thematique | null,
  hexagones: VueHexagones | null,
  comptes: readonly number[],
  palette: Palette<CouleurClasse>,
): LegendeClasses {
  if (!thematique) {
    const legende = legendeDesEcarts(palette, hexagones?.comptes ?? comptes);
    return hexagones ? { ...legende, titre: 'Écart du plus grand nombre de Pass' } : legende;
  }
  const { titre, noms, teintes, coupures, mesure } = thematique;
  const toujours = mesure === 'croisement' ? noms.length - 1 : coupures.length + 1;
  const lignes = teintes('clair').map((teinte, k) => ({
    teinte,
    nom: `${noms[k]} (${formatNombre(thematique.comptes[k]!)})`,
  }));
  return {
    titre,
    lignes: lignes.filter((_, k) => k < toujours || thematique.comptes[k]! > 0),
  };
}
