import { describe, expect, it } from 'vitest';

import { comme, lireContenu, referentielEmbarque } from './aide';

const referentiel = referentielEmbarque();

/** Opening hours read from these columns. */
async function horaires(colonnes: Readonly<Record<string, string>>): Promise<string | null> {
  const [noms, cellules] = [Object.keys(colonnes), Object.values(colonnes)];
  const texte = `nom\tcode_insee\tadresse\t${noms.join('\t')}\nLieu\t74001\tLe Bourg\t${cellules.join('\t')}\n`;
  const lu = await lireContenu('l.tsv', texte, { referentiel, jeu: 'lieux' });
  return comme('lieux', lu).lecture.rows[0]!.horaires;
}

/** The five columns of a day, as the form of a network writes them. */
function jour(nom: string, code: string, ...heures: readonly string[]) {
  const [ouverture = '', fermeture = '', reouverture = '', fin = ''] = heures;
  return {
    [nom]: code,
    [`Ouverture matin (ou journée continue) ${nom.toLowerCase()}`]: ouverture,
    [`Fermeture matin ${nom.toLowerCase()}`]: fermeture,
    [`Ouverture après-midi (sauf si une seule tranche horaire) ${nom.toLowerCase()}`]: reouverture,
    [`Fermeture après-midi ${nom.toLowerCase()}`]: fin,
  };
}

describe('opening hours by day', () => {
  it('pair openings and closings, without the cells that only name their day', async () => {
    expect(
      await horaires({
        ...jour('Lundi', 'Mo', '08:30', '12:00', '13:00', '16:30'),
        ...jour('Mardi', 'Tu', '08:30', '16:30'),
        ...jour('Mercredi', 'We', '09:00:00', '', '', '18:00:00'),
        ...jour('Jeudi', ''),
      }),
    ).toBe('lundi : 08:30-12:00, 13:00-16:30 ; mardi : 08:30-16:30 ; mercredi : 09:00-18:00');
  });

  it('put half-days together; what is no time keeps the name of its half-day', async () => {
    expect(
      await horaires({
        'lundi matin': '8h30-12h',
        'lundi après-midi': '13h30-17h',
        mardi_am: 'fermé',
        mardi_pm: '13h00-17h00',
        h_mercredi: '09:00-12:00',
      }),
    ).toBe(
      'lundi : 8h30-12h, 13h30-17h ; mardi : matin fermé, 13h00-17h00 ; mercredi : 09:00-12:00',
    );
  });

  it('lose nothing of what is not understood', async () => {
    expect(
      await horaires({
        ...jour('Lundi', 'Mo', '08:30', 'midi', '', ''),
        ...jour('Mardi', 'sur rendez-vous'),
        ...jour('Mercredi', 'We'),
        ...jour('Jeudi', '', '', '12:00'),
      }),
    ).toBe(
      'lundi : fermeture matin midi, ouverture matin (ou journée continue) 08:30 ; mardi : sur rendez-vous ; mercredi ; jeudi : fermeture matin 12:00',
    );
  });

  it('begin on any day of the week, and follow it', async () => {
    expect(await horaires({ jeudi: '14h-17h', mardi: '9h-12h' })).toBe(
      'mardi : 9h-12h ; jeudi : 14h-17h',
    );
    expect(await horaires({ 'Horaires lundi-vendredi': '9h-12h' })).toBe(
      'Horaires lundi-vendredi : 9h-12h',
    );
    expect(await horaires({ horaires: 'Lundi et jeudi : 9h-12h' })).toBe('Lundi et jeudi : 9h-12h');
    expect(await horaires({ lundi: '', mardi: '' })).toBeNull();
  });
});
