import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { deposer, jeu, ouvrirDonnees, recu } from '../support/donnees';
import { expect, test, violationsOf } from '../support/app';
import { SHARED } from '../support/shared';

const LOCAL = [
  'etablissement;endroit;cp;ville;numero;commentaire',
  'Médiathèque de Salers;place Tyssandier;15140;Salers;0471403000;ouvert le lundi',
  'Mairie de Mauriac;place Pompidou;15200;Mauriac;0471680130;sur rendez-vous',
].join('\n');

const POSTES = [
  'organisme;num;insee;effectif',
  'Mairie de Salers;21150219700014;15219;1',
  'Mairie de Mauriac;21150120400018;15120;2',
].join('\n');

/** In the national schema, but for the misspelt name of a column and a phone. */
const V0 = [
  'id,pivot,nom,commune,code_postal,code_insee,adresse,complement_adresse,latitude,longitude,cle_ban,typologie,telephone,courriel,site_web,horaires,presentation_resume,presentation_detail,source,structure_parente,date_maj,services,publics_accueillis,conditions_access,labels_nationaux,labels_autres,modalites_accompagnement,accessibilite,prise_rdv',
  'a,13002603200016,Mairie,Salers,15140,15219,place Tyssandier,,45.1383,2.4942,,MUNI,04 71 40 30 00,,,,,,,,2024-03-01,Devenir autonome dans les démarches administratives,,,,,,,',
].join('\n');

test('the button that chooses files speaks French, and works by keyboard', async ({ page }) => {
  // Listened to from the start: asked for together with the key, the browser may open its own window first.
  const ouverture = page.waitForEvent('filechooser');
  await ouvrirDonnees(page);
  const bouton = page.getByRole('button', { name: 'Choisir des fichiers' });
  await expect(bouton).toBeVisible();
  await bouton.focus();
  await page.keyboard.press('Enter');
  const choix = await ouverture;
  expect(choix.isMultiple()).toBe(true);
  await choix.setFiles({ name: 'local.csv', mimeType: 'text/csv', buffer: Buffer.from(LOCAL) });
  await expect(recu(page, 'local.csv')).toContainText('2 lignes', { timeout: 30_000 });
});

test('a local file of lieux: confidence, reasons and columns shown, changed, read again at once, remembered', async ({
  page,
}) => {
  await ouvrirDonnees(page);
  await deposer(page, ['local.csv', LOCAL]);
  const carte = recu(page, 'local.csv');
  await expect(carte).toContainText(/Reconnu comme.+\(confiance\s+\d+/u, { timeout: 30_000 });
  await expect(carte).toContainText('Colonnes propres au fichier');
  await carte.getByRole('button', { name: /autres champs, sans colonne/ }).click();
  const adresse = carte.getByLabel(/^Adresse/);
  await expect(adresse).toHaveAccessibleName(/Rien n’est lu/);
  await adresse.selectOption('endroit');
  await expect(adresse).toHaveAccessibleName(/place Tyssandier/, { timeout: 20_000 });

  await deposer(page, ['suite.csv', LOCAL.replace('Salers;place', 'Salers;grand-place')]);
  const suite = recu(page, 'suite.csv');
  await expect(suite).toContainText('avec vos choix de la dernière fois', { timeout: 30_000 });
  await expect(suite.getByLabel(/^Adresse/)).toHaveAccessibleName(/grand-place/);
  await suite.getByRole('button', { name: 'Revenir à la proposition' }).click();
  await suite.getByRole('button', { name: /autres champs, sans colonne/ }).click();
  await expect(suite.getByLabel(/^Adresse/)).toHaveAccessibleName(/Rien n’est lu/, {
    timeout: 20_000,
  });
});

test('a file that claims to follow the national schema is checked against it, cell by cell', async ({
  page,
}) => {
  await ouvrirDonnees(page);
  await deposer(page, ['v0.csv', V0]);
  const carte = recu(page, 'v0.csv');
  await expect(carte).toContainText(
    'Fichier non conforme au schéma « Lieux de médiation numérique 0.1.1 » : 2 écarts, à lire dans les constats.',
    { timeout: 30_000 },
  );
  await carte.getByRole('button', { name: /constats?, ligne par ligne/ }).click();
  const constats = carte.getByRole('table', { name: 'Constats sur v0.csv' });
  await expect(constats).toContainText(
    'La colonne « conditions_access » : renommez-la « conditions_acces ».',
  );
  await expect(constats).toContainText('+33612345678');
  const juste = V0.replace('conditions_access', 'conditions_acces').replace(
    '04 71 40 30 00',
    '+33471403000',
  );
  await deposer(page, ['juste.csv', juste]);
  await expect(recu(page, 'juste.csv')).toContainText(
    'Fichier conforme au schéma « Lieux de médiation numérique 0.1.1 ».',
    { timeout: 30_000 },
  );
});

test('a file refused: the reader says what it is and what its columns hold, field by field', async ({
  page,
}) => {
  await ouvrirDonnees(page);
  await deposer(page, ['postes.csv', POSTES]);
  const carte = recu(page, 'postes.csv');
  await expect(carte).toContainText(/Attendu : .+Trouvé : /, { timeout: 30_000 });
  await carte.getByLabel('Ce que contient « postes.csv »').selectOption('cnfs-structures');
  await expect(carte).toContainText(
    'aucune colonne pour « Raison sociale », « Conseillers validés »',
  );
  const nom = carte.getByLabel(/^Raison sociale \(obligatoire\)/);
  await nom.selectOption('organisme');
  await expect(carte).toContainText('aucune colonne pour « Conseillers validés »');
  expect(await violationsOf(page)).toEqual([]);
  await carte.getByLabel(/^Conseillers validés \(obligatoire\)/).selectOption('effectif');
  await expect(carte).toContainText('2 lignes : 2 acceptées', { timeout: 20_000 });
  await expect(carte).toContainText('Lu, à votre demande, comme');
  await expect(jeu(page, 'Structures')).toContainText('chargé par vous');
});

test('a confident guess is overruled from the card; a dataset in force is read as another, or taken out', async ({
  page,
}) => {
  await ouvrirDonnees(page);
  const zrr = 'code_insee,ZRR,FRR\n15014,C,FRR\n63113,NC,non\n';
  await deposer(page, ['zonage.csv', zrr]);
  const carte = recu(page, 'zonage.csv');
  await expect(carte).toContainText(/Reconnu comme.+\(confiance\s+95/u, { timeout: 30_000 });
  await expect(jeu(page, 'Zones de revitalisation')).toContainText('2 lignes');
  await carte.getByLabel(/Lire ce fichier comme/).selectOption('frr');
  await expect(jeu(page, 'France ruralités')).toContainText('chargé par vous', { timeout: 20_000 });
  await expect(jeu(page, 'Zones de revitalisation')).toHaveCount(0);

  await carte.getByLabel(/Lire ce fichier comme/).selectOption('qpv');
  await expect(carte.getByText(/Attendu : un fichier.+La lecture précédente reste/)).toBeVisible();

  const frr = jeu(page, 'France ruralités');
  await frr.getByRole('button', { name: 'Détails et réglages' }).click();
  await frr.getByLabel(/Lire ce fichier comme/).selectOption('zrr');
  await expect(jeu(page, 'Zones de revitalisation')).toContainText('chargé par vous', {
    timeout: 20_000,
  });
  const enVigueur = jeu(page, 'Zones de revitalisation');
  await enVigueur.getByRole('button', { name: 'Détails et réglages' }).click();
  await enVigueur.getByRole('button', { name: 'Ne plus utiliser « zonage.csv »' }).click();
  await expect(jeu(page, 'France ruralités')).toContainText('simulé', { timeout: 20_000 });
});

test.describe('La Poste’s table of communes', () => {
  test.skip(!SHARED, 'No folder « shared » beside the checkout.');

  test('is communes, not lieux, and its postal codes and points serve', async ({ page }) => {
    test.setTimeout(120_000);
    await ouvrirDonnees(page);
    const chemin = join(SHARED ?? '', 'open-data/communes/laposte-hexasmal.csv');
    await deposer(page, ['laposte-hexasmal.csv', readFileSync(chemin, 'utf8')]);
    const carte = recu(page, 'laposte-hexasmal.csv');
    await expect(carte).toContainText('« Communes »', { timeout: 60_000 });
    await expect(carte).toContainText(/39\s192 lignes/u);
    await expect(jeu(page, 'Communes : codes postaux et positions')).toContainText(
      'chargé par vous',
      { timeout: 60_000 },
    );
    await expect(jeu(page, 'Lieux de médiation numérique')).toContainText('embarqué');
  });
});
