import type { Lieu } from '$lib/domain/lieu';
import { CLES_CAPACITE, CLES_DISTANCE } from '$lib/state/parametres';
import { formatDecimal, formatJour, formatKm, formatNombre, formatPart } from '$lib/ui/format';
import type { Trace, TraceCell, TraceColumn } from '$lib/ui/trace/trace';

import type { Bilan } from '../bilan';
import type { LigneCommune } from '../lignes';

/** Figures of the head of the page. */
export const CHIFFRES = [
  'pass',
  'sansReponse',
  'labellises',
  'passParLieu',
  'plusDe10Km',
  'plusDe20Km',
  'distanceMediane',
] as const;

export type CleChiffre = (typeof CHIFFRES)[number];

/** What the figures of a territory rest on. */
export interface Territoire {
  readonly lignes: readonly LigneCommune[];
  readonly bilan: Bilan;
  /** Lieux of the territory that take the Pass. */
  readonly labellises: readonly Lieu[];
}

const COMMUNE: TraceColumn = { title: 'Commune', width: 14 };
const PASS: TraceColumn = { title: 'Pass en circulation', numeric: true, total: true };
const KM: TraceColumn = { title: 'Distance au lieu', numeric: true, format: formatKm };
const COMMUNES = 'Communes où circulent des Pass';

const SECRET =
  'Les communes qui comptent peu de bénéficiaires sont dans les lignes : en mode gestionnaire, ces lignes ne sont pas à publier.';

type Corps = Omit<Trace, 'title' | 'value'>;

/** The trace of a figure of a territory: the rows are those of the map, and add up to it. */
export function traceTerritoire(
  cle: CleChiffre,
  label: string,
  value: string,
  territoire: Territoire,
): Trace {
  return { title: label, value, ...CORPS[cle](territoire) };
}

const CORPS: Readonly<Record<CleChiffre, (territoire: Territoire) => Corps>> = {
  pass: ({ lignes, bilan }) => ({
    formula: [
      'Pass en circulation d’une commune = distribués − utilisés − expirés',
      `Somme des ${formatNombre(bilan.communes)} communes = ${formatDecimal(bilan.pass)}`,
    ],
    ...tableau([COMMUNE, PASS], lignes, ({ nom, pass }) => [nom, pass]),
    parameters: [],
  }),
  sansReponse: ({ lignes, bilan }) => ({
    formula: [
      `${formatDecimal(bilan.pass)} Pass en circulation − ${formatDecimal(bilan.pass - bilan.sansReponse)} qui trouvent une place = ${formatDecimal(bilan.sansReponse)} sans réponse`,
      'Les places des lieux labellisés sont attribuées au mieux, dans la portée de chaque commune.',
    ],
    ...tableau(
      [
        COMMUNE,
        PASS,
        { title: 'Trouvent une place', numeric: true, total: true },
        { title: 'Sans réponse', numeric: true, total: true },
      ],
      lignes,
      ({ nom, pass, sansReponse }) => [nom, pass, pass - sansReponse, sansReponse],
    ),
    parameters: [...CLES_DISTANCE, 'dc', 'ic', 'rc', ...CLES_CAPACITE],
  }),
  labellises: ({ labellises }) => ({
    formula: [`${formatNombre(labellises.length)} lieux du territoire acceptent le Pass.`],
    caption: 'Lieux labellisés du territoire',
    columns: [
      { title: 'Lieu', width: 18 },
      { title: 'Commune', width: 12 },
      { title: 'D’après', width: 16 },
      { title: 'Mis à jour', width: 9 },
      { title: 'Lieux', numeric: true, total: true, width: 5 },
    ],
    rows: labellises.map(({ nom, commune, preuve, dateMaj }) => [
      nom,
      commune,
      preuve,
      dateMaj && formatJour(dateMaj),
      1,
    ]),
    warnings: [],
    parameters: [],
  }),
  passParLieu: ({ lignes, bilan, labellises }) => ({
    formula: [
      `${formatDecimal(bilan.pass)} Pass en circulation ÷ ${formatNombre(labellises.length)} lieux labellisés = ${labellises.length === 0 ? 'aucun lieu' : formatDecimal(bilan.pass / labellises.length)}`,
    ],
    ...tableau([COMMUNE, PASS], lignes, ({ nom, pass }) => [nom, pass]),
    parameters: [],
  }),
  plusDe10Km: (territoire) => auDela(10, territoire, territoire.bilan.partPlusDe10Km),
  plusDe20Km: (territoire) => auDela(20, territoire, territoire.bilan.partPlusDe20Km),
  distanceMediane: ({ lignes, bilan }) => {
    let cumul = 0;
    const rangees = [...lignes].sort((a, b) => a.distanceKm - b.distanceKm);
    return {
      formula: [
        `La moitié des ${formatDecimal(bilan.pass)} Pass, soit ${formatDecimal(bilan.pass / 2)}, est atteinte à ${formatKm(bilan.distanceMediane)}`,
        'Les communes sont rangées de la plus proche à la plus lointaine ; la première dont le cumul atteint la moitié donne la médiane.',
      ],
      ...tableau(
        [COMMUNE, KM, PASS, { title: 'Cumul', numeric: true }],
        rangees,
        ({ nom, distanceKm, pass }) => [nom, distanceKm, pass, (cumul += pass)],
      ),
      parameters: CLES_DISTANCE,
    };
  },
};

function auDela(km: number, { lignes, bilan }: Territoire, part: number | null): Corps {
  const loinDe = ({ distanceKm, pass }: LigneCommune): number => (distanceKm > km ? pass : 0);
  const loin = lignes.reduce((somme, ligne) => somme + loinDe(ligne), 0);
  return {
    formula: [
      `${formatDecimal(loin)} Pass à plus de ${km} km ÷ ${formatDecimal(bilan.pass)} en circulation = ${formatPart(part)}`,
      'Distance : à vol d’oiseau, allongée du détour par la route.',
    ],
    ...tableau(
      [COMMUNE, KM, PASS, { title: `Dont à plus de ${km} km`, numeric: true, total: true }],
      lignes,
      (ligne) => [ligne.nom, ligne.distanceKm, ligne.pass, loinDe(ligne)],
    ),
    parameters: CLES_DISTANCE,
  };
}

function tableau(
  columns: readonly TraceColumn[],
  lignes: readonly LigneCommune[],
  cellules: (ligne: LigneCommune) => readonly TraceCell[],
): Pick<Trace, 'caption' | 'columns' | 'rows' | 'warnings'> {
  const estimees = lignes.filter(
    ({ position }) => position !== 'commune' && position !== 'contour',
  ).length;
  const position =
    estimees > 0 ? [`La position de ${formatNombre(estimees)} communes est estimée.`] : [];
  return {
    caption: COMMUNES,
    columns,
    rows: lignes.map(cellules),
    warnings: [...position, SECRET],
  };
}
