import type { StructureCnfs } from '../cnfs';
import type { Jour } from '../codes';
import { nomNormalise } from '../couverture/univers';
import { groupBy } from '../groupes';
import type { Lieu } from '../lieu';

/** The CnFS posts of a structure on a day, and its lieux, as indices. */
export interface Postes {
  /** Its SIRET, else its commune and name: what a scenario names it by. */
  readonly id: string;
  readonly nom: string;
  /** Posts whose convention has not ended, as far as files say. */
  readonly nombre: number;
  /** Whether a convention that has not ended does not say how many posts it holds. */
  readonly inconnu: boolean;
  /** Last day of the last convention; `null` where a convention tells no end. */
  readonly fin: Jour | null;
  /** Lieux where the structure gives its services: same SIRET, else same name in the same commune. */
  readonly lieux: readonly number[];
  /** Those of them that would stop with the posts: nothing tells of another team. */
  readonly seuls: readonly number[];
}

/**
 * The posts of each structure on a day, `null`: whatever the day. The rows of a structure add up: a decision adds its
 * posts to those before it, until its convention ends (domain §4).
 *
 * A lieu is held to stand on posts alone where neither its labels nor its structure say France services, Aidants Connect
 * or any other team.
 */
export function postesDe(
  structures: readonly StructureCnfs[],
  lieux: readonly Lieu[],
  jour: Jour | null,
): readonly Postes[] {
  const sirets = new Set(structures.map(({ siret }) => siret));
  const communes = new Set(structures.map(({ codeInsee }) => codeInsee));
  const parSiret = placesPar(lieux, ({ siret }) => (sirets.has(siret) ? siret : null));
  const parNom = placesPar(lieux, (lieu) => (communes.has(lieu.codeInsee) ? cleNom(lieu) : null));
  const groupes = groupBy(structures, (structure) => structure.siret ?? cleNom(structure));
  return [...groupes].map(([id, lignes]) => {
    const [{ nom, siret }] = lignes as [StructureCnfs];
    const siens = new Set([
      ...(siret === null ? [] : (parSiret.get(siret) ?? [])),
      ...lignes.flatMap((ligne) => parNom.get(cleNom(ligne)) ?? []),
    ]);
    const places = [...siens].sort((a, b) => a - b);
    const courantes = lignes.filter((ligne) => !estFinie(ligne, jour));
    const franceServices = lignes.some((ligne) => ligne.franceServices === true);
    return {
      id,
      nom,
      nombre: courantes.reduce((total, ligne) => total + (ligne.postes ?? 0), 0),
      inconnu: courantes.some((ligne) => ligne.postes === null),
      fin: finDe(lignes),
      lieux: places,
      seuls: franceServices ? [] : places.filter((place) => !aUneAutreEquipe(lieux[place]!)),
    };
  });
}

/** CnFS posts at each lieu: those of a structure are shared among its lieux; 0 where there is none, or none is told. */
export function postesParLieu(postes: readonly Postes[], nombreLieux: number): Float64Array {
  const parLieu = new Float64Array(nombreLieux);
  for (const { nombre, lieux } of postes) {
    for (const lieu of lieux) parLieu[lieu]! += nombre / lieux.length;
  }
  return parLieu;
}

/** Lieux on the day that {@link postesDe} was told of: those that stood alone on posts that have ended take no Pass. */
export function lieuxApresPostes(
  lieux: readonly Lieu[],
  postes: readonly Postes[],
): readonly Lieu[] {
  const finis = new Map(
    postes
      .filter(({ nombre, inconnu, fin }) => nombre === 0 && !inconnu && fin !== null)
      .flatMap(({ fin, nom, seuls }) =>
        seuls.map((place) => [place, `fin de poste : ${nom}, convention jusqu’au ${fin}`] as const),
      ),
  );
  if (finis.size === 0) return lieux;
  return lieux.map((lieu, place) => {
    const preuve = finis.get(place);
    return preuve === undefined || lieu.accepte !== 'oui'
      ? lieu
      : { ...lieu, accepte: 'non', preuve };
  });
}

function estFinie({ dateFin }: StructureCnfs, jour: Jour | null): boolean {
  return dateFin !== null && jour !== null && dateFin < jour;
}

function finDe(lignes: readonly StructureCnfs[]): Jour | null {
  const fins = lignes.map(({ dateFin }) => dateFin);
  return fins.reduce((derniere, fin) =>
    derniere === null || fin === null ? null : fin > derniere ? fin : derniere,
  );
}

function aUneAutreEquipe({ labelsNationaux, labelsAutres }: Lieu): boolean {
  return [...labelsNationaux, ...labelsAutres].some((label) =>
    /france services?|aidants? connect|maison de services/.test(nomNormalise(label)),
  );
}

function cleNom({ nom, codeInsee }: Pick<Lieu, 'nom' | 'codeInsee'>): string {
  return `${codeInsee ?? '?'} ${nomNormalise(nom)}`;
}

function placesPar(
  lieux: readonly Lieu[],
  cle: (lieu: Lieu) => string | null,
): ReadonlyMap<string, readonly number[]> {
  return groupBy(lieux.keys(), (place) => cle(lieux[place]!));
}
