import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { writeCsv } from '$lib/formats/conteneurs/ecrire';
import { writeRejets } from '$lib/formats/journal/ecrire';
import { writeLieux } from '$lib/formats/lieux/ecrire';
import type { Lieu } from '$lib/domain/lieu';
import type { Lecture } from '$lib/formats/lecture';

import { comme, lireContenu } from '../aide';
import { COMMUNES, cp, referentiel } from './communes';

/** Files are drawn, then spoiled in every way that the field knows, several at once: thousands of rows, none lost. */
const TIRAGES = 1_200;
/** What is written is read again, several times over: fewer files show it. */
const RELECTURES = 250;

type Ligne = Readonly<Record<string, string>>;

const PASS = 'Accepte le Pass numérique : Il est possible d’utiliser un Pass numérique';
const GRATUIT = 'Gratuit : Je peux accéder gratuitement au lieu et à ses services';
const CONDITIONS = { oui: `${GRATUIT};${PASS}`, non: GRATUIT, inconnu: '' } as const;

/** A sound row of a file in v0. Its name is its own: `Médiathèque n° 7 d’été`. */
function ligne(rang: number): fc.Arbitrary<Ligne> {
  return fc
    .record({
      commune: fc.constantFrom(...COMMUNES),
      accepte: fc.constantFrom('oui', 'non', 'inconnu'),
      siret: fc.constantFrom('13002603200016', '21150014500012', '00000000000000'),
      horaires: fc.constantFrom('', 'Mo-Fr 09:00-12:00', 'Mo 10:00-12:00; We 14:00-17:00'),
      ecart: fc.integer({ min: -9, max: 9 }),
    })
    .map(({ commune, accepte, siret, horaires, ecart }) => ({
      id: `lieu-${rang}`,
      pivot: siret,
      nom: `Médiathèque n° ${rang} d’été`,
      commune: commune.nom,
      code_postal: cp(commune),
      code_insee: commune.code,
      adresse: `${rang} rue de l’Église`,
      latitude: (commune.latitude + ecart / 1000).toFixed(4),
      longitude: (commune.longitude + ecart / 1000).toFixed(4),
      services: 'Prendre en main un ordinateur;Accéder à du matériel',
      conditions_acces: CONDITIONS[accepte],
      labels_nationaux: accepte === 'oui' ? 'APTIC' : '',
      horaires,
      telephone: '+33471000000',
      source: 'Hub d’été',
      date_maj: '2022-05-01',
    }));
}

const lignes = fc
  .integer({ min: 2, max: 9 })
  .chain((n) => fc.tuple(...Array.from({ length: n }, (_, rang) => ligne(rang))));

/** What spreadsheets, exports and hands do to one row. */
const SUR_UNE_LIGNE = {
  'lost zeros': (l) => ({
    ...l,
    code_insee: l['code_insee']!.replace(/^0/, ''),
    code_postal: l['code_postal']!.replace(/^0/, ''),
  }),
  'a CEDEX': (l) => ({
    ...l,
    commune: `${l['commune']!.toUpperCase()} CEDEX 2`,
    code_postal: `${l['code_postal']!.slice(0, 3)}09`,
  }),
  mojibake: (l) => mapper(l, (texte) => Buffer.from(texte, 'utf8').toString('latin1')),
  entities: (l) => ({ ...l, nom: l['nom']!.replace('é', '&eacute;').replace('’', '&#39;') }),
  'swapped coordinates': (l) => ({ ...l, latitude: l['longitude']!, longitude: l['latitude']! }),
  'decimal commas': (l) => ({
    ...l,
    latitude: l['latitude']!.replace('.', ','),
    longitude: l['longitude']!.replace('.', ','),
  }),
  'a French date': (l) => ({ ...l, date_maj: '01/05/2022' }),
  'a number for a SIRET': (l) => ({ ...l, pivot: `${l['pivot']!}.0` }),
  'cells merged above': (l) => ({ ...l, commune: '', code_postal: '', code_insee: '' }),
  'no point': (l) => ({ ...l, latitude: '', longitude: '' }),
  'a name lost': (l) => ({ ...l, nom: '' }),
  'neither name nor address': (l) => ({ ...l, nom: '', adresse: '' }),
} as const satisfies Record<string, (l: Ligne) => Ligne>;

type Coup = keyof typeof SUR_UNE_LIGNE;
const COUPS = Object.keys(SUR_UNE_LIGNE) as Coup[];

function mapper(l: Ligne, change: (texte: string) => string): Ligne {
  return Object.fromEntries(Object.entries(l).map(([nom, texte]) => [nom, change(texte)]));
}

interface Saccage {
  readonly lignes: readonly Ligne[];
  readonly coups: readonly (readonly Coup[])[];
  /** Order of the columns. */
  readonly colonnes: readonly string[];
  readonly separateur: ';' | ',' | '\t' | '|';
  readonly fin: '\n' | '\r\n';
  /** Blank lines and notes, before which rows. */
  readonly blancs: readonly number[];
  readonly notes: readonly number[];
  readonly titre: boolean;
  readonly bom: boolean;
  /** Whether the last line has its end. */
  readonly finie: boolean;
}

const saccages: fc.Arbitrary<Saccage> = lignes.chain((lignes) =>
  fc.record({
    lignes: fc.constant(lignes),
    coups: fc.tuple(...lignes.map(() => fc.subarray(COUPS, { maxLength: 4 }))),
    colonnes: fc.shuffledSubarray(Object.keys(lignes[0]!), {
      minLength: Object.keys(lignes[0]!).length,
    }),
    separateur: fc.constantFrom(';', ',', '\t', '|'),
    fin: fc.constantFrom('\n', '\r\n'),
    blancs: fc.uniqueArray(fc.nat(lignes.length), { maxLength: 3 }),
    notes: fc.uniqueArray(fc.nat(lignes.length), { maxLength: 2 }),
    titre: fc.boolean(),
    bom: fc.boolean(),
    finie: fc.boolean(),
  }),
);

/** The rows as they end in the file. */
function abimees({ lignes, coups }: Saccage): readonly Ligne[] {
  return lignes.map((l, rang) =>
    coups[rang]!.reduce<Ligne>((abimee, coup) => SUR_UNE_LIGNE[coup](abimee), l),
  );
}

function texteDe(saccage: Saccage): string {
  const { colonnes, separateur, fin, blancs, notes, titre, bom, finie } = saccage;
  const cellule = (texte: string): string =>
    /[";,|\t]/.test(texte) ? `"${texte.replaceAll('"', '""')}"` : texte;
  const ecrites = abimees(saccage).map((l) =>
    colonnes.map((nom) => cellule(l[nom]!)).join(separateur),
  );
  const corps = ecrites.flatMap((row, rang) => [
    ...(blancs.includes(rang) ? [separateur.repeat(colonnes.length - 1), ''] : []),
    ...(notes.includes(rang) ? [`Source : service numérique${separateur.repeat(3)}`] : []),
    row,
  ]);
  const tete = titre ? [`Lieux du département${separateur.repeat(2)}`, ''] : [];
  const texte = [...tete, colonnes.join(separateur), ...corps].join(fin);
  return (bom ? '\uFEFF' : '') + texte + (finie ? fin : '');
}

const lire = async (texte: string) => lireContenu('lieux.csv', texte, { referentiel });

function expectCompte({ lignes, acceptees, reparees, rejetees, rejets }: Lecture<unknown>): void {
  expect(acceptees + reparees + rejetees).toBe(lignes);
  expect(rejets).toHaveLength(rejetees);
}

/** Rows without the proof of acceptance, which a plain table cannot say. */
const comparables = (rows: readonly Lieu[]): readonly object[] =>
  rows.map((row) => ({ ...row, preuve: null }));

describe('files spoiled in every way at once', () => {
  it(
    'lose no row: each is a lieu, or a rejected row with its reason',
    { timeout: 300_000 },
    async () => {
      let lues = 0;
      await fc.assert(
        fc.asyncProperty(saccages, async (saccage) => {
          const lu = comme('lieux', await lire(texteDe(saccage)));
          const { lecture } = lu;
          expectCompte(lecture);
          const notes = saccage.notes.filter((rang) => rang < saccage.lignes.length).length;
          expect(lecture.lignes).toBe(saccage.lignes.length + notes);
          expect(lecture.rows).toHaveLength(lecture.lignes - lecture.rejetees);
          lues += lecture.lignes;
          const trouvees = new Set(
            JSON.stringify([lecture.rows, lecture.rejets]).match(/lieu-\d+\b/g),
          );
          saccage.lignes.forEach(({ id }) => expect(trouvees).toContain(id));
          expect(writeRejets(lecture, lu.reconnaissance.colonnes).trim().split('\n').length).toBe(
            lecture.rejetees + 1,
          );
        }),
        { numRuns: TIRAGES },
      );
      expect(lues).toBeGreaterThan(4 * TIRAGES);
    },
  );

  it('are refused whole where the last line is cut, whatever the cell', async () => {
    await fc.assert(
      fc.asyncProperty(saccages, fc.integer({ min: 1, max: 12 }), async (saccage, cellules) => {
        const lignes = texteDe({ ...saccage, finie: false }).split(saccage.fin);
        const derniere = lignes.pop()!.split(saccage.separateur).slice(0, -cellules);
        fc.pre(derniere.length > 0 && !derniere.join('').includes('"'));
        const coupe = [...lignes, derniere.join(saccage.separateur)].join(saccage.fin);
        await expect(lire(coupe)).rejects.toThrow(/coupé|sans aucune ligne/);
      }),
      { numRuns: 200 },
    );
  });

  it('once repaired, written and read again, change no more', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(saccages, async (saccage) => {
        const { rows } = comme('lieux', await lire(texteDe(saccage))).lecture;
        fc.pre(rows.length > 0);
        const encore = comme(
          'lieux',
          await lireContenu('r.csv', writeCsv(rows), { referentiel, jeu: 'lieux' }),
        ).lecture;
        expect(encore).toMatchObject({ reparees: 0, rejetees: 0 });
        expect(comparables(encore.rows)).toEqual(comparables(rows));
      }),
      { numRuns: RELECTURES },
    );
  });

  it(
    'say of the Pass through v1 what they said, with every field that v1 can carry',
    { timeout: 300_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(saccages, async (saccage) => {
          const { rows } = comme('lieux', await lire(texteDe(saccage))).lecture;
          const { csv, ecartes } = writeLieux(rows, 'v1', '2022-01-01');
          const absents = new Set(ecartes.map(({ id }) => id));
          const ecrits = rows.filter(({ id }) => !absents.has(id));
          fc.pre(ecrits.length > 0);
          const lu = comme(
            'lieux',
            await lireContenu('v1.csv', csv, { referentiel, controler: true }),
          );
          expect(lu.controle).toMatchObject({
            schema: expect.stringContaining('1.0'),
            valide: true,
          });
          expect(lu.lecture.rows.map(porteParV1)).toEqual(ecrits.map(porteParV1));
          const encore = writeLieux(lu.lecture.rows, 'v1', '2022-01-01');
          expect(encore).toMatchObject({ csv, ecartes: [] });
        }),
        { numRuns: RELECTURES },
      );
    },
  );
});

const PORTES = [
  'id',
  'nom',
  'siret',
  'codeInsee',
  'commune',
  'codePostal',
  'adresse',
  'horaires',
  'telephone',
  'source',
  'accepte',
] as const satisfies readonly (keyof Lieu)[];

/** What a spoiled lieu says that v1 says alike; the words of its lists have others there. */
function porteParV1(lieu: Lieu): object {
  const { position, latitude, longitude } = lieu;
  const point = position === 'adresse' ? { latitude, longitude } : null;
  return { ...Object.fromEntries(PORTES.map((champ) => [champ, lieu[champ]])), point };
}
