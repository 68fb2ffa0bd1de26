import { describe, expect, it } from 'vitest';

import { ecrireColonnes, lireColonnes } from '$lib/formats/referentiel-colonnes';

import { referentielEmbarque } from '../../../scripts/maillage/jeux';

const octets = (texte: string): Uint8Array => new TextEncoder().encode(texte);

describe('the référentiel by column', () => {
  it('says of every territory what the tables say', () => {
    const referentiel = referentielEmbarque();
    const { communes, epci, departements, regions } = referentiel.tables;
    const lu = lireColonnes(octets(ecrireColonnes(referentiel)));
    expect(lu.tables.communes).toEqual(communes);
    expect(lu.tables).toMatchObject({ epci, departements, regions });
    expect(lu.indexOf('15014')).toBe(referentiel.indexOf('15014'));
  });

  it('that comes in part, or not at all, says so in French', () => {
    const texte = ecrireColonnes(referentielEmbarque());
    for (const part of ['', texte.slice(0, 1000), '<!doctype html>'])
      expect(() => lireColonnes(octets(part))).toThrow(/table des communes n’est pas arrivée/);
  });
});
