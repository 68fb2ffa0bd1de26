import { Champs } from '../champs';
import type { Apercu, Famille, Indice } from '../famille';
import { repairInsee } from '../cellules/codes';
import { parseNombre, repairNombre } from '../cellules/nombres';
import { readNombre } from '../journal/champs';

/** Indice de fragilité numérique of a commune or an EPCI: scores from 0 (least) to 10; `null` where not computed. */
export interface LigneIfn {
  readonly echelon: 'commune' | 'epci';
  /** Today's code of the commune, or SIREN of the EPCI. */
  readonly code: string;
  readonly total: number | null;
  readonly sansTresHautDebit: number | null;
  readonly sans4g: number | null;
  readonly pauvrete: number | null;
  readonly plusDe65Ans: number | null;
  readonly sansDiplome: number | null;
}

const CHAMPS = new Champs({
  code: {
    nom: 'Code de la commune ou SIREN de l’EPCI',
    requis: true,
    noms: ['code', 'code_insee', 'insee_com', 'codgeo', 'siren_epci', 'epci'],
    valeurs: isCode,
  },
  total: {
    nom: 'Indice',
    requis: true,
    noms: ['total', 'ifn', 'indice', 'score_global'],
    proches: /(?:^|_)(?:ifn|fragilite_numerique|score_global)(?:_|$)/,
  },
  sansTresHautDebit: {
    nom: 'Sans très haut débit',
    noms: ['no_thd_coverage_rate', 'sans_tres_haut_debit'],
    proches: /(?:^|_)(?:thd|tres_haut_debit|fibre)(?:_|$)/,
  },
  sans4g: {
    nom: 'Sans 4G',
    noms: ['no_4g_coverage_rate', 'sans4g'],
    proches: /(?:^|_)(?:4g|reseau_mobile)(?:_|$)/,
  },
  pauvrete: {
    nom: 'Pauvreté',
    noms: ['poverty_rate', 'pauvrete'],
    proches: /(?:^|_)pauvrete(?:_|$)/,
  },
  plusDe65Ans: {
    nom: 'Plus de 65 ans',
    noms: ['older_65_rate', 'plus_de65_ans'],
    proches: /(?:^|_)65(?:_|$)/,
  },
  sansDiplome: {
    nom: 'Sans diplôme',
    noms: ['nscol15p_rate', 'sans_diplome'],
    proches: /(?:^|_)(?:non_|peu_|sans_)?diplomes?(?:_|$)/,
  },
});

/** Words that name the index itself: beside codes, they are enough. */
const NOM_IFN = /(?:^|_)(?:ifn|fragilite_numerique)(?:_|$)/;

/** A file that holds only the score: surely where its column names the index, else only if it is what was asked for. */
function recogniseScore(apercu: Apercu, code: number, total: number): Indice | null {
  const isScored =
    apercu.part(code, isCode) > 0.9 &&
    apercu.part(total, (cellule) => scoreOf(cellule) !== null) > 0.9;
  if (!isScored) return null;
  const isScore = apercu.isLike(total, /(?:^|_)score(?:_|$)/);
  return {
    confiance: apercu.isLike(total, NOM_IFN) ? 0.9 : isScore ? 0.6 : 0.3,
    raisons: [
      `La colonne « ${apercu.colonnes[total]!} » contient un score par territoire, sans ses composantes.`,
    ],
  };
}

function isCode(cellule: string): boolean {
  return /^(?:\d{4,5}|2[ab]\d{3}|\d{9})$/i.test(cellule);
}

function scoreOf(cellule: string): number | null {
  return parseNombre(repairNombre(cellule)?.valeur ?? cellule);
}

/** Scores of the index go from 0 to 10; other editions count otherwise. */
function isOffScale(cellule: string): boolean {
  const score = scoreOf(cellule);
  return score !== null && (score < 0 || score > 10);
}

/** Indice de fragilité numérique (MedNum), by commune or by EPCI. */
export const IFN: Famille<LigneIfn> = {
  jeu: 'ifn',
  nom: 'de l’indice de fragilité numérique (IFN)',
  attendu:
    'une colonne « code », et la colonne de l’indice (ifn, total), seule ou avec ses composantes (no_thd_coverage_rate, poverty_rate…)',

  champs: CHAMPS,

  recognise(apercu, { correspondance }) {
    const places = CHAMPS.places(apercu, correspondance);
    const { code, total } = places;
    const parts = Object.values(places)
      .filter((place) => place >= 0)
      .slice(2);
    if (code < 0 || total < 0) return null;
    if (parts.length < 2) return recogniseScore(apercu, code, total);
    return {
      confiance: 0.95,
      raisons: [
        `Les colonnes de l’indice sont là : ${parts.map((place) => apercu.colonnes[place]!).join(', ')}.`,
      ],
    };
  },

  reader(apercu, { communes, referentiel, correspondance }, journal) {
    const places = CHAMPS.places(apercu, correspondance);
    if (apercu.part(places.total, isOffScale) > 0) {
      journal.noter(
        'ifn-autre-echelle',
        'info',
        'Des scores sortent de l’échelle de 0 à 10 : ils sont gardés tels quels, et ne se comparent qu’entre eux.',
        apercu.colonnes[places.total],
      );
    }
    return (ligne) => {
      const texte = ligne.texte(places.code);
      const isEpci = /^\d{9}$/.test(texte);
      const code = isEpci ? texte : ligne.reparer(places.code, repairInsee(texte), texte);
      const found = isEpci ? null : communes.find(code, '', '');
      if (!isEpci && found === null) {
        ligne.rejeter(
          places.code,
          'commune-introuvable',
          'Ce code n’est ni celui d’une commune ni le SIREN d’un EPCI.',
        );
        return [];
      }
      if (isEpci && !referentiel.epci.has(code)) {
        ligne.alerter(places.code, 'epci-inconnu', 'Cet EPCI n’existe pas ou plus au référentiel.');
      }
      if (found?.regle)
        ligne.reparer(places.code, { regle: found.regle, valeur: found.commune.code }, code);
      const row: LigneIfn = {
        echelon: isEpci ? 'epci' : 'commune',
        code: found?.commune.code ?? code,
        total: readNombre(ligne, places.total),
        sansTresHautDebit: readNombre(ligne, places.sansTresHautDebit),
        sans4g: readNombre(ligne, places.sans4g),
        pauvrete: readNombre(ligne, places.pauvrete),
        plusDe65Ans: readNombre(ligne, places.plusDe65Ans),
        sansDiplome: readNombre(ligne, places.sansDiplome),
      };
      if (row.total === null)
        ligne.alerter(places.total, 'ifn-absent', 'L’indice n’est pas calculé pour ce territoire.');
      return [row];
    };
  },
};
