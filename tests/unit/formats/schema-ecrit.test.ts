import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';

import type { Jour } from '$lib/domain/codes';
import type { Lieu } from '$lib/domain/lieu';
import { bilanDe } from '$lib/features/donnees/lieux/bilan';
import { writeLieux } from '$lib/formats/lieux/ecrire';
import { MOTS_PORTES } from '$lib/formats/lieux/mots/acceptation';
import {
  FORMATIONS_LABELS,
  FRAIS,
  LABELS_NATIONAUX,
  MODALITES,
  PASS_V0,
  PRISES_EN_CHARGE,
  PUBLICS,
  SERVICES,
} from '$lib/formats/lieux/mots/vocabulaire';

import { comme, lireContenu } from './aide';
import { type Row, rows } from './lignes';
import { COMMUNES, cp, referentiel } from './robustesse/communes';

const VERSIONS = ['v0', 'v1'] as const;

/** Anything that a file may hold: words, signs of CSV and spreadsheets, several lines, other scripts. */
const texte = fc.oneof(
  fc.constantFrom('Bus', '=1+1', '@halte', 'a;b', 'a|b', 'A, B', '"cité"', 'ligne\nsuivante', '😀'),
  fc.string({ maxLength: 12 }),
);
const ouRien = fc.option(texte, { nil: null });
const listeDe = (...mots: readonly string[]) =>
  fc.uniqueArray(fc.constantFrom(...mots), { maxLength: 4 });
const local = ['Aide au tri', 'Sur rendez-vous, Le matin', 'tout public'];

const lieuDe = fc
  .record({
    commune: fc.constantFrom(...COMMUNES),
    nom: fc.oneof({ weight: 4, arbitrary: fc.constant('Halte') }, texte),
    siret: fc.constantFrom(null, '13002603200016'),
    codePostal: fc.constantFrom('oui', 'oui', 'oui', null, '1234', '75 011'),
    adresse: fc.oneof({ weight: 3, arbitrary: fc.constant('1 rue Haute') }, ouRien),
    position: fc.constantFrom('adresse', 'commune', null),
    typologies: listeDe('CCAS', 'TIERS_LIEUX', 'A, B', 'a;b'),
    services: listeDe(...SERVICES.v0, ...SERVICES.v1, ...local),
    publics: listeDe(...PUBLICS.v0, ...PUBLICS.v1, ...PRISES_EN_CHARGE.v0, ...local),
    conditions: listeDe(...FRAIS.v0, ...FRAIS.v1, ...local),
    modalites: listeDe(...MODALITES.v0, ...MODALITES.v1, ...local),
    labelsNationaux: listeDe(...LABELS_NATIONAUX.v0, 'Certification PIX'),
    labelsAutres: listeDe(
      'SudLabs',
      'Agrée Pass Numérique',
      ...FORMATIONS_LABELS,
      ...Object.values(MOTS_PORTES),
    ),
    accepte: fc.constantFrom('oui', 'non', 'inconnu'),
    telephone: fc.constantFrom(
      null,
      '04 73 00 00 00',
      '04 73 00 00 00 / 06 01 02 03 04',
      'au guichet',
    ),
    itinerant: fc.constantFrom(null, true, false),
    dateMaj: fc.constantFrom(null, '2024-02-29' as Jour),
    complements: fc.option(
      fc.record(
        {
          cle_ban: fc.constant('74001_0010_00001'),
          presentation_resume: texte,
          accessibilite: texte,
          pivot: fc.constant('W751234567'),
        },
        { requiredKeys: [] },
      ),
      { nil: undefined },
    ),
    horaires: ouRien,
    courriel: ouRien,
    siteWeb: ouRien,
    source: ouRien,
  })
  .map(({ commune, codePostal, complements, position, ...lieu }): Omit<Lieu, 'id'> => ({
    ...lieu,
    codeInsee: commune.code,
    commune: commune.nom,
    codePostal: codePostal === 'oui' ? cp(commune) : codePostal,
    position,
    latitude: position && commune.latitude,
    longitude: position && commune.longitude,
    preuve: null,
    ...(complements && { complements }),
  }));

/** Lieux of any kind; two may bear one identifier, as when two files are put together. */
const lieux = fc
  .array(fc.tuple(fc.nat(20), lieuDe), { minLength: 1, maxLength: 10 })
  .map((all): Lieu[] => all.map(([id, lieu]) => ({ id: `lieu-${id}`, ...lieu })));

const read = async (csv: string) =>
  comme(
    'lieux',
    await lireContenu('lieux.csv', csv, { referentiel, jeu: 'lieux', controler: true }),
  );

const rowsOf = (csv: string): Row[] =>
  Papa.parse<Row>(csv, { header: true, skipEmptyLines: true }).data;

describe.each(VERSIONS)('any lieux, written in %s', (version) => {
  it('are all there: written, valid, with their acceptance; or set aside with a reason, whole', async () => {
    await fc.assert(
      fc.asyncProperty(lieux, async (source) => {
        const fichier = writeLieux(source, version, '2024-01-01');
        const { ecartes } = fichier;
        const written = rowsOf(fichier.csv);
        expect(written.length + ecartes.length).toBe(source.length);
        expect(ecartes.every(({ manque }) => manque.length > 0)).toBe(true);
        const apart = rowsOf(fichier.apart);
        expect(apart.map(({ id }) => id)).toEqual(ecartes.map(({ id }) => id));
        for (const [i, { manque }] of ecartes.entries())
          for (const colonne of manque) expect(apart[i]!['motif_d_ecart']).toContain(colonne);
        expect(bilanDe(fichier, version, source.length).ecartes).toHaveLength(ecartes.length);
        if (written.length === 0) return;
        const lu = await read(fichier.csv);
        expect(lu.controle).toMatchObject({ valide: true, ecarts: 0 });
        expect(lu.lecture.rows).toHaveLength(written.length);
        const kept = keptOf(source, version);
        expect(lu.lecture.rows.map(({ accepte }) => accepte)).toEqual(
          kept.map(({ accepte }) => accepte),
        );
        expect(lu.lecture.rows.map(({ id }) => id.replace(/~\d+$/, ''))).toEqual(
          kept.map(({ id }) => id),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('lose no word that is not told, with the number of lieux that say it', () => {
    fc.assert(
      fc.property(lieux, (source) => {
        const { csv, pertes } = writeLieux(source, version, '2024-01-01');
        const kept = keptOf(source, version);
        const told = new Map(pertes.map(({ quoi, mot, lieux }) => [`${quoi} ${mot ?? ''}`, lieux]));
        rowsOf(csv).forEach((row, i) => {
          for (const [quoi, { champ, vocabulaires }] of Object.entries(LISTES)) {
            for (const mot of kept[i]![champ]) {
              const said = [mot, ...vocabulaires.map(({ versV1 }) => versV1[mot])];
              const isWritten = Object.values(row).some((cell) =>
                cell.split(/[;|]/).some((part) => said.includes(part)),
              );
              const isCarried = champ === 'conditions' && mot === PASS_V0;
              const saying = kept.filter((lieu) => lieu[champ].includes(mot)).length;
              if (!isWritten && !isCarried)
                expect([mot, told.get(`${quoi} ${mot}`)]).toEqual([mot, saying]);
            }
          }
        });
        const saying = kept.filter(({ complements }) => complements?.['cle_ban']).length;
        expect(told.get('cle_ban ') ?? 0).toBe(version === 'v1' ? saying : 0);
        const unwritten = kept.filter(({ telephone }) => telephone === 'au guichet').length;
        expect(told.get('telephone ') ?? 0).toBe(unwritten);
      }),
      { numRuns: 200 },
    );
  });
});

/** The lists of a lieu, as they are called on screen. */
const LISTES = {
  services: { champ: 'services', vocabulaires: [SERVICES] },
  publics: { champ: 'publics', vocabulaires: [PUBLICS, PRISES_EN_CHARGE] },
  'conditions d’accès': { champ: 'conditions', vocabulaires: [FRAIS] },
  'modalités d’accompagnement': { champ: 'modalites', vocabulaires: [MODALITES] },
} as const;

/** The lieux that the version can hold, found apart from the writer. */
function keptOf(source: readonly Lieu[], version: 'v0' | 'v1'): Lieu[] {
  return source.filter(
    ({ nom, codePostal, adresse, services }) =>
      nom.trim() !== '' &&
      /^\d{5}$/.test(codePostal ?? '') &&
      (adresse ?? '').trim() !== '' &&
      (version === 'v1' || services.some((service) => SERVICES.v0.includes(service))),
  );
}

describe('a file without services', () => {
  it('is left out of v0 by name and by count, whole and to be read again; v1 takes it', async () => {
    const csv =
      'id,pivot,nom,commune,code_postal,code_insee,adresse,latitude,longitude,conditions_acces,labels_nationaux,date_maj\n' +
      'a,00000000000000,Bus,Abondance,74360,74001,Le Bourg,46.2795,6.72,,APTIC,2024-02-01\n';
    const { rows: source } = (await read(csv)).lecture;
    const v0 = writeLieux(source, 'v0', '2024-01-01');
    expect(bilanDe(v0, 'v0', 1)).toEqual({
      phrase: '1 lieu = 0 lieu écrit dans lieux-v0.csv + 1 lieu écarté.',
      motifs: ['1 lieu : le schéma v0 exige services.'],
      ecartes: ['Bus : services'],
      pertes: [],
    });
    const again = (await read(v0.apart)).lecture.rows;
    expect(again).toEqual(source.map((lieu) => ({ ...lieu, preuve: again[0]!.preuve })));
    expect(writeLieux(source, 'v1', '2024-01-01').ecartes).toEqual([]);
  });
});

/** The words of a list of v0 as v1 has them, in order. */
function translated(valeurs: readonly string[], ...all: readonly (typeof SERVICES)[]): string[] {
  const words = valeurs.flatMap((valeur) => all.map(({ versV1 }) => versV1[valeur] ?? []).flat());
  return [...new Set(words)].toSorted();
}

/** What a lieu read from v0 says that v1 holds too: every field, but those that v0 alone has words for. */
function sharedOfV0({ complements = {}, ...lieu }: Lieu): object {
  const inV1 = Object.entries(complements).flatMap(([colonne, texte]) =>
    colonne === 'cle_ban'
      ? []
      : [[colonne === 'accessibilite' ? 'fiche_acces_libre' : colonne, texte]],
  );
  const labels = [...lieu.labelsNationaux, ...lieu.labelsAutres];
  return {
    ...lieu,
    preuve: null,
    courriel: lieu.courriel?.replace(';', '|') ?? null,
    siteWeb: lieu.siteWeb?.replaceAll(/;(?=https|www)/g, '|') ?? null,
    services: translated(lieu.services, SERVICES),
    publics: translated(lieu.publics, PUBLICS, PRISES_EN_CHARGE),
    conditions: translated(lieu.conditions, FRAIS),
    modalites: translated(lieu.modalites, MODALITES),
    labelsNationaux: labelsOf(labels),
    labelsAutres: [],
    complements: Object.fromEntries(inV1) as Record<string, string>,
  };
}

function sharedOfV1({ complements = {}, ...lieu }: Lieu): object {
  return {
    ...lieu,
    preuve: null,
    services: lieu.services.toSorted(),
    publics: lieu.publics.toSorted(),
    conditions: lieu.conditions.toSorted(),
    modalites: lieu.modalites.toSorted(),
    labelsNationaux: labelsOf([...lieu.labelsNationaux, ...lieu.labelsAutres]),
    labelsAutres: [],
    complements,
  };
}

/** Labels, wherever they stand; v1 has one name for the two of the CAF, and ours carries the Pass. */
function labelsOf(labels: readonly string[]): string[] {
  const kept = labels.filter((label) => !Object.values(MOTS_PORTES).includes(label));
  return [
    ...new Set(kept.map((label) => label.replace('Point relais CAF', 'Point numérique CAF'))),
  ].toSorted();
}

describe('from v0 to Maillage to v1 to Maillage', () => {
  it('every field that both schemas hold is the same, acceptance among them; v1 is valid, and then changes no more', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(rows('v0'), async (source) => {
        const { rows: v0 } = (await read(Papa.unparse([...source]))).lecture;
        const written = writeLieux(v0, 'v1', '2024-01-01');
        expect(written.ecartes).toEqual([]);
        const lu = await read(written.csv);
        expect(lu.controle).toMatchObject({ valide: true, ecarts: 0 });
        const { rows: v1 } = lu.lecture;
        expect(v1.map(sharedOfV1)).toEqual(v0.map(sharedOfV0));
        for (const { accepte } of v1) seen.add(accepte);
        expect(writeLieux(v1, 'v1', '2024-01-01').csv).toBe(written.csv);
        expect((await read(writeLieux(v1, 'v1', '2024-01-01').csv)).lecture.rows).toEqual(v1);
      }),
      { numRuns: 150 },
    );
    expect([...seen].toSorted()).toEqual(['inconnu', 'non', 'oui']);
  });

  it('v1 alone, without what was made to be carried, says nothing of the Pass: unknown, never no', async () => {
    await fc.assert(
      fc.asyncProperty(rows('v1'), async (source) => {
        const { rows: v1 } = (await read(Papa.unparse([...source]))).lecture;
        expect(v1.every(({ accepte }) => accepte === 'inconnu')).toBe(true);
        const kept = writeLieux(v1, 'v1', '2024-01-01');
        expect(kept.csv).not.toMatch(/Pass/);
        expect(kept.ecartes).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('an acceptance that a version would read otherwise', () => {
  const lieu = (more: Partial<Lieu>): Lieu => ({
    ...fc.sample(lieuDe, { numRuns: 1, seed: 3 })[0]!,
    id: 'a',
    nom: 'Bus',
    codePostal: '74360',
    adresse: 'Le Bourg',
    services: ['Accéder à du matériel'],
    conditions: [],
    labelsNationaux: [],
    labelsAutres: [],
    ...more,
  });
  const GRATUIT = FRAIS.v0[0]!;
  it.each([
    [
      'unknown, beside conditions that v0 would take for a no',
      { accepte: 'inconnu', conditions: [GRATUIT] },
    ],
    ['no, without conditions', { accepte: 'non' }],
    ['no, though a label of former days says yes', { accepte: 'non', labelsNationaux: ['APTIC'] }],
    ['yes, though a label says no', { accepte: 'oui', labelsAutres: [MOTS_PORTES.non] }],
    ['yes, by its conditions', { accepte: 'oui', conditions: [PASS_V0] }],
  ] as const)('is written out: %s', async (_, more) => {
    for (const version of VERSIONS) {
      const { csv } = writeLieux([lieu(more)], version, '2024-01-01');
      const lu = await read(csv);
      expect(lu.controle).toMatchObject({ valide: true });
      expect([version, lu.lecture.rows[0]!.accepte]).toEqual([version, more.accepte]);
    }
  });
});
