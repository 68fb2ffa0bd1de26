import { describe, expect, it } from 'vitest';

import type { CodeInsee } from '$lib/domain/codes';
import type { Lieu } from '$lib/domain/lieu';
import { doublons } from '$lib/domain/lieux/doublons';
import type { Retouche } from '$lib/domain/lieux/retouches';

import { lieu } from '../../../support/petit-monde';
import { comme, embarque, lireChemin, referentielEmbarque } from '../../formats/aide';

const ici = { latitude: 45.03, longitude: 2.63, position: 'adresse' } as const;
/** 60 m north of `ici`. */
const aCote = { ...ici, latitude: 45.03054 };
const loin = { ...ici, latitude: 45.5 };

/** A row that says its name and commune alone. */
const ecrit = (id: string, plus: Partial<Lieu> = {}): Lieu =>
  lieu(id, '15001', 0, {
    nom: 'Poste',
    commune: 'Aurillac',
    latitude: null,
    longitude: null,
    position: null,
    ...plus,
  });

describe('doublons', () => {
  it('needs two reasons, one of them a name or a SIRET', () => {
    const base = lieu('a', '15001', 0, { nom: 'Mairie', siret: '13002603200016', ...ici });
    const avec = (plus: object) => doublons([base, { ...base, id: 'b', ...plus }]);
    expect(avec({ nom: 'Poste', ...loin })).toEqual([]);
    expect(avec({ siret: null, ...loin })).toEqual([]);
    expect(avec({ siret: null, nom: 'Poste', ...aCote })).toEqual([]);
    expect(avec({ siret: null, ...aCote })[0]?.motifs).toEqual(['nom', 'proximite']);
    expect(avec({ nom: 'Poste', ...aCote })[0]?.motifs).toEqual(['siret', 'proximite']);
    expect(avec({ nom: 'mairie !', ...loin })[0]?.motifs).toEqual(['siret', 'nom']);
  });

  it('does not take the point of a commune for a door', () => {
    const base = lieu('a', '15001', 0, { nom: 'Mairie', siret: null, adresse: null, ...ici });
    const autre = { ...base, id: 'b', ...aCote, position: 'commune' as const };
    expect(doublons([base, autre])[0]?.motifs).toEqual(['nom', 'commune']);
  });

  it('keeps the row that says most, and gives each pair once', () => {
    const pauvre = lieu('a', '15001', 0, { nom: 'Mairie', adresse: '1 rue Haute', ...ici });
    const riche = { ...pauvre, id: 'b', telephone: '0471000000', horaires: 'Mo 09:00-12:00' };
    const [paire, ...autres] = doublons([pauvre, riche]);
    expect(paire).toMatchObject({ garde: 1, retire: 0 });
    expect(autres).toEqual([]);
  });

  it('reads addresses through what is written short, punctuated or added to them', () => {
    const memes = (adresse: string, autre: string) =>
      doublons([ecrit('a', { adresse }), ecrit('b', { adresse: autre })])[0]?.motifs.includes(
        'adresse',
      ) ?? false;
    expect(memes('12 avenue Jean Jaurès', '12 av. Jean-Jaurès')).toBe(true);
    expect(memes('12 boulevard Saint-Michel', '12, BD ST MICHEL')).toBe(true);
    expect(memes('3 place de la Poste', '3 pl de la Poste, 15000 Aurillac Cedex')).toBe(true);
    expect(memes('3 bis rue Haute', '3bis rue Haute BP 12 Aurillac')).toBe(true);
    expect(memes('3 rue du 8 mai 1945', '3 rue du 8 mai 1945 BP 7 - 15000 Aurillac')).toBe(true);
    expect(memes('3 rue du Général de Gaulle', '3 r. Gal de Gaulle')).toBe(true);
    expect(memes('12 avenue Jean Jaurès', '12 rue Jean Jaurès')).toBe(false);
    expect(memes('3 avenue d’Aurillac', '3 avenue')).toBe(false);
  });

  it('takes a name within the other, under one SIRET, for one where nothing tells their places apart', () => {
    const siret = '13002603200016';
    const emmaus = ecrit('a', { nom: 'Emmaüs', siret });
    const avec = (plus: Partial<Lieu>) =>
      doublons([emmaus, ecrit('b', { nom: 'Emmaüs Connect', siret, ...plus })]);
    expect(avec({})[0]?.motifs).toEqual(['siret', 'nom', 'commune']);
    expect(avec({ siret: null })).toEqual([]);
    expect(avec({ codeInsee: '15002' as CodeInsee })).toEqual([]);
    const [ici, ailleurs] = ['1 rue Haute', '9 rue Basse'].map((adresse) => ({ adresse }));
    expect(
      doublons([
        { ...emmaus, ...ici! },
        ecrit('b', { nom: 'Emmaüs Connect', siret, ...ailleurs! }),
      ]),
    ).toEqual([]);
  });

  it('takes one name in one commune for one where nothing tells their places apart', () => {
    expect(doublons([ecrit('a'), ecrit('b')])[0]?.motifs).toEqual(['nom', 'commune']);
    expect(doublons([ecrit('a', { adresse: '1 rue Haute' }), ecrit('b')])).toHaveLength(1);
    expect(
      doublons([
        ecrit('a', { nom: 'Mairie de St-Flour' }),
        ecrit('b', { nom: 'Mairie de Saint-Flour' }),
      ]),
    ).toHaveLength(1);
    expect(doublons([ecrit('a'), ecrit('b', { codeInsee: '15002' as CodeInsee })])).toEqual([]);
    expect(doublons([ecrit('a'), ecrit('b', { nom: 'Poste annexe' })])).toEqual([]);
    expect(
      doublons([ecrit('a', { adresse: '1 rue Haute' }), ecrit('b', { adresse: '11 rue Haute' })]),
    ).toEqual([]);
    expect(doublons([ecrit('a', ici), ecrit('b', loin)])).toEqual([]);
  });

  it('does not take a SIRET alone for a reason; the same contact beside it is one, all that both tell of it', () => {
    const siret = '21150014300015';
    const mairie = ecrit('a', {
      nom: 'Mairie',
      siret,
      telephone: '04 71 00 00 00',
      courriel: 'a@aurillac.fr',
    });
    const avec = (plus: Partial<Lieu>) =>
      doublons([mairie, ecrit('b', { nom: 'Espace numérique', siret, ...plus })]);
    expect(avec({})).toEqual([]);
    expect(avec({ telephone: '+33471000000' })[0]?.motifs).toEqual(['siret', 'contact', 'commune']);
    expect(avec({ courriel: 'A@Aurillac.fr' })).toHaveLength(1);
    expect(avec({ telephone: '+33471000000', courriel: 'b@aurillac.fr' })).toEqual([]);
    expect(avec({ telephone: '+33471000000', codeInsee: '15002' as CodeInsee })).toEqual([]);
    expect(avec({ telephone: '+33471000000', siret: null })).toEqual([]);
  });

  it.each([
    ['at one point', ici],
    ['without a point', {}],
  ])('tells 45 rows alike as 44 pairs, each with the fullest: %s', (_, place) => {
    const lignes = Array.from({ length: 45 }, (_, rang) =>
      ecrit(`${rang}`, { ...place, telephone: rang === 7 ? '0471000000' : null }),
    );
    const paires = doublons(lignes);
    expect(new Set(paires.map(({ retire }) => retire)).size).toBe(44);
    expect(paires.filter(({ garde }) => garde === 7)).toHaveLength(44);
  });

  it('leaves out pairs called two lieux, tells those that they hid, and holds what was said of a row merged away', () => {
    const lignes = ['a', 'b', 'c'].map((id) => ecrit(id));
    const ids = (lieux: readonly Lieu[], retouches: readonly Retouche[]) =>
      doublons(lieux, retouches).map(({ garde, retire }) => lieux[garde]!.id + lieux[retire]!.id);
    expect(ids(lignes, [])).toEqual(['ab', 'ac']);
    const distincts: Retouche = { type: 'distincts', garde: 'a', retire: 'b' };
    expect(ids(lignes, [distincts])).toEqual(['ac', 'bc']);
    const foule = Array.from({ length: 45 }, (_, rang) => ecrit(`${rang}`));
    expect(doublons(foule, [{ type: 'distincts', garde: '0', retire: '1' }])).toHaveLength(44);
    const fusion: Retouche = { type: 'fusion', garde: 'c', retire: 'a' };
    expect(ids(lignes.slice(1), [distincts, fusion])).toEqual([]);
  });

  it('looks at crowds fast: 5,000 lieux of other names on one point, 20,000 rows of one SIRET', () => {
    const foule = Array.from({ length: 20_000 }, (_, rang) =>
      ecrit(`${rang}`, { nom: `Lieu ${rang}`, siret: '13002603200016', codeInsee: null }),
    );
    const debut = performance.now();
    expect(doublons(foule)).toEqual([]);
    const point = foule.slice(0, 5_000).map((un) => ({ ...un, siret: null, ...ici }));
    expect(doublons(point)).toEqual([]);
    expect(performance.now() - debut).toBeLessThan(5_000);
  });

  it('finds the 12 pairs of the embedded lieux, and nothing between lieux of other names', async () => {
    const referentiel = referentielEmbarque();
    const { lecture } = comme('lieux', await lireChemin(embarque('lieux.csv'), { referentiel }));
    const paires = doublons(lecture.rows);
    expect(paires).toHaveLength(12);
    expect(paires.every(({ motifs }) => motifs.includes('nom'))).toBe(true);
  });
});
