import { expect, ouvrir, test, violationsOf } from '../support/app';

const lots = [
  'lot,commanditaire,operateur,date_achat,debut_validite,fin_validite,perimetre,taille_carnet,pass_achetes,valeur_faciale,public_cible',
  'V,Ville,Fini,2023-06-01,2023-07-01,2024-12-31,,10,1000,10,',
  'N,Ville,Vivant,2024-08-01,2024-09-01,2025-02-28,,10,1000,10,',
].join('\n');
const circulation = [
  'mois,lot,code_insee,lieu,carnets,distribues,utilises',
  '2023-09,V,15014,,10,100,0',
  '2023-10,V,15014,,0,0,40',
  '2024-10,N,15014,,10,100,0',
  '2024-10,N,63113,,30,300,0',
  '2025-03,N,63113,,0,0,7',
].join('\n');
const operateurs = [
  'operateur,debut,fin,tolerance_jours,alerte_jours,blocage_jours,releve_jours',
  'Fini,2020-01-01,2024-01-16,30,30,15,37',
  'Vivant,2020-01-01,,31,30,15,37',
].join('\n');
const qpv = (code: string, commune: string) =>
  `code_qp,nom_qp,insee_com,lib_com\n${code},Q,${commune},Commune\n`;
const zrr = 'CODGEO,LIBGEO,ZRR_SIMP\n15014,Aurillac,C\n63113,Clermont-Ferrand,NC\n';
const frr = 'code_insee,FRR\n15014,non\n63113,FRR+\n';

test('the calendar of lots, the rules of their opérateurs, and the zonings of their purchase', async ({
  page,
}) => {
  await ouvrir(page, 'donnees/?date=2025-03-20');
  const depot = page.getByLabel('Déposer ou choisir des fichiers');
  const files: Record<string, string> = {
    'lots.csv': lots,
    'circulation.csv': circulation,
    'operateurs.csv': operateurs,
    'qpv-2015.csv': qpv('QP015001', '15014'),
    'qpv-2024.csv': qpv('QN06301M', '63113'),
    'zrr.csv': zrr,
    'frr.csv': frr,
  };
  await depot.setInputFiles(
    Object.entries(files).map(([name, texte]) => ({
      name,
      mimeType: 'text/csv',
      buffer: Buffer.from(texte),
    })),
  );
  const vigueur = page.locator('section[aria-labelledby=vigueur]');
  await expect(vigueur.getByText(/Fichier : operateurs\.csv/)).toBeVisible({ timeout: 60_000 });
  await page.getByRole('link', { name: 'Distribution et usage' }).click();

  // 20 March 2025: lot N ended on 28 February, its opérateur takes Pass until 31 March; « Fini » ended in January 2024.
  const calendrier = page.getByRole('table', { name: /Ce qui vient pour chaque lot/ });
  await expect(calendrier.getByRole('row', { name: /^N / })).toContainText(
    'tolérance : usage encore ouvert',
    { timeout: 60_000 },
  );
  await expect(calendrier.getByRole('row', { name: /^N / })).toContainText('31 mars 2025');
  await expect(calendrier.getByRole('row', { name: /^V / })).toContainText(
    'opérateur sans activité',
  );
  await expect(page.getByText(/Créances en souffrance : jusqu’à 400\s€/u)).toBeVisible();
  // The 7 Pass of March, within the tolerance, count.
  await expect(page.locator('dl.chiffres > div:has(dt:text-is("Utilisés")) dd').first()).toHaveText(
    /^47\D/,
  );
  await calendrier.getByRole('button', { name: 'N', exact: true }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'relevé et avoir' })).toContainText(
    '6 avril 2025',
  );

  const zonages = page.getByRole('table', { name: /Part des Pass distribués par zonage/ });
  // V was bought under ZRR and QPV 2015, which hold Aurillac; N under FRR and QPV 2024, which hold Clermont-Ferrand.
  const v = zonages.getByRole('row', { name: /^V / });
  await expect(v).toContainText(/100\s% ZRR/u);
  await expect(v).toContainText(/0\s% FRR/u);
  await expect(v).toContainText(/100\s% QPV 2015/u);
  await expect(v).toContainText(/0\s% QPV 2024/u);
  const n = zonages.getByRole('row', { name: /^N / });
  await expect(n).toContainText(/75\s% FRR75\s% FRR \(75\s% FRR\+\)/u);
  await expect(n).toContainText(/75\s% QPV 2024/u);
  expect(await violationsOf(page)).toEqual([]);
});

test('a zoning that is not loaded is unknown, and said', async ({ page }) => {
  await ouvrir(page, 'circulation/');
  const zonages = page.getByRole('table', { name: /Part des Pass distribués par zonage/ });
  await expect(zonages.getByRole('row', { name: /^L01 / })).toContainText('inconnu : ZRR absent', {
    timeout: 60_000,
  });
  await expect(page.getByText('Non chargé : ZRR.')).toBeVisible();
});
