import { voisinage } from '../acces/voisinage';
import { nomNormalise } from '../couverture/univers';
import { haversine } from '../distance';
import type { Lieu } from '../lieu';

/** Why two rows look like one lieu. */
export type MotifDoublon = 'siret' | 'nom' | 'adresse' | 'proximite';

/** Two rows that may be one lieu: places in the lieux, the one to keep first. */
export interface Doublon {
  readonly garde: number;
  readonly retire: number;
  /** At least two: one alone is not enough. */
  readonly motifs: readonly MotifDoublon[];
}

/** Points nearer than this are at one place, km as the crow flies. */
const RAYON_PROCHE = 0.1;

/**
 * Rows that may be one lieu, surest first. Two reasons at least: an organisation may run several lieux under one SIRET,
 * one address may hold several, and one name may be in every commune. Proximity counts for points at the door only.
 */
export function doublons(lieux: readonly Lieu[]): readonly Doublon[] {
  const vus = new Set<number>();
  const trouves: Doublon[] = [];
  for (const [un, autre] of paires(lieux)) {
    const cle = Math.min(un, autre) * lieux.length + Math.max(un, autre);
    if (un === autre || vus.has(cle)) continue;
    vus.add(cle);
    const motifs = motifsDe(lieux[un]!, lieux[autre]!);
    if (!suffit(motifs)) continue;
    const [garde, retire] =
      richesse(lieux[un]!) >= richesse(lieux[autre]!) ? [un, autre] : [autre, un];
    trouves.push({ garde, retire, motifs });
  }
  return trouves.toSorted(
    (a, b) => b.motifs.length - a.motifs.length || a.garde - b.garde || a.retire - b.retire,
  );
}

/** Pairs that share a SIRET, a name in a commune, or an address: what a double is found by. */
function paires(lieux: readonly Lieu[]): (readonly [number, number])[] {
  const groupes = new Map<string, number[]>();
  lieux.forEach((lieu, index) => {
    for (const cle of clesDe(lieu)) {
      const groupe = groupes.get(cle);
      if (groupe) groupe.push(index);
      else groupes.set(cle, [index]);
    }
  });
  const memesCles = [...groupes.values()]
    .filter(({ length }) => length > 1 && length <= GROUPE_MAX)
    .flatMap((groupe) =>
      groupe.flatMap((un, at) => groupe.slice(at + 1).map((autre) => [un, autre] as const)),
    );
  return [...memesCles, ...pairesProches(lieux)];
}

/** Beyond this many rows, what they share tells nothing of them (a wrong SIRET put on every row). */
const GROUPE_MAX = 40;

function clesDe(lieu: Lieu): string[] {
  const commune = lieu.codeInsee ?? lieu.codePostal;
  return [
    ...(lieu.siret === null ? [] : [`s${lieu.siret}`]),
    ...(commune === null ? [] : [`n${commune} ${nomNormalise(lieu.nom)}`]),
    ...(commune === null || lieu.adresse === null
      ? []
      : [`a${commune} ${nomNormalise(lieu.adresse)}`]),
  ];
}

function pairesProches(lieux: readonly Lieu[]): (readonly [number, number])[] {
  const situe = (lieu: Lieu, valeur: number | null): number =>
    lieu.position === 'adresse' && valeur !== null ? valeur : NaN;
  const points = {
    latitude: Float64Array.from(lieux, (lieu) => situe(lieu, lieu.latitude)),
    longitude: Float64Array.from(lieux, (lieu) => situe(lieu, lieu.longitude)),
    terre: new Uint16Array(lieux.length),
  };
  const noms = lieux.map(({ nom }) => nomNormalise(nom));
  const voisins = voisinage(points, new Float64Array(lieux.length).fill(RAYON_PROCHE), points, 1);
  const proches: [number, number][] = [];
  for (let un = 0; un < lieux.length; un++) {
    for (const autre of voisins.offre.subarray(voisins.debuts[un], voisins.debuts[un + 1])) {
      if (autre > un && semblables(noms[un]!, noms[autre]!)) proches.push([un, autre]);
    }
  }
  return proches;
}

function motifsDe(un: Lieu, autre: Lieu): MotifDoublon[] {
  const motifs: MotifDoublon[] = [];
  if (un.siret !== null && un.siret === autre.siret) motifs.push('siret');
  if (semblables(nomNormalise(un.nom), nomNormalise(autre.nom))) motifs.push('nom');
  const adresse = adresseDe(un);
  if (adresse !== null && adresse === adresseDe(autre)) motifs.push('adresse');
  if (distance(un, autre) <= RAYON_PROCHE) motifs.push('proximite');
  return motifs;
}

/** An address and a point say the same thing: a name or a SIRET must stand beside them. */
function suffit(motifs: readonly MotifDoublon[]): boolean {
  return motifs.length > 1 && (motifs.includes('nom') || motifs.includes('siret'));
}

/** Same name, or one that holds all the words of the other. */
function semblables(un: string, autre: string): boolean {
  if (un === autre) return un !== '';
  const [court, long] = [un, autre]
    .map((nom) => nom.split(' '))
    .toSorted((a, b) => a.length - b.length);
  const mots = new Set(long);
  return court!.length > 1 && court!.every((mot) => mots.has(mot));
}

function adresseDe({ adresse, codeInsee, codePostal }: Lieu): string | null {
  const commune = codeInsee ?? codePostal;
  return adresse === null || commune === null ? null : `${commune} ${nomNormalise(adresse)}`;
}

function distance(un: Lieu, autre: Lieu): number {
  if (un.position !== 'adresse' || autre.position !== 'adresse') return Infinity;
  return haversine(un.latitude!, un.longitude!, autre.latitude!, autre.longitude!);
}

/** How much a row says: the fuller of two is kept. */
function richesse(lieu: Lieu): number {
  return Object.values(lieu).filter(
    (valeur) => valeur !== null && valeur !== '' && !(Array.isArray(valeur) && valeur.length === 0),
  ).length;
}
