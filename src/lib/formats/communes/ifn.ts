import { Champs } from '../champs';
import type { Apercu, Contexte, Famille, Indice } from '../famille';
import { repairInsee } from '../cellules/codes';
import { parseNombre, repairNombre } from '../cellules/nombres';
import { hasLuhnKey } from '../cellules/siret';
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
    noms: ['total', 'ifn', 'indice', 'score_global', 'score'],
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

/**
 * A file that holds only the score: surely where its column names the index; hardly where it does not, its codes are those
 * of territories and its numbers are scores, from 0 to 10 with decimals; else only if it is what was asked for.
 */
function recogniseScore(
  apercu: Apercu,
  { code, total }: { readonly code: number; readonly total: number },
  contexte: Contexte,
): Indice | null {
  const isScored = apercu.part(total, (cellule) => scoreOf(cellule) !== null) > 0.9;
  if (!isScored) return null;
  const nom = apercu.colonnes[total]!;
  const seul = `La colonne « ${nom} » contient un score par territoire, sans ses composantes.`;
  if (apercu.part(code, isCode) > 0.9) {
    if (apercu.isLike(total, NOM_IFN)) return { confiance: 0.9, raisons: [seul] };
    if (apercu.isLike(total, /(?:^|_)score(?:_|$)/)) return { confiance: 0.6, raisons: [seul] };
  }
  if (apercu.part(code, (cellule) => echelonOf(cellule, contexte) !== null) <= 0.9) return null;
  const isOnScale =
    apercu.part(total, isOffScale) === 0 &&
    apercu.part(total, (cellule) => isDecimal(cellule)) > 0.5;
  if (!isOnScale) return { confiance: 0.3, raisons: [seul] };
  return {
    confiance: 0.5,
    raisons: [
      `Les codes de « ${apercu.colonnes[code]!} » sont ceux de territoires, et « ${nom} » va de 0 à 10 avec des décimales, comme l’indice : rien d’autre ne le dit, vérifiez.`,
    ],
  };
}

type Echelon = 'commune' | 'epci' | 'departement' | 'iris';

/** What a code is that of; `null` where no territory bears it. */
function echelonOf(texte: string, { communes, referentiel }: Contexte): Echelon | null {
  const code = repairInsee(texte)?.valeur ?? texte;
  if (communes.find(code, '', '') !== null) return 'commune';
  if (referentiel.departements.has(code.padStart(2, '0'))) return 'departement';
  if (!/^\d{8,9}$|^2[AB]\d{7}$/i.test(texte)) return null;
  if (referentiel.epci.has(texte)) return 'epci';
  const isSiren = texte.startsWith('2') && hasLuhnKey(texte);
  const iris = texte.padStart(9, '0').toUpperCase();
  if (!isSiren && communes.find(iris.slice(0, 5), '', '') !== null) return 'iris';
  return texte.length === 9 ? 'epci' : null;
}

/** Column of the IRIS that the rows are of, where their communes come back; −1 where there is none. */
function irisPlace(apercu: Apercu, code: number): number {
  const codes = apercu.lignes.map((ligne) => ligne[code]);
  return new Set(codes).size < codes.length ? apercu.place('code_iris', 'iris', 'codeiris') : -1;
}

function isCode(cellule: string): boolean {
  return /^(?:\d{4,5}|2[ab]\d{3}|\d{9})$/i.test(cellule);
}

function scoreOf(cellule: string): number | null {
  return parseNombre(repairNombre(cellule)?.valeur ?? cellule);
}

function isDecimal(cellule: string): boolean {
  return !Number.isInteger(scoreOf(cellule) ?? 0);
}

/** Scores of the index go from 0 to 10; other editions count otherwise. */
function isOffScale(cellule: string): boolean {
  const score = scoreOf(cellule);
  return score !== null && (score < 0 || score > 10);
}

const MESSAGES = {
  departement:
    'C’est le code d’un département : l’indice est lu par commune ou par EPCI. Chargez le fichier des communes.',
  iris: 'C’est le code d’un IRIS : l’indice est lu par commune ou par EPCI. Chargez le fichier des communes.',
} as const;

/** Indice de fragilité numérique (MedNum), by commune or by EPCI. */
export const IFN: Famille<LigneIfn> = {
  jeu: 'ifn',
  nom: 'de l’indice de fragilité numérique (IFN)',
  attendu:
    'une colonne « code », et la colonne de l’indice (ifn, total), seule ou avec ses composantes (no_thd_coverage_rate, poverty_rate…)',

  champs: CHAMPS,

  recognise(apercu, contexte) {
    const places = CHAMPS.places(apercu, contexte.correspondance);
    const { code, total } = places;
    const parts = Object.values(places)
      .filter((place) => place >= 0)
      .slice(2);
    if (code < 0 || total < 0) return null;
    if (parts.length < 2) return recogniseScore(apercu, places, contexte);
    return {
      confiance: 0.95,
      raisons: [
        `Les colonnes de l’indice sont là : ${parts.map((place) => apercu.colonnes[place]!).join(', ')}.`,
      ],
    };
  },

  reader(apercu, contexte, journal) {
    const { communes, referentiel, correspondance } = contexte;
    const places = CHAMPS.places(apercu, correspondance);
    if (apercu.part(places.total, isOffScale) > 0) {
      journal.noter(
        'ifn-autre-echelle',
        'info',
        'Des scores sortent de l’échelle de 0 à 10 : ils sont gardés tels quels, et ne se comparent qu’entre eux.',
        apercu.colonnes[places.total],
      );
    }
    const iris = irisPlace(apercu, places.code);
    return (ligne) => {
      const texte = ligne.texte(places.code);
      const echelon = ligne.cellule(iris) === '' ? echelonOf(texte, contexte) : 'iris';
      if (echelon === 'departement' || echelon === 'iris') {
        ligne.rejeter(places.code, 'echelon-non-lu', MESSAGES[echelon]);
        return [];
      }
      const isEpci = echelon === 'epci';
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
