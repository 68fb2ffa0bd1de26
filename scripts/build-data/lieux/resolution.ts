import type { Cog } from '../referentiel/cog';
import { groupBy } from '../referentiel/group';
import { normalizeNom } from '../referentiel/noms';

/** Finds the commune of a lieu from what its file says of it; `null` rather than a guess. */
export type ResolveCommune = (nom: string, codePostal: string) => string | null;

interface Named {
  readonly nom: string;
  readonly commune: string;
}

/**
 * Among the communes of the postal code, the one of that name, now or formerly; else the one whose name is a part of
 * it or of which it is a part (`Chamonix`, `Sciez-sur-Léman`); else, for a CEDEX or a mistyped postal code, the one of
 * that name in the département. Two answers at a step are no answer.
 */
export function communeResolver(cog: Cog): ResolveCommune {
  const wholes = cog.actuelles.filter(({ type }) => type === 'commune-actuelle');
  const names = [
    ...wholes.map(({ code, nom }) => ({ nom: keyOf(nom), commune: code })),
    ...cog.deleguees.map(({ nom, commune }) => ({ nom: keyOf(nom), commune })),
  ];
  const ofNom = groupBy(names, ({ nom }) => nom);
  const ofDepartement = new Map(wholes.map(({ code, departement }) => [code, departement]));
  const ofPostal = postalIndex(cog, names);
  const arrondissements = arrondissementIndex(cog);

  return (nom, codePostal) => {
    const key = keyOf(nom);
    const served = ofPostal.get(codePostal) ?? [];
    const commune =
      onlyOne(served.filter((named) => named.nom === key)) ??
      onlyOne(served.filter((named) => isPartOf(named.nom, key) || isPartOf(key, named.nom))) ??
      onlyOne(
        (ofNom.get(key) ?? []).filter(({ commune }) =>
          codePostal.startsWith(ofDepartement.get(commune) ?? codePostal),
        ),
      );
    return arrondissements.has(commune)
      ? (arrondissements.get(commune)?.get(codePostal) ?? null)
      : commune;
  };
}

function postalIndex(cog: Cog, names: readonly Named[]): Map<string, Named[]> {
  const ofCommune = groupBy(names, ({ commune }) => commune);
  const pairs = cog.actuelles.flatMap(({ code, codesPostaux = [] }) =>
    codesPostaux.flatMap((postal) =>
      (ofCommune.get(code) ?? []).map((named) => ({ postal, named })),
    ),
  );
  return new Map(
    [...groupBy(pairs, ({ postal }) => postal)].map(([postal, found]) => [
      postal,
      found.map(({ named }) => named),
    ]),
  );
}

/** Paris, Lyon, Marseille → postal code → arrondissement. A CEDEX does not say it. */
function arrondissementIndex(cog: Cog): Map<string | null, Map<string, string>> {
  const parts = cog.actuelles.filter(({ commune }) => commune);
  return new Map(
    [...groupBy(parts, ({ commune }) => commune ?? null)].map(([commune, found]) => [
      commune,
      new Map(
        found.flatMap(({ code, codesPostaux = [] }) =>
          codesPostaux.map((postal) => [postal, code]),
        ),
      ),
    ]),
  );
}

function onlyOne(candidates: readonly Named[]): string | null {
  const [first, ...others] = new Set(candidates.map(({ commune }) => commune));
  return first !== undefined && others.length === 0 ? first : null;
}

/** Whether a name begins or ends another one, in whole words. */
function isPartOf(part: string, whole: string): boolean {
  return part !== '' && (whole.startsWith(`${part} `) || whole.endsWith(` ${part}`));
}

/** `LYON 3e Arrondissement`, `Le Pont-de-Claix` and `GRENOBLE CEDEX 9` become `lyon`, `pont de claix`, `grenoble`. */
function keyOf(nom: string): string {
  return normalizeNom(nom)
    .replace(/ cedex.*$/, '')
    .replace(/ \d+\w*( arrondissement)?$/, '')
    .replace(/^(le|la|les|l) /, '');
}
