import { describe, expect, it } from 'vitest';

import { doublons } from '$lib/domain/lieux/doublons';

import { lieu } from '../../../support/petit-monde';
import { comme, embarque, lireChemin, referentielEmbarque } from '../../formats/aide';

const ici = { latitude: 45.03, longitude: 2.63, position: 'adresse' } as const;
/** 60 m north of `ici`. */
const aCote = { ...ici, latitude: 45.03054 };
const loin = { ...ici, latitude: 45.5 };

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
    expect(doublons([base, autre])).toEqual([]);
  });

  it('keeps the row that says most, and gives each pair once', () => {
    const pauvre = lieu('a', '15001', 0, { nom: 'Mairie', adresse: '1 rue Haute', ...ici });
    const riche = { ...pauvre, id: 'b', telephone: '0471000000', horaires: 'Mo 09:00-12:00' };
    const [paire, ...autres] = doublons([pauvre, riche]);
    expect(paire).toMatchObject({ garde: 1, retire: 0 });
    expect(autres).toEqual([]);
  });

  it('finds the 12 pairs of the embedded lieux, and nothing between lieux of other names', async () => {
    const referentiel = referentielEmbarque();
    const { lecture } = comme('lieux', await lireChemin(embarque('lieux.csv'), { referentiel }));
    const paires = doublons(lecture.rows);
    expect(paires).toHaveLength(12);
    expect(paires.every(({ motifs }) => motifs.includes('nom'))).toBe(true);
  });
});
