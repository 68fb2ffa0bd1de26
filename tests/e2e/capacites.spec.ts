import type { Page } from '@playwright/test';

import { expect, nombreDe, test, violationsOf } from '../support/app';
import { deposer, jeu, ouvrirDonnees } from '../support/donnees';

test.setTimeout(150_000);

const SIRET = '13002603200016';
const lieux = [
  'id,pivot,nom,commune,code_postal,code_insee,adresse,latitude,longitude,services,horaires,itinerance,source,date_maj',
  'a,,Mairie,Aurillac,15000,15014,1 place,44.93,2.44,,,,,2024-01-02',
  `d,${SIRET},Antenne,Saint-Flour,15100,15187,2 place,45.03,3.09,,,,,2024-01-02`,
  'b,,Bus,Mauriac,15200,15120,3 place,45.21,2.33,,We[1] 14:00-17:00,Itinérant,,2024-01-02',
].join('\n');
const agrements = (capacite: string) =>
  [
    'siret,lieu_id,operateur,debut,fin,statut,source,date_source,capacite_mensuelle',
    `,a,Opérateur,2024-01-01,,agree,liste,2024-01-01,${capacite}`,
    ',d,Opérateur,2024-01-01,,agree,liste,2024-01-01,',
    ',b,Opérateur,2024-01-01,,agree,liste,2024-01-01,',
  ].join('\n');
const structures = [
  'Raison sociale;Commune INSEE;Département;Région;Nombre de conseillers validés par le COSELEC;Date de validation en comité de sélection;Type;SIRET;Code département;Adresse;Code commune INSEE;Code postal',
  `Antenne;Saint-Flour;Cantal;Auvergne-Rhône-Alpes;2;13/08/2023;publique;${SIRET};15;15100 SAINT-FLOUR;15187;15100`,
].join('\n');
const lots = [
  'lot,commanditaire,operateur,date_achat,debut_validite,fin_validite,perimetre,taille_carnet,pass_achetes,valeur_faciale,public_cible',
  'L,Cantal,Opérateur,2024-01-01,2024-01-01,2025-12-31,,10,1000,10,',
].join('\n');
const circulation = [
  'mois,lot,code_insee,lieu,carnets,distribues,utilises',
  '2024-01,L,15014,,40,400,0',
  '2024-01,L,15120,,20,200,0',
  '2024-01,L,15187,,300,3000,0',
  ...['01', '02', '03', '04', '05', '06'].map((mois) => `2024-${mois},L,15014,a,0,0,30`),
].join('\n');

/** The value of a term of the sheet that is open. */
const fait = (page: Page, terme: string) =>
  page.locator(`dt:text-is("${terme}") + dd`).filter({ visible: true }).last();

/** Follows a link of the app, nothing being loaded anew. */
async function aller(page: Page, search: string): Promise<void> {
  await page.evaluate((cible) => {
    const lien = document.createElement('a');
    lien.href = cible;
    document.body.append(lien);
    lien.click();
    lien.remove();
  }, search);
}

async function regler(page: Page, label: RegExp, valeur: string): Promise<void> {
  await page.getByRole('link', { name: 'Méthode' }).first().click();
  const champ = page.getByLabel(label);
  if ((await champ.evaluate(({ tagName }) => tagName)) === 'SELECT')
    await champ.selectOption({ label: valeur });
  else await champ.fill(valeur);
  await page.getByRole('button', { name: 'Recalculer avec ces réglages' }).click();
}

async function cantal(page: Page): Promise<void> {
  await ouvrirDonnees(page, '?date=2024-06-30');
  await deposer(
    page,
    ['lieux.csv', lieux],
    ['agrements.csv', agrements('')],
    ['structures.csv', structures],
    ['lots.csv', lots],
    ['circulation.csv', circulation],
  );
  await expect(jeu(page, 'Agréments')).toContainText('3 lignes', { timeout: 60_000 });
  await expect(jeu(page, 'Structures')).toContainText('structures.csv', { timeout: 60_000 });
}

test('a capacity declared with an agrément speaks before what was observed, staffed or imputed', async ({
  page,
}) => {
  await cantal(page);
  await aller(page, '/?t=d15&date=2024-06-30&lieu=a');
  await expect(fait(page, 'Capacité')).toHaveText('30 Pass par mois (capacité observée)', {
    timeout: 60_000,
  });
  await aller(page, '/?t=d15&date=2024-06-30&lieu=d');
  await expect(fait(page, 'Capacité')).toHaveText(
    '120 Pass par mois (capacité estimée d’après ses postes de conseiller numérique)',
  );
  await aller(page, '/?t=d15&date=2024-06-30&commune=15014');
  await expect(fait(page, 'Places pour 100 Pass')).toContainText('82', { timeout: 60_000 });

  await page.getByRole('link', { name: 'Données' }).first().click();
  await deposer(page, ['agrements-2.csv', agrements('5')]);
  await expect(jeu(page, 'Agréments')).toContainText('agrements-2.csv', { timeout: 60_000 });
  await aller(page, '/?t=d15&date=2024-06-30&commune=15014');
  await expect(fait(page, 'Places pour 100 Pass')).toContainText('14', { timeout: 60_000 });
  await expect(fait(page, 'Pass sans réponse')).toContainText('190');
  await aller(page, '/?t=d15&date=2024-06-30&lieu=a');
  await expect(fait(page, 'Capacité')).toHaveText('5 Pass par mois (capacité déclarée)');
  expect(await violationsOf(page)).toEqual([]);
});

test('staff, stops and the way inside a commune have their control: figures and link follow, and come back', async ({
  page,
}) => {
  await cantal(page);
  await regler(page, /^Pass par mois et par poste/, '10');
  await expect(page).toHaveURL(/[?&]p=pp10(&|$)/);
  await expect(page.getByText('à 10 Pass par mois et par poste')).toBeVisible();
  await regler(page, /^Passages par mois d’un arrêt itinérant/, '1');
  await expect(page).toHaveURL(/[?&]p=pp10_vm1(&|$)/);
  await expect(page.getByText(/passe moins de 1 fois par mois/)).toBeVisible();
  await regler(page, /^Trajet vers un lieu de sa commune/, 'Depuis le point de la commune');
  await expect(page).toHaveURL(/[?&]p=in0_pp10_vm1(&|$)/);
  await expect(page.getByText(/comptée depuis le point de la commune/)).toBeVisible();

  const lien = '/?t=d15&date=2024-06-30&p=in0_pp10_vm1';
  await aller(page, `${lien}&lieu=d`);
  await expect(fait(page, 'Capacité')).toContainText('20 Pass par mois', { timeout: 60_000 });
  await aller(page, `${lien}&commune=15120`);
  const proche = fait(page, 'Lieu labellisé le plus proche');
  await expect(proche).toContainText('Bus', { timeout: 60_000 });
  const nu = nombreDe(await proche.locator('button').textContent());
  expect(nombreDe(await fait(page, 'Places pour 100 Pass').textContent())).toBeGreaterThan(0);
  await aller(page, '/?t=d15&date=2024-06-30&p=pp10_vm1&commune=15120');
  await expect
    .poll(async () => nombreDe(await proche.locator('button').textContent()))
    .toBeGreaterThan(nu);

  await page.getByRole('link', { name: 'Méthode' }).first().click();
  await page.getByRole('button', { name: 'Revenir aux réglages par défaut' }).click();
  await expect(page).not.toHaveURL(/[?&]p=/);
  await expect(page.getByLabel(/^Pass par mois et par poste/)).toHaveValue('60');
  await aller(page, '/?t=d15&date=2024-06-30&commune=15120');
  await expect(proche).not.toContainText('Bus', { timeout: 60_000 });
});
