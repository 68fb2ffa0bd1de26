import { nomNormalise } from '../couverture/univers';
import type { Lieu } from '../lieu';

/** What files write short in an address, by the whole word. */
const ABREGES = new Map(
  Object.entries({
    all: 'allee',
    av: 'avenue',
    ave: 'avenue',
    bd: 'boulevard',
    bld: 'boulevard',
    blvd: 'boulevard',
    boul: 'boulevard',
    ch: 'chemin',
    che: 'chemin',
    chem: 'chemin',
    crs: 'cours',
    fbg: 'faubourg',
    fg: 'faubourg',
    imp: 'impasse',
    pl: 'place',
    qu: 'quai',
    r: 'rue',
    res: 'residence',
    rte: 'route',
    sq: 'square',
    cdt: 'commandant',
    dr: 'docteur',
    gal: 'general',
    gen: 'general',
    mal: 'marechal',
    pdt: 'president',
    pr: 'professeur',
    st: 'saint',
    ste: 'sainte',
  }),
);

/** Words that some write and some leave out. */
const ARTICLES = new Set(['d', 'de', 'des', 'du', 'l', 'la', 'le', 'les']);

/** A letter box: it is not where the lieu is. */
const BOITE = / ?\b(?:bp|cs|tsa) ?\d+\b/g;

/** « 12 bis », « 12bis ». */
const BIS = /(\d) (bis|ter|quater)\b/g;

/** An address, before a postal code and all that follows. */
const CODE_POSTAL = /^([^a-z]*[a-z].*?) \d{5}(?: .*)?$/;

/**
 * An address as it is compared: « 1, av. St-Jean BP 12, 15000 Aurillac » and « 1 avenue Saint Jean » are the same.
 * `null` where nothing is said.
 */
export function adresseNormalisee({ adresse, commune }: Lieu): string | null {
  if (adresse === null) return null;
  const dite = nomNormalise(adresse).replace(BOITE, '').replace(CODE_POSTAL, '$1').trim();
  let normalisee = '';
  for (const mot of sansFin(dite, nomNormalise(commune)).replace(BIS, '$1$2').split(' '))
    if (!ARTICLES.has(mot)) normalisee += ` ${ABREGES.get(mot) ?? mot}`;
  return normalisee.trim() || null;
}

/** Without the name of the commune that ends it, where an address is left: that of a « rue de Paris » stays. */
function sansFin(adresse: string, commune: string): string {
  if (commune === '' || !adresse.endsWith(` ${commune}`)) return adresse;
  const reste = adresse.slice(0, -commune.length - 1);
  return /[a-z]/.test(reste) && !/ (?:d|de|des|du)$/.test(reste) ? reste : adresse;
}
