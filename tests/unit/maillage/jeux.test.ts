import { afterAll, describe, expect, it } from 'vitest';

import { FichierIllisible, type Constat, type Jeu } from '$lib/formats/lecture';

import { Dossier, maillage } from '../../support/maillage';
import { lireContenu, referentielEmbarque } from '../formats/aide';

const dossier = new Dossier();
afterAll(() => dossier.effacer());

interface Exemple {
  readonly entete: string;
  readonly bonne: string;
  /** A row that cannot be kept, and the rule that says so. */
  readonly mauvaise: string;
  readonly regle: string;
}

const SIRET = '21150014500012';

/** Every name of the command line. */
const EXEMPLES: Readonly<Record<Exclude<Jeu, 'operateurs'>, Exemple>> = {
  lieux: {
    entete: 'id,nom,commune,code_postal,code_insee,adresse,latitude,longitude,date_maj',
    bonne: '1,Espace,Aurillac,15000,15014,1 place de la Paix,44.93,2.44,2024-01-01',
    mauvaise: '2,,Aurillac,15000,15014,,,,',
    regle: 'lieu-inconnu',
  },
  qpv: {
    entete: 'code_qp,nom_qp,code_insee',
    bonne: 'QN01501M,Marmiers,15014',
    mauvaise: 'quartier,Marmiers,15014',
    regle: 'qpv-code',
  },
  zrr: {
    entete: 'code_insee,commune,zrr',
    bonne: '15014,Aurillac,C',
    mauvaise: '99999,x,C',
    regle: 'commune-introuvable',
  },
  frr: {
    entete: 'code_insee,commune,frr',
    bonne: '15014,Aurillac,FRR+',
    mauvaise: '99999,x,FRR',
    regle: 'commune-introuvable',
  },
  'cnfs-structures': {
    entete: 'Raison sociale,SIRET,Code commune INSEE,Nombre de conseillers validés',
    bonne: `Mairie,${SIRET},15014,2`,
    mauvaise: ',,15014,1',
    regle: 'structure-inconnue',
  },
  'cnfs-permanences': {
    entete: 'id,nom,commune,code_postal,adresse,latitude,longitude,structureId,nb_aidants',
    bonne: 'a,Mairie,Aurillac,15000,1 place,44.93,2.44,s,1',
    mauvaise: 'b,,Aurillac,15000,,,,s,1',
    regle: 'lieu-inconnu',
  },
  agrements: {
    entete: 'siret,lieu_id,operateur,debut,fin,statut,source,date_source',
    bonne: `${SIRET},,Opérateur,2024-01-01,,agree,courrier,2024-01-02`,
    mauvaise: ',,Opérateur,2024-01-01,,agree,courrier,2024-01-02',
    regle: 'agrement-sans-objet',
  },
  'pass-lots': {
    entete:
      'lot,commanditaire,operateur,date_achat,debut_validite,fin_validite,perimetre,taille_carnet,pass_achetes,valeur_faciale,public_cible,services',
    bonne: 'L1,Département,Opérateur,2024-01-01,2024-02-01,2025-01-31,departement:15,10,100,10,,',
    mauvaise: ',Département,Opérateur,2024-01-01,2024-02-01,2025-01-31,,10,100,10,,',
    regle: 'lot-absent',
  },
  'pass-carnets': {
    entete: 'carnet,lot,date_remise,code_insee,localisation,prescripteur,nombre_pass',
    bonne: 'C1,L1,2024-02-01,15014,residence,CCAS,10',
    mauvaise: 'C2,L1,,15014,residence,CCAS,10',
    regle: 'carnet-incomplet',
  },
  'pass-utilisations': {
    entete: 'carnet,lieu,date,nombre_pass',
    bonne: 'C1,l1,2024-03-01,2',
    mauvaise: 'C1,l1,,2',
    regle: 'utilisation-incomplete',
  },
  'pass-circulation': {
    entete: 'mois,lot,code_insee,lieu,carnets,distribues,utilises',
    bonne: '2024-02,L1,15014,,1,10,0',
    mauvaise: '2024-02,L1,99999,,1,10,0',
    regle: 'commune-introuvable',
  },
  ifn: {
    entete:
      'code,no_thd_coverage_rate,no_4g_coverage_rate,poverty_rate,older_65_rate,nscol15p_rate,total',
    bonne: '15014,1,2,3,4,5,3.5',
    mauvaise: '99999,1,2,3,4,5,3.5',
    regle: 'commune-introuvable',
  },
  densite: {
    entete: 'insee_com,densite',
    bonne: '15014,Centres urbains intermédiaires',
    mauvaise: '99999,Bourgs ruraux',
    regle: 'commune-introuvable',
  },
  communes: {
    entete: 'code_insee,nom,code_postal,latitude,longitude',
    bonne: '15014,Aurillac,15000,44.93,2.44',
    mauvaise: '99999,Nulle part,15000,44.9,2.4',
    regle: 'commune-introuvable',
  },
  suivi: {
    entete: 'id_lieu,date,statut,structure,commentaire,relance',
    bonne: 'l1,2024-02-01,contacte,CCAS,rappeler,',
    mauvaise: 'l1,,contacte,CCAS,,',
    regle: 'suivi-incomplet',
  },
};

const NOMS = Object.keys(EXEMPLES) as (keyof typeof EXEMPLES)[];

interface CompteRendu {
  readonly jeu: string;
  readonly lignes: number;
  readonly acceptees: number;
  readonly reparees: number;
  readonly rejetees: number;
  readonly constats: readonly Constat[];
}

/** What the command says as JSON, once its shape is the one promised. */
function compteRendu(stdout: string): CompteRendu {
  const rendu = JSON.parse(stdout) as CompteRendu;
  expect(Object.keys(rendu)).toEqual([
    'jeu',
    'lignes',
    'acceptees',
    'reparees',
    'rejetees',
    'constats',
  ]);
  for (const constat of rendu.constats) {
    expect(Object.keys(constat)).toEqual([
      'ligne',
      'colonne',
      'regle',
      'gravite',
      'message',
      'valeur',
      'reparation',
    ]);
  }
  expect(rendu.acceptees + rendu.reparees + rendu.rejetees).toBe(rendu.lignes);
  return rendu;
}

describe('maillage verifier --jeu', () => {
  const referentiel = referentielEmbarque();

  it.concurrent.each(NOMS)(
    '%s: 1 where a row is rejected, with the account and the reason',
    { timeout: 120_000 },
    async (jeu) => {
      const { entete, bonne, mauvaise, regle } = EXEMPLES[jeu];
      const fichier = dossier.ecrire(`${jeu}.csv`, [entete, bonne, mauvaise]);
      const { code, stdout } = await maillage('verifier', fichier, '--jeu', jeu, '--json');
      expect(code).toBe(1);
      const rendu = compteRendu(stdout);
      expect(rendu).toMatchObject({ jeu, lignes: 2, rejetees: 1 });
      expect(rendu.constats.filter(({ gravite }) => gravite === 'rejet')).toEqual([
        expect.objectContaining({ ligne: 2, regle }),
      ]);
    },
  );

  it.each(NOMS)('%s is recognised unasked, and its good row kept', async (jeu) => {
    const { entete, bonne } = EXEMPLES[jeu];
    const { jeu: trouve, lecture } = await lireContenu('x.csv', `${entete}\n${bonne}\n`, {
      referentiel,
    });
    expect({ jeu: trouve, lignes: lecture.lignes, rejetees: lecture.rejetees }).toEqual({
      jeu,
      lignes: 1,
      rejetees: 0,
    });
  });

  it.each(NOMS)('%s: a file that holds nothing of it is refused', async (jeu) => {
    const lecture = lireContenu('x.csv', 'couleur,poids\nrouge,3\nvert,4\n', {
      referentiel,
      jeu,
    });
    await expect(lecture).rejects.toThrow(FichierIllisible);
  });

  it('2 where the name is not one, and all are told', async () => {
    const { code, stdout, stderr } = await maillage('verifier', 'x.csv', '--jeu', 'lieu');
    expect([code, stdout]).toEqual([2, '']);
    for (const nom of NOMS) expect(stderr).toContain(nom);
  });
});
