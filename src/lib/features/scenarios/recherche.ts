import { motsPostes } from '$lib/domain/cnfs';
import type { Postes } from '$lib/domain/lieux/postes';
import type { Referentiel } from '$lib/domain/referentiel';
import type { Commune } from '$lib/domain/territoire';
import { accorde } from '$lib/ui/format';
import { fold } from '$lib/ui/table/table';

/** Something to choose: `id` is what a scenario names it by. */
export interface Choix {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
}

const MAXIMUM = 8;

/** Communes whose name or code begins so, the most peopled first; then those that hold the words. */
export function chercherCommunes(
  texte: string,
  communes: readonly Commune[],
  { departements }: Pick<Referentiel, 'departements'>,
): readonly Choix[] {
  const trouvees = trier(
    texte,
    communes,
    ({ nom, code }) => [nom, code],
    (a, b) => b.population - a.population,
  );
  return trouvees.map(({ code, nom, departement }) => ({
    id: code,
    label: nom,
    detail: departements.get(departement)?.nom ?? departement,
  }));
}

/** Structures whose posts run still. */
export function chercherPostes(texte: string, postes: readonly Postes[]): readonly Choix[] {
  const actifs = postes.filter(({ nombre, inconnu }) => nombre > 0 || inconnu);
  const trouves = trier(
    texte,
    actifs,
    ({ nom }) => [nom],
    (a, b) => a.nom.localeCompare(b.nom, 'fr'),
  );
  return trouves.map(({ id, nom, nombre, inconnu, seuls }) => ({
    id,
    label: nom,
    detail: `${motsPostes(nombre, inconnu)} ; ${accorde(seuls.length, 'lieu fermerait', 'lieux fermeraient')}`,
  }));
}

/** The items that answer a text: those that begin with it first. */
function trier<T>(
  texte: string,
  items: readonly T[],
  mots: (item: T) => readonly string[],
  ordre: (a: T, b: T) => number,
): readonly T[] {
  const cherche = fold(texte).trim();
  if (cherche === '') return [];
  const debutent: T[] = [];
  const contiennent: T[] = [];
  for (const item of items) {
    const plies = mots(item).map(fold);
    if (plies.some((mot) => mot.startsWith(cherche))) debutent.push(item);
    else if (plies.some((mot) => mot.includes(cherche))) contiennent.push(item);
  }
  return [...debutent.sort(ordre), ...contiennent.sort(ordre)].slice(0, MAXIMUM);
}
