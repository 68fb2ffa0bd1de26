import type { ClasseRurale, DispositifRural, ZonageRural } from '$lib/domain/zonage';

import { repairInsee } from '../cellules/codes';
import { parseOui } from '../cellules/nombres';
import { isCodeLike } from '../cellules/allures';
import { Champs } from '../champs';
import type { Apercu, Famille, LireLigne } from '../famille';
import type { Communes } from '../cellules/communes';
import type { Ligne } from '../journal/journal';
import { classeOf, codeFrrOf, type CodeFrr } from './classes';

const CODES = [
  'code_insee',
  'insee_code',
  'insee',
  'codgeo',
  'insee_com',
  'code_commune',
  'code_commune_insee',
  'code_geo',
  'depcom',
  'com',
];

/** Communes in zone de revitalisation rurale, until 2024: one class (C, PC, NC; 1/0) per commune. */
export const ZRR = zonage(
  'ZRR',
  'des communes en zone de revitalisation rurale (ZRR)',
  /(?:^|_)zrr|zrr$/,
);

/** Communes in France ruralités revitalisation, since 2024: FRR, FRR+, bénéficiaires, partial ones. */
export const FRR = zonage(
  'FRR',
  'des communes en France ruralités revitalisation (FRR)',
  /(?:^|_)frr|frr$/,
);

function zonage(dispositif: DispositifRural, nom: string, header: RegExp): Famille<ZonageRural> {
  const champs = champsOf(dispositif, header);
  return {
    jeu: dispositif === 'ZRR' ? 'zrr' : 'frr',
    nom,
    attendu: `une colonne de codes Insee et une colonne de classement en ${dispositif}`,

    champs,

    recognise(apercu, { correspondance }) {
      const { code, classe } = champs.places(apercu, correspondance);
      if (code < 0 || classe < 0 || !isListOfCommunes(apercu, code)) return null;
      const isNamed =
        apercu.isLike(classe, header) ||
        apercu.part(apercu.place('dispositif'), (cellule) => cellule === dispositif) === 1 ||
        apercu.part(classe, (cellule) => cellule.toUpperCase().includes(dispositif)) > 0;
      return {
        confiance: isNamed ? 0.95 : dispositif === 'ZRR' ? 0.7 : 0.3,
        raisons: [
          `La colonne « ${apercu.colonnes[code]!} » contient des codes de communes.`,
          `La colonne « ${apercu.colonnes[classe]!} » contient un classement${isNamed ? ` en ${dispositif}` : ' (C, NC, 1, 0…)'}.`,
        ],
      };
    },

    reader(apercu, { communes, correspondance }) {
      const { code, classe } = champs.places(apercu, correspondance);
      const lire = apercu.isLike(classe, CODE_FRR) ? codeFrrOf : wordsReader(dispositif);
      const precise = preciserDe(apercu, classe, dispositif);
      return rowReader({ code, classe, lire, precise }, dispositif, communes);
    },
  };
}

function champsOf(dispositif: DispositifRural, header: RegExp) {
  return new Champs<'code' | 'classe'>(
    {
      code: { nom: 'Code Insee de la commune', requis: true, valeurs: isCodeLike },
      classe: { nom: `Classement en ${dispositif}`, requis: true },
    },
    {
      chercher(apercu) {
        const code = codePlace(apercu);
        const classe = classePlace(apercu, dispositif, header);
        return { ...(code >= 0 && { code: [code] }), ...(classe >= 0 && { classe: [classe] }) };
      },
    },
  );
}

/** Column of the codes of the Observatoire des territoires. */
const CODE_FRR = /^code_?frr(?:_|$)/;

interface Lecture {
  readonly code: number;
  readonly classe: number;
  readonly lire: (texte: string) => CodeFrr | null;
  /** What other columns of the row make of the class. */
  readonly precise: (ligne: Ligne, classe: ClasseRurale) => ClasseRurale;
}

function wordsReader(dispositif: DispositifRural): Lecture['lire'] {
  return (texte) => {
    const classe = classeOf(texte, dispositif);
    return classe && { classe, precise: true };
  };
}

/** Where FRR+ and bénéficiaires have columns of their own, of yes and no, they say more than the first. */
function preciserDe(
  apercu: Apercu,
  classe: number,
  dispositif: DispositifRural,
): Lecture['precise'] {
  const placeOf = (pattern: RegExp): number =>
    apercu.colonnes.findIndex(
      (colonne, place) =>
        place !== classe &&
        pattern.test(colonne) &&
        apercu.part(place, (cellule) => parseOui(cellule) !== null) > 0.9,
    );
  const plus = dispositif === 'FRR' ? placeOf(/frr.*(?:\+|plus)/i) : -1;
  const beneficiaire = dispositif === 'FRR' ? placeOf(/b[ée]n[ée]ficiaire/i) : -1;
  return (ligne, value) => {
    if (parseOui(ligne.cellule(plus)) === true) return 'plus';
    return parseOui(ligne.cellule(beneficiaire)) === true ? 'beneficiaire' : value;
  };
}

/** The same commune may come back, where several of the file's make one of today's: one row for each of the file's. */
function rowReader(
  { code, classe, lire, precise }: Lecture,
  dispositif: DispositifRural,
  communes: Communes,
): LireLigne<ZonageRural> {
  return (ligne) => {
    const texte = ligne.texte(code);
    const insee = ligne.reparer(code, repairInsee(texte), texte);
    const found = communes.find(insee, '', '');
    if (found === null) {
      ligne.rejeter(
        code,
        'commune-introuvable',
        'Ce code n’a jamais été celui d’une commune : corrigez le code Insee.',
      );
      return [];
    }
    const written = ligne.cellule(classe);
    const read = lire(
      written === '' ? ligne.reparer(classe, { regle: 'classement-vide', valeur: 'NC' }) : written,
    );
    if (read === null) {
      ligne.rejeter(
        classe,
        'classement-inconnu',
        `Classement inconnu : « Classée en ${dispositif} » ou « Non classée » est attendu.`,
      );
      return [];
    }
    if (!read.precise) ligne.alerter(classe, 'classement-sans-detail', SANS_DETAIL);
    if (found.regle) ligne.reparer(code, { regle: found.regle, valeur: found.commune.code }, insee);
    return [{ codeInsee: found.commune.code, dispositif, classe: precise(ligne, read.classe) }];
  };
}

const SANS_DETAIL =
  'Ce code dit que la commune est dans le zonage, sans que sa signification soit publiée (bénéficiaire, classée en partie…) : elle est lue comme classée, à vérifier.';

function codePlace(apercu: Apercu): number {
  const place = apercu.place(...CODES);
  return apercu.part(place, isCodeLike) > 0.9 ? place : -1;
}

/** A zoning has one row per commune; other files, of structures or lieux, have a column on the zoning too. */
function isListOfCommunes(apercu: Apercu, code: number): boolean {
  const codes = apercu.lignes.map((ligne) => ligne[code]);
  const isAboutPlaces = apercu.place('siret', 'adresse', 'raison_sociale', 'pivot') >= 0;
  return new Set(codes).size > 0.95 * codes.length && !isAboutPlaces;
}

function classePlace(apercu: Apercu, dispositif: DispositifRural, header: RegExp): number {
  const observatoire = dispositif === 'FRR' ? apercu.placeLike(CODE_FRR) : -1;
  if (apercu.part(observatoire, (cellule) => codeFrrOf(cellule) !== null) > 0.8)
    return observatoire;
  const isClass = (cellule: string): boolean => classeOf(cellule, dispositif) !== null;
  const named = apercu.colonnes.findIndex(
    (_, place) => apercu.isLike(place, header) && apercu.part(place, isClass) > 0.9,
  );
  if (named >= 0) return named;
  const place = apercu.place('classement', 'status', 'statut', 'classe', 'zonage', 'dispositif');
  return apercu.part(place, isClass) > 0.9 ? place : -1;
}
