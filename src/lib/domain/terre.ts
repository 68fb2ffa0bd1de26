import { remplir } from './colonne';
import type { Commune } from './territoire';

/** A land mass: what one reaches without crossing water. */
export type Terre = string;

/** Islands with no bridge, by the codes of their communes. Those of one line are one land mass. */
const ILES: readonly (readonly [Terre, ...string[]])[] = [
  ['ouessant', '29155'],
  ['molene', '29084'],
  ['sein', '29083'],
  ['batz', '29082'],
  ['groix', '56069'],
  ['belle-ile', '56009', '56114', '56152', '56241'],
  ['houat', '56086'],
  ['hoedic', '56085'],
  ['ile-d-arz', '56088'],
  ['ile-aux-moines', '56087'],
  ['brehat', '22016'],
  ['yeu', '85113'],
  ['aix', '17004'],
  ['desirade', '97110'],
  ['marie-galante', '97108', '97112', '97126'],
  ['terre-de-bas', '97130'],
  ['terre-de-haut', '97131'],
  ['petite-terre', '97608', '97615'],
  ['miquelon', '97501'],
  ['wallis', '98613'],
  [
    'tahiti',
    '98712',
    '98715',
    '98722',
    '98725',
    '98733',
    '98734',
    '98735',
    '98736',
    '98738',
    '98747',
    '98748',
    '98752',
  ],
  ['raiatea', '98750', '98754', '98758'],
  ['belep', '98801'],
  ['ile-des-pins', '98809'],
  ['lifou', '98814'],
  ['mare', '98815'],
  ['ouvea', '98820'],
];

const TERRE_DE_COMMUNE = new Map(
  ILES.flatMap(([terre, ...codes]) => codes.map((code) => [code, terre] as const)),
);

/**
 * Land mass of a commune: the mainland, Corse, an overseas département or collectivity, or an island with no bridge.
 * No pair of demand and supply crosses water (methods §3). A commune of Polynésie that is not on Tahiti or Raiatea is
 * an island of its own.
 */
export function terreOf(code: string): Terre {
  const ile = TERRE_DE_COMMUNE.get(code);
  if (ile) return ile;
  if (code.startsWith('2A') || code.startsWith('2B')) return 'corse';
  if (code.startsWith('987')) return code;
  if (code.startsWith('97') || code.startsWith('98')) return code.slice(0, 3);
  return 'continent';
}

/** Land masses of communes as numbers, in the order of their first commune: what {@link terreOf} tells apart. */
export function terresOf(communes: readonly Pick<Commune, 'code'>[]): Uint16Array {
  const numeros = new Map<Terre, number>();
  return remplir(new Uint16Array(communes.length), (i) => {
    const terre = terreOf(communes[i]!.code);
    const numero = numeros.get(terre) ?? numeros.size;
    numeros.set(terre, numero);
    return numero;
  });
}
