import { distance } from 'geokdbush';
import { describe, expect, it } from 'vitest';

import { isNominatif } from '../../../scripts/build-data/lieux/courriels';
import { normalizeNom } from '../../../scripts/build-data/referentiel/noms';
import { dataRows } from './tables';

const lieux = dataRows('lieux.csv');
const communes = new Map(dataRows('communes.csv').map((commune) => [commune.code, commune]));

describe('lieux.csv', () => {
  it('holds the 687 lieux, of which 91 accept the Pass', () => {
    expect(lieux).toHaveLength(687);
    expect(new Set(lieux.map(({ id }) => id)).size).toBe(687);
    const accepting = lieux.filter(({ conditions_acces }) =>
      conditions_acces!.includes('Accepte le Pass numérique'),
    );
    expect(accepting).toHaveLength(91);
    expect(new Set(lieux.map(({ source }) => source))).toEqual(new Set(['Hinaura']));
  });

  it('resolves the commune of 665 lieux or more, and leaves some to fix by hand', () => {
    const resolved = lieux.filter(({ code_insee }) => code_insee !== '');
    expect(resolved.length).toBeGreaterThanOrEqual(665);
    expect(resolved.length).toBeLessThan(687);
    expect(resolved.filter(({ code_insee }) => !communes.has(code_insee))).toEqual([]);
    expect(resolved.filter(({ code_insee }) => ['75056', '69123', '13055'].includes(code_insee!))).toEqual([]);
  });

  it('resolves a commune where the lieu is, wherever both points are known', () => {
    const far = lieux.filter(({ code_insee, latitude, longitude }) => {
      const commune = communes.get(code_insee);
      if (commune?.position !== 'commune') return false;
      const km = distance(
        Number(longitude),
        Number(latitude),
        Number(commune.longitude),
        Number(commune.latitude),
      );
      return km > 12;
    });
    // The file puts this one, in Annecy, 136 km away.
    expect(far.map(({ code_insee }) => code_insee)).toEqual(['74010']);
  });

  it('keeps the eleven groups of duplicates of the file', () => {
    const groups = new Map<string, number>();
    for (const { nom, code_postal } of lieux) {
      const key = `${normalizeNom(nom!)} ${code_postal}`;
      groups.set(key, (groups.get(key) ?? 0) + 1);
    }
    expect([...groups.values()].filter((count) => count > 1)).toHaveLength(11);
  });

  it('says nothing of a person: no mobile number, no nominative address', () => {
    expect(lieux.filter(({ telephone }) => /^(\+33|0)[67]/.test(telephone!))).toEqual([]);
    const texts = lieux.map(({ nom, adresse, horaires }) => `${nom} ${adresse} ${horaires}`);
    expect(texts.filter((text) => /@\w+\.\w|(\+33|\b0)[67](?:[ .]?\d\d){4}/.test(text))).toEqual([]);
    const initial = lieux.filter(({ courriel }) => /^[a-z]\.[a-z]+@/i.test(courriel!));
    expect(initial).toEqual([]);
    expect(lieux.filter(({ courriel }) => courriel !== '').length).toBeGreaterThan(400);
  });
});

describe('isNominatif', () => {
  const place = { nom: 'Médiathèque Louise Michel', commune: 'Annecy', site: 'https://annecy.fr' };

  it.each([
    'jeanne.dupont@annecy.fr',
    'j.dupont@annecy.fr',
    'jeannedupont74@gmail.com',
    'mediatheque.jeanne@annecy.fr',
    'dupont@laposte.fr',
  ])('leaves out %s', (courriel) => {
    expect(isNominatif(courriel, place)).toBe(true);
  });

  it.each([
    'contact@annecy.fr',
    'mediathequelouisemichel@annecy.fr',
    'louise-michel@annecy.fr',
    'pij@ville-evian.fr',
    'annecy@numerique.org',
  ])('keeps %s', (courriel) => {
    expect(isNominatif(courriel, place)).toBe(false);
  });
});
