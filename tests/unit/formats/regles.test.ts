import { describe, expect, it } from 'vitest';

import { REGLES, type Regle } from '$lib/formats/journal/regles';
import type { Jeu } from '$lib/formats/lecture';

import { lireContenu, referentielEmbarque } from './aide';

const referentiel = referentielEmbarque();
const AURILLAC = referentiel.commune('15014')!;

const SAIN = {
  id: 'a',
  pivot: '13002603200016',
  nom: 'Médiathèque',
  commune: 'Aurillac',
  code_postal: '15000',
  code_insee: '15014',
  adresse: '1 rue des Carmes',
  latitude: '44.9300',
  longitude: '2.4400',
  services: 'Accéder à du matériel',
  labels_nationaux: 'CNFS',
  date_maj: '2024-02-01',
};
type Ligne = Partial<Record<keyof typeof SAIN | 'absent', string>>;

/** Lieux that are sound but for these cells; a row of its own for each. */
function lieux(...lignes: readonly Ligne[]): string {
  const colonnes = Object.keys(SAIN).filter(
    (nom) => lignes[0]!.absent?.split(' ').includes(nom) !== true,
  );
  const rows = lignes.map((ligne, i) => {
    const cells: Readonly<Record<string, string>> = { ...SAIN, id: `l${i}`, ...ligne };
    return colonnes.map((nom) => cells[nom]!).join('\t');
  });
  return `${[colonnes.join('\t'), ...rows].join('\n')}\n`;
}

interface Cas {
  readonly texte: string;
  readonly jeu?: Jeu;
  /** The cell before and after. */
  readonly avant: string;
  readonly apres: string;
}
const lieu = (ligne: Ligne, avant: string, apres: string): Cas => ({
  texte: lieux(ligne),
  avant,
  apres,
});

/** A lieu that is sound, with one column more. */
function avec(colonne: string, cellule: string): string {
  const [entete, ligne] = lieux({}).split('\n');
  return `${entete}\t${colonne}\n${ligne}\t${cellule}\n`;
}
const contact = (colonne: string, avant: string, apres: string): Cas => ({
  texte: avec(colonne, avant),
  avant,
  apres,
});

/** A file in which each repair is due. */
const REPARATIONS: Readonly<Record<Regle, Cas>> = {
  'accents-abimes': lieu({ nom: 'MÃ©diathÃ¨que' }, 'MÃ©diathÃ¨que', 'Médiathèque'),
  'octet-ecrit': lieu({ nom: 'Espace Ren<e9>' }, 'Espace Ren<e9>', 'Espace René'),
  'entite-html': lieu({ nom: 'Jeux &amp; cie' }, 'Jeux &amp; cie', 'Jeux & cie'),
  'zero-perdu': lieu(
    {
      commune: 'Ambérieu-en-Bugey',
      code_postal: '01500',
      code_insee: '1004',
      latitude: '45.9593',
      longitude: '5.3516',
    },
    '1004',
    '01004',
  ),
  'plus-perdu': contact('telephone', '33630000001', '+33630000001'),
  'nombre-tableur': lieu({ pivot: '13002603200016.0' }, '13002603200016.0', '13002603200016'),
  'espaces-retires': lieu({ code_postal: '15 000' }, '15 000', '15000'),
  'lettre-corse': lieu(
    {
      commune: 'Ajaccio',
      code_postal: '20000',
      code_insee: '2a004',
      latitude: '41.9270',
      longitude: '8.7370',
    },
    '2a004',
    '2A004',
  ),
  'code-postal-prefixe': lieu({ code_postal: 'F-15000' }, 'F-15000', '15000'),
  'cellules-recollees': {
    texte: `${Object.keys(SAIN).join(',')}\n${['a', 'b', 'c', 'd']
      .map((id) => Object.values({ ...SAIN, id }).join(','))
      .join('\n')}\n${Object.values({ ...SAIN, id: 'e', adresse: '49, rue du Lac' }).join(',')}\n`,
    avant: '49',
    apres: '49, rue du Lac',
  },
  'date-notation': lieu({ date_maj: '01/02/2024' }, '01/02/2024', '2024-02-01'),
  'date-au-mois': lieu({ date_maj: '2024-02' }, '2024-02', '2024-02-01'),
  'date-a-l-annee': lieu({ date_maj: '2024' }, '2024', '2024-01-01'),
  'date-tableur': lieu({ date_maj: '45323' }, '45323', '2024-02-01'),
  'date-absente': lieu({ date_maj: '1970-01-01' }, '1970-01-01', ''),
  'nombre-notation': lieu({ latitude: '44,93' }, '44,93', '44.93'),
  'commune-fusionnee': {
    texte: 'code_insee,classement_frr\n01001,FRR\n01018,FRR\n',
    jeu: 'frr',
    avant: '01018',
    apres: '01033',
  },
  'perimetre-notation': {
    texte: `lot,commanditaire,operateur,date_achat,debut_validite,fin_validite,perimetre,taille_carnet,pass_achetes,valeur_faciale\nL1,c,o,2023-01-01,2023-01-01,2024-01-01,Cantal,10,1,10\n`,
    jeu: 'pass-lots',
    avant: 'Cantal',
    apres: 'departement:15',
  },
  'code-contredit': lieu({ code_insee: '74001' }, '74001', '15014'),
  arrondissement: lieu(
    {
      commune: 'Paris',
      code_postal: '75011',
      code_insee: '75056',
      latitude: '48.8590',
      longitude: '2.3790',
    },
    '75056',
    '75111',
  ),
  'insee-code-postal-et-nom': lieu({ code_insee: '' }, '', '15014'),
  'insee-nom-proche': lieu({ code_insee: '', commune: 'Aurilac' }, '', '15014'),
  'insee-code-postal-seul': lieu(
    { code_insee: '', commune: '', code_postal: '75011', latitude: '48.8590', longitude: '2.3790' },
    '',
    '75111',
  ),
  'insee-ancien-nom': lieu(
    {
      code_insee: '',
      commune: 'Seynod',
      code_postal: '74600',
      latitude: '45.8800',
      longitude: '6.1000',
    },
    '',
    '74010',
  ),
  'insee-nom-seul': lieu({ code_insee: '', code_postal: '' }, '', '15014'),
  'insee-nom-et-departement': lieu(
    { code_insee: '', commune: 'Aurillac CEDEX', code_postal: '15005' },
    '',
    '15014',
  ),
  'commune-dans-adresse': lieu(
    { absent: 'commune code_postal code_insee', adresse: '1 rue des Carmes 15000 AURILLAC' },
    '1 rue des Carmes 15000 AURILLAC',
    '15000 AURILLAC',
  ),
  'coordonnees-inversees': lieu(
    { latitude: '2.44', longitude: '44.93' },
    '2.44, 44.93',
    '44.930000, 2.440000',
  ),
  // The origin of Lambert-93 is at 46.5° N, 3° E by its definition.
  'coordonnees-projetees': lieu(
    {
      commune: 'Saint-Hilaire',
      code_postal: '03440',
      code_insee: '03238',
      latitude: '6600000',
      longitude: '700000',
    },
    '6600000, 700000',
    '46.500000, 3.000000',
  ),
  'coordonnees-sans-virgule': lieu(
    { latitude: '44930000', longitude: '2440000' },
    '44930000, 2440000',
    '44.930000, 2.440000',
  ),
  'coordonnees-nulles': lieu({ latitude: '0', longitude: '0' }, '0, 0', ''),
  'position-de-la-commune': lieu(
    { latitude: '', longitude: '' },
    '',
    `${AURILLAC.latitude}, ${AURILLAC.longitude}`,
  ),
  'courriel-extrait': contact('courriel', ': ccas@exemple.fr', 'ccas@exemple.fr'),
  'contact-deplace': contact('courriel', 'https://exemple.fr/contact', ''),
  'id-en-double': { texte: lieux({ id: 'a' }, { id: 'a' }), avant: 'a', apres: 'a~2' },
  'classement-vide': {
    texte: 'code_insee,classement_frr\n01001,X\n01002,X\n01004,\n',
    jeu: 'frr',
    avant: '',
    apres: 'NC',
  },
  synonyme: lieu(
    { labels_nationaux: 'Maison France Services' },
    'Maison France Services',
    'France Services',
  ),
};

describe('each repair', () => {
  it.each(Object.entries(REPARATIONS))(
    '%s: is made, is said, and can be refused, by its name or for the cell',
    async (nom, { texte, jeu = 'lieux', avant, apres }) => {
      const lire = async (...refus: readonly string[]) =>
        (await lireContenu('x.csv', texte, { referentiel, jeu, refus: new Set(refus) })).lecture;
      const dits = ({ constats }: Awaited<ReturnType<typeof lire>>) =>
        constats.filter(({ regle }) => regle === nom);

      const [fait, ...autres] = dits(await lire());
      expect(autres).toEqual([]);
      expect(fait).toMatchObject({ gravite: 'reparation', valeur: avant, reparation: apres });

      const cellule = `${fait!.ligne}/${fait!.colonne}/${nom}`;
      for (const refus of [nom, cellule]) {
        const lecture = await lire(refus);
        expect(dits(lecture)).toMatchObject(
          [
            { gravite: 'alerte', valeur: avant, reparation: null, message: /^Réparation refusée/ },
          ].map(({ message, ...reste }) => ({ ...reste, message: expect.stringMatching(message) })),
        );
        const { lignes, acceptees, reparees, rejetees } = lecture;
        expect(acceptees + reparees + rejetees).toBe(lignes);
      }
      expect(dits(await lire(`${fait!.ligne + 1}/${fait!.colonne}/${nom}`))).toEqual([fait]);
    },
  );
});

const FRR = 'code_insee,classement_frr\n01001,FRR\n01002,FRR\n';
const CARNET = 'carnet;lot;date_remise;code_insee;localisation;nombre_pass\n';
/** A file in which each finding that is no repair is due. */
const CONSTATS: readonly (readonly [string, 'alerte' | 'rejet' | 'info', Jeu, string])[] = [
  ['lieu-inconnu', 'rejet', 'lieux', lieux({ nom: '', adresse: '' })],
  [
    'commune-introuvable',
    'alerte',
    'lieux',
    lieux({ code_insee: '99999', code_postal: '', commune: '' }),
  ],
  ['code-postal-illisible', 'alerte', 'lieux', lieux({ code_postal: 'près de la gare' })],
  ['code-postal-incoherent', 'alerte', 'lieux', lieux({ code_postal: '74360' })],
  ['nom-incoherent', 'alerte', 'lieux', lieux({ commune: 'Marseille' })],
  ['coordonnees-illisibles', 'alerte', 'lieux', lieux({ latitude: 'là' })],
  ['loin-de-la-commune', 'alerte', 'lieux', lieux({ latitude: '43.30', longitude: '5.40' })],
  ['siret-cle', 'alerte', 'lieux', lieux({ pivot: '13002603200017' })],
  ['siret-illisible', 'alerte', 'lieux', lieux({ pivot: '1300260320' + 'X' })],
  ['siret-arrondi', 'alerte', 'lieux', lieux({ pivot: '21760400000000' })],
  ['siren', 'info', 'lieux', lieux({ pivot: '130026032' })],
  ['siret-a-zero', 'info', 'lieux', lieux({ pivot: '00000000000000' })],
  ['courriel-illisible', 'alerte', 'lieux', avec('courriel', '@')],
  ['telephone-illisible', 'alerte', 'lieux', avec('telephone', 'au guichet')],
  ['date-illisible', 'alerte', 'lieux', lieux({ date_maj: 'au printemps' })],
  ['id-construit', 'info', 'lieux', lieux({ absent: 'id' })],
  ['note-ou-total', 'rejet', 'frr', `${FRR}Total,\n`],
  [
    'classement-inconnu',
    'rejet',
    'frr',
    FRR + Array.from({ length: 20 }, (_, i) => `0${1004 + i},FRR\n`).join('') + '01034,peut-être\n',
  ],
  ['cellules-en-trop', 'rejet', 'frr', `${FRR}01004,FRR,x,y\n`],
  [
    'carnet-en-double',
    'rejet',
    'pass-carnets',
    `${CARNET}C1;L;2024-01-02;15014;residence;10\nC1;L;2024-01-02;15014;residence;10\n`,
  ],
  ['carnet-incomplet', 'rejet', 'pass-carnets', `${CARNET}C1;;2024-01-02;15014;residence;10\n`],
  ['compte-illisible', 'alerte', 'pass-carnets', `${CARNET}C1;L;2024-01-02;15014;residence;dix\n`],
  [
    'localisation-inconnue',
    'alerte',
    'pass-carnets',
    `${CARNET}C1;L;2024-01-02;15014;ailleurs;10\n`,
  ],
  [
    'circulation-incomplete',
    'rejet',
    'pass-circulation',
    'mois;lot;code_insee;lieu;carnets;distribues;utilises\n2024-02;;15014;;1;10;0\n',
  ],
  [
    'operateur-en-double',
    'rejet',
    'operateurs',
    'operateur;tolerance_jours;alerte_jours\nUn;30;30\nUN;30;30\n',
  ],
  [
    'departement-different',
    'alerte',
    'cnfs-structures',
    'Raison sociale;SIRET;Code commune INSEE;Code département;Nombre de conseillers validés\nMairie;21150014500012;15014;63;2\n',
  ],
  [
    'echelon-non-lu',
    'rejet',
    'ifn',
    'Insee Com;Code Iris;IFN\n15014;150140101;4,2\n15014;150140102;5,1\n',
  ],
];

describe('each finding that mends nothing', () => {
  it.each(CONSTATS)(
    '%s (%s) is said of its row, which is kept or set aside',
    async (nom, gravite, jeu, texte) => {
      const { lecture } = await lireContenu('x.csv', texte, { referentiel, jeu });
      const dits = lecture.constats.filter(({ regle }) => regle === nom);
      expect(dits.length).toBeGreaterThan(0);
      expect(dits.every((constat) => constat.gravite === gravite)).toBe(true);
      const { lignes, acceptees, reparees, rejetees, rejets, rows } = lecture;
      expect(acceptees + reparees + rejetees).toBe(lignes);
      expect(rows).toHaveLength(lignes - rejetees);
      expect(rejets.map(({ ligne }) => ligne)).toEqual(
        expect.arrayContaining(gravite === 'rejet' ? dits.map(({ ligne }) => ligne) : []),
      );
    },
  );

  it.each([
    ['schema-colonne-absente', lieux({ absent: 'adresse' })],
    ['schema-requis', lieux({ commune: '' })],
    ['schema-unique', lieux({ id: 'a' }, { id: 'a' })],
    ['schema-type', lieux({ latitude: '44,93' })],
    ['schema-contrainte', lieux({ code_postal: '1500' })],
  ])(
    '%s is said of a file checked against its schema, as it is before any repair',
    async (nom, texte) => {
      const lu = await lireContenu('x.csv', texte, { referentiel, jeu: 'lieux', controler: true });
      expect(lu.controle?.valide).toBe(false);
      expect(lu.lecture.constats.map(({ regle }) => regle)).toContain(nom);
    },
  );

  it('every repair has its case', () => {
    expect(Object.keys(REPARATIONS).toSorted()).toEqual(Object.keys(REGLES).toSorted());
  });
});
