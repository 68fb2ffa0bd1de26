import { nomNormalise } from './couverture/univers';
import type { Lieu } from './lieu';

/**
 * The rows of one file of lieux found again in another: same SIRET where each file has it once, else same name in the
 * same commune where each file has it once. Ambiguous ones are left out.
 *
 * @returns id in `anciens` → id in `nouveaux`.
 */
export function apparier(
  anciens: readonly Lieu[],
  nouveaux: readonly Lieu[],
): ReadonlyMap<string, string> {
  const apparies = new Map<string, string>();
  const communes = new Set(anciens.map(({ codeInsee }) => codeInsee));
  const voisins = nouveaux.filter(({ codeInsee }) => communes.has(codeInsee));
  for (const [cle, ou] of [
    [parNom, voisins],
    [parSiret, nouveaux],
  ] as const) {
    const avant = uniques(anciens, cle);
    const apres = uniques(ou, cle);
    for (const [valeur, id] of avant) {
      const retrouve = apres.get(valeur);
      if (retrouve !== undefined) apparies.set(id, retrouve);
    }
  }
  return apparies;
}

function parSiret({ siret }: Lieu): string | null {
  return siret;
}

function parNom({ nom, codeInsee }: Lieu): string | null {
  return codeInsee === null ? null : `${codeInsee} ${nomNormalise(nom)}`;
}

/** Ids by key, of the lieux that are alone to have it. */
function uniques(
  lieux: readonly Lieu[],
  cle: (lieu: Lieu) => string | null,
): ReadonlyMap<string, string> {
  const ids = new Map<string, string | null>();
  for (const lieu of lieux) {
    const valeur = cle(lieu);
    if (valeur !== null) ids.set(valeur, ids.has(valeur) ? null : lieu.id);
  }
  return new Map([...ids].filter((entry): entry is [string, string] => entry[1] !== null));
}
