import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';

import { Dossier, maillage, maillageAvec } from '../../support/maillage';
import { phraseDe } from '../../../scripts/maillage/plainte';

const dossier = new Dossier();
afterAll(() => dossier.effacer());

const frr = dossier.ecrire('frr.csv', ['code_insee,classement_frr', '01001,FRR']);
const demande = dossier.ecrire('demande.csv', ['id,poids,latitude,longitude', 'a,60,45,3']);
const sites = dossier.ecrire('sites.csv', ['id,capacite,latitude,longitude', 'x,1,45.01,3']);
const metres = dossier.ecrire('metres.csv', ['id,poids,latitude,longitude', 'a,60,6862000,652000']);
const vide = dossier.ecrire('vide.csv', []);
const coupe = dossier.ecrire(
  'coupe.zip',
  zipSync({ 'frr.csv': strToU8('code_insee,classement_frr\n01001,FRR\n') }).slice(0, -30),
);
const sousDossier = dossier.creer('sous-dossier');
const accolade = dossier.ecrire('accolade.json', ['{']);
const objet = dossier.ecrire('objet.json', ['{}']);
const absent = dossier.chemin('absent/x.csv');

const ACCES = ['acces', '--demande', demande, '--offre', sites, '--methode', '2sfca'];
const COUVRIR = ['couvrir', '--candidats', sites, '--rayon-km', '5', '--p', '1'];
const ECARTS = ['ecarts', '--lieux', frr, '--circulation', frr, '-o', '-'];
const JOUR = ['--date', '2024-06-30'];
const BINAIRE = ['--decroissance', '{"type":"binary","cutoff":30}'];

const CAS: readonly (readonly [string, string])[] = [
  ['toString', 'Usage : maillage acces|couvrir'],
  ['verifier', 'un fichier est attendu. Usage : maillage verifier'],
  [`verifier ${frr} ${vide}`, `« ${vide} » n’est pas attendu`],
  [`verifier ${frr} --inconnue`, 'l’option « --inconnue » n’existe pas'],
  [`verifier ${frr} --jeu`, 'l’option « --jeu » n’a pas la valeur attendue'],
  [`verifier ${frr} --json=oui`, 'l’option « --json » ne prend pas de valeur'],
  [`verifier ${sousDossier} --json`, 'sous-dossier est un dossier : un fichier est attendu'],
  [`verifier ${absent}`, 'absent/x.csv n’a pas pu être lu : ce chemin n’existe pas'],
  [`verifier ${frr}/x`, 'n’a pas pu être lu : ce chemin passe par un fichier'],
  [`verifier ${coupe}`, 'une archive abîmée ou coupée : téléchargez-la à nouveau'],
  [`convertir ${frr} --vers csv -o ${absent}`, 'n’a pas pu être écrit : ce chemin n’existe pas'],
  [`convertir ${frr} --vers csv -o ${sousDossier}`, 'n’a pas pu être écrit : c’est un dossier'],
  [`convertir ${sousDossier} --vers csv -o -`, 'est un dossier : un fichier est attendu'],
  [`convertir ${frr} --vers v9 -o -`, '--vers attend v0, v1, geojson, csv ; trouvé « v9 »'],
  [`convertir ${frr} --vers csv`, 'l’option -o est obligatoire'],
  [[...ACCES, ...BINAIRE, '--methode', 'constructor'].join(' '), '--methode attend 2sfca'],
  [[...ACCES, ...BINAIRE, '--detour', 'Infinity'].join(' '), '--detour attend un nombre'],
  [[...ACCES, ...BINAIRE, '--demande', vide].join(' '), 'il manque id, poids. Trouvé : rien'],
  [[...ACCES, ...BINAIRE, '--demande', metres].join(' '), 'n’a pas de coordonnées en degrés'],
  [[...ACCES, '--decroissance', '{'].join(' '), '--decroissance n’est pas du JSON bien formé'],
  [[...COUVRIR, '--demande', sousDossier].join(' '), 'n’a pas pu être lu : c’est un dossier'],
  [[...ECARTS, '--date', '2024-02-31'].join(' '), '--date attend AAAA-MM-JJ'],
  [[...ECARTS, ...JOUR, '--parametres', absent].join(' '), 'n’a pas pu être lu : ce chemin'],
  [[...ECARTS, ...JOUR, '--parametres', accolade].join(' '), 'n’est pas du JSON bien formé'],
  [[...ECARTS, ...JOUR, '--parametres', objet].join(' '), 'Les paramètres ne sont pas de la'],
];

describe('maillage, where it cannot do what it is asked', () => {
  it.concurrent.each(CAS)(
    '%s: 2, and one line in French',
    { timeout: 120_000 },
    async (ligne, message) => {
      const { code, stdout, stderr } = await maillage(...ligne.split(' '));
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr.trimEnd().split('\n')).toEqual([expect.stringContaining(message)]);
    },
  );

  it('shows the trace where it is asked for', async () => {
    const { code, stderr } = await maillageAvec({ MAILLAGE_TRACE: '1' }, 'verifier', coupe);
    expect(code).toBe(2);
    expect(stderr).toContain('invalid zip data');
    expect(stderr).toContain('    at ');
  });

  it('says in French what it did not foresee, and how to see it', () => {
    const phrase = phraseDe(new TypeError('Cannot read properties of undefined'));
    expect(phrase).toContain('erreur imprévue (TypeError)');
    expect(phrase).toContain('MAILLAGE_TRACE=1');
    expect(phrase).not.toContain('Cannot');
    expect(phraseDe(new RangeError('Invalid array length'))).not.toContain('Invalid');
    expect(phraseDe(new RangeError('Les poids ne décroissent pas.'))).toBe(
      'Les poids ne décroissent pas.',
    );
  });
});
