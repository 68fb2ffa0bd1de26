import type { CodeInsee } from '../codes';
import type { Lieu } from '../lieu';
import type { Commune } from '../territoire';

/** An act of the reader on the lieux read: taken back, the lieux are as they were. */
export type Retouche =
  | { readonly type: 'commune'; readonly lieu: string; readonly code: CodeInsee }
  | { readonly type: 'fusion'; readonly garde: string; readonly retire: string }
  /** Two rows that look alike are two lieux: they are not proposed again. */
  | { readonly type: 'distincts'; readonly garde: string; readonly retire: string }
  /** Of the lieux that share a SIRET, those that hold its agréments. */
  | { readonly type: 'porteurs'; readonly siret: string; readonly lieux: readonly string[] };

export interface LieuxRetouches {
  readonly lieux: readonly Lieu[];
  /** Id of a lieu merged away → id of the lieu that holds it now. */
  readonly remplacants: ReadonlyMap<string, string>;
}

/** The lieux once placed and merged by hand, in the order of the acts; ids that no lieu bears are passed over. */
export function retoucher(
  lieux: readonly Lieu[],
  retouches: readonly Retouche[],
  communeDe: (code: CodeInsee) => Commune | null,
): LieuxRetouches {
  if (retouches.length === 0) return { lieux, remplacants: new Map() };
  const parId = new Map(lieux.map((lieu) => [lieu.id, lieu]));
  const remplacants = new Map<string, string>();
  for (const retouche of retouches) {
    if (retouche.type === 'commune') {
      const lieu = parId.get(retouche.lieu);
      const commune = communeDe(retouche.code);
      if (lieu && commune) parId.set(lieu.id, situer(lieu, commune));
    } else if (retouche.type === 'fusion') {
      const garde = parId.get(actuel(retouche.garde, remplacants));
      const retire = parId.get(actuel(retouche.retire, remplacants));
      if (!garde || !retire || garde === retire) continue;
      parId.set(garde.id, fusionner(garde, retire));
      parId.delete(retire.id);
      remplacants.set(retire.id, garde.id);
    }
  }
  const finals = new Map([...remplacants.keys()].map((id) => [id, actuel(id, remplacants)]));
  return { lieux: [...parId.values()], remplacants: finals };
}

/** The id of the lieu that a row is in, once merged by hand. */
export function apresFusions(retouches: readonly Retouche[]): (id: string) => string {
  const remplacants = new Map<string, string>();
  for (const acte of retouches) {
    if (acte.type !== 'fusion') continue;
    const [garde, retire] = [acte.garde, acte.retire].map((id) => actuel(id, remplacants));
    if (garde !== retire) remplacants.set(retire!, garde!);
  }
  return (id) => actuel(id, remplacants);
}

/** Whether the reader called two rows two lieux; what was said of a row merged away holds for the lieu that it is in. */
export function distinctsDe(
  retouches: readonly Retouche[],
): (un: string, autre: string) => boolean {
  const actuelDe = apresFusions(retouches);
  const cleDe = (un: string, autre: string): string =>
    [actuelDe(un), actuelDe(autre)].toSorted().join('\n');
  const distincts = new Set(
    retouches.flatMap((acte) =>
      acte.type === 'distincts' ? [cleDe(acte.garde, acte.retire)] : [],
    ),
  );
  return (un, autre) => distincts.size > 0 && distincts.has(cleDe(un, autre));
}

/** Which lieux hold the agréments of a shared SIRET: of two acts on one SIRET the last speaks. */
export function porteursDe(retouches: readonly Retouche[]): ReadonlyMap<string, readonly string[]> {
  const actuelDe = apresFusions(retouches);
  return new Map(
    retouches.flatMap((acte) =>
      acte.type === 'porteurs' ? [[acte.siret, acte.lieux.map(actuelDe)]] : [],
    ),
  );
}

/** The lieu in a commune; at its point where it has none of its own. */
function situer(lieu: Lieu, commune: Commune): Lieu {
  const situe = { ...lieu, codeInsee: commune.code, commune: commune.nom };
  if (lieu.latitude !== null && lieu.longitude !== null) return situe;
  const { latitude, longitude } = commune;
  return { ...situe, latitude, longitude, position: 'commune' };
}

/** One lieu of two rows: what the first leaves unsaid the second says, lists are joined, an acceptance outweighs a silence. */
function fusionner(garde: Lieu, autre: Lieu): Lieu {
  const parle =
    garde.accepte !== 'oui' && autre.accepte !== 'inconnu' && force(autre) > force(garde);
  const situe =
    garde.position !== null && !(garde.position === 'commune' && autre.position === 'adresse');
  const { accepte, preuve } = parle ? autre : garde;
  const { latitude, longitude, position } = situe ? garde : autre;
  const { codeInsee, commune } = garde.codeInsee === null ? autre : garde;
  return {
    ...garde,
    siret: garde.siret ?? autre.siret,
    codeInsee,
    commune,
    codePostal: garde.codePostal ?? autre.codePostal,
    adresse: garde.adresse ?? autre.adresse,
    latitude,
    longitude,
    position,
    typologies: union(garde.typologies, autre.typologies),
    services: union(garde.services, autre.services),
    publics: union(garde.publics, autre.publics),
    conditions: union(garde.conditions, autre.conditions),
    modalites: union(garde.modalites, autre.modalites),
    labelsNationaux: union(garde.labelsNationaux, autre.labelsNationaux),
    labelsAutres: union(garde.labelsAutres, autre.labelsAutres),
    horaires: garde.horaires ?? autre.horaires,
    telephone: garde.telephone ?? autre.telephone,
    courriel: garde.courriel ?? autre.courriel,
    siteWeb: garde.siteWeb ?? autre.siteWeb,
    itinerant: garde.itinerant ?? autre.itinerant,
    accepte,
    preuve,
    dateMaj: [garde.dateMaj, autre.dateMaj].reduce((a, b) => ((a ?? '') >= (b ?? '') ? a : b)),
    complements: autre.complements
      ? { ...autre.complements, ...garde.complements }
      : garde.complements,
  };
}

function force({ accepte }: Lieu): number {
  return { inconnu: 0, non: 1, oui: 2 }[accepte];
}

function union(a: readonly string[], b: readonly string[]): readonly string[] {
  return [...new Set([...a, ...b])];
}

function actuel(id: string, remplacants: ReadonlyMap<string, string>): string {
  const suivant = remplacants.get(id);
  return suivant === undefined ? id : actuel(suivant, remplacants);
}
