import { remplir } from '$lib/domain/colonne';
import { masqueOf } from '$lib/domain/couverture/signaux';
import { nomNormalise } from '$lib/domain/couverture/univers';
import type { Lieu, Signal } from '$lib/domain/lieu';

import { rowsOf, type Jeux, type Rows } from './jeux';

/**
 * Signals of each lieu that its own row does not tell (methods §6.6): in a QPV or next to one, in a commune of a rural zoning, hosting
 * a CnFS (same SIRET, or same name in the same commune).
 *
 * @param quartiers for each lieu, the QPV that hold it or that it serves.
 */
export function signauxDe(
  lieux: readonly Lieu[],
  jeux: Jeux,
  quartiers: readonly (readonly number[])[],
): Uint8Array {
  const rurales = new Set(
    [...rowsOf(jeux, 'zrr'), ...rowsOf(jeux, 'frr')]
      .filter(({ classe }) => classe !== 'non')
      .map(({ codeInsee }) => codeInsee),
  );
  const structures = rowsOf(jeux, 'cnfs-structures');
  const sirets = new Set(structures.map(({ siret }) => siret));
  const noms = nomsParCommune(structures);
  return remplir(new Uint8Array(lieux.length), (index) => {
    const { siret, nom, codeInsee } = lieux[index]!;
    const signaux: Signal[] = [];
    if ((siret !== null && sirets.has(siret)) || noms.get(codeInsee)?.has(nomNormalise(nom)))
      signaux.push('cnfs');
    if ((quartiers[index]?.length ?? 0) > 0) signaux.push('qpv');
    if (codeInsee !== null && rurales.has(codeInsee)) signaux.push('zone_rurale');
    return masqueOf(signaux);
  });
}

/** Names of the structures of each commune: only the lieux of these communes are compared with them. */
function nomsParCommune(
  structures: Rows<'cnfs-structures'>,
): ReadonlyMap<string | null, ReadonlySet<string>> {
  const noms = new Map<string | null, Set<string>>();
  for (const { nom, codeInsee } of structures) {
    const connus = noms.get(codeInsee);
    if (connus) connus.add(nomNormalise(nom));
    else noms.set(codeInsee, new Set([nomNormalise(nom)]));
  }
  return noms;
}
