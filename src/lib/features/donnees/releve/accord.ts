import type { Ecarts } from '$lib/compute/messages';
import { CLASSES } from '$lib/domain/ecarts/classes';
import type { Referentiel } from '$lib/domain/referentiel';
import { MESURES, type LigneReleve, type Mesure } from '$lib/formats/releve';
import { NOMS_CLASSES } from '$lib/map/palette';
import { formatDecimal, INCONNU } from '$lib/ui/format';
import type { Column } from '$lib/ui/table/table';

/** One figure of the table that is not the one measured here. */
export interface Difference {
  readonly codeInsee: string;
  readonly commune: string;
  readonly mesure: string;
  /** In the table. */
  readonly releve: string;
  /** On screen. */
  readonly ici: string;
  /** What is on screen, less what is in the table; `null` where one of them is unknown, and for a class. */
  readonly ecart: number | null;
}

/** A table of gaps beside the gaps measured here, line by line. */
export interface Accord {
  /** Lines of which every figure is the same. */
  readonly pareilles: number;
  readonly differences: readonly Difference[];
}

const NOMS: Readonly<Record<Mesure, string>> = {
  pass_circulation: 'Pass en circulation',
  beneficiaires: 'Bénéficiaires',
  sans_reponse: 'Pass sans réponse',
  distance_km: 'Distance au lieu le plus proche (km)',
  places_pour_100: 'Places pour 100 Pass',
};

/** Figures are written with three decimals. */
const PRECISION = 1000;

/**
 * Compares each line with the gaps measured. A class of confidence C is left out: it was withheld there, and may not
 * be known here yet.
 */
export function accordDe(
  lignes: readonly LigneReleve[],
  referentiel: Referentiel,
  ecarts: Ecarts,
): Accord {
  let pareilles = 0;
  const differences: Difference[] = [];
  for (const ligne of lignes) {
    const trouvees = differencesDe(ligne, referentiel, ecarts);
    if (trouvees.length === 0) pareilles += 1;
    differences.push(...trouvees);
  }
  return { pareilles, differences };
}

export const COLONNES: readonly Column<Difference>[] = [
  { key: 'commune', title: 'Commune', width: 12, text: ({ commune }) => commune },
  { key: 'mesure', title: 'Mesure', width: 14, text: ({ mesure }) => mesure },
  { key: 'releve', title: 'Dans le fichier', width: 9, text: ({ releve }) => releve },
  { key: 'ici', title: 'Ici', width: 9, text: ({ ici }) => ici },
  {
    key: 'ecart',
    title: 'Différence',
    width: 8,
    numeric: true,
    text: ({ ecart }) => formatDecimal(ecart),
    value: ({ ecart }) => ecart,
  },
];

function differencesDe(
  ligne: LigneReleve,
  referentiel: Referentiel,
  ecarts: Ecarts,
): readonly Difference[] {
  const index = referentiel.indexOf(ligne.codeInsee);
  const commune = referentiel.communes[index]?.nom;
  const { codeInsee } = ligne;
  if (commune === undefined) {
    const absente = { codeInsee, commune: codeInsee, mesure: 'Commune', releve: codeInsee };
    return [{ ...absente, ici: 'inconnue', ecart: null }];
  }
  const ici = mesuresEn(index, ecarts);
  const trouvees = MESURES.flatMap((mesure): Difference[] => {
    const [la, la2] = [ligne.mesures[mesure], ici[mesure]];
    if (la === la2) return [];
    const ecart = la === null || la2 === null ? null : la2 - la;
    if (ecart !== null && Math.abs(ecart) < 1.5 / PRECISION) return [];
    const textes = { releve: formatDecimal(la), ici: formatDecimal(la2) };
    return [{ codeInsee, commune, mesure: NOMS[mesure], ...textes, ecart }];
  });
  const classe = NOMS_CLASSES[CLASSES[ecarts.classe[index]!] ?? 'insuffisant'];
  if (ligne.confiance === 'C' || ligne.classe === classe) return trouvees;
  const textes = { releve: ligne.classe || INCONNU, ici: classe };
  return [...trouvees, { codeInsee, commune, mesure: 'Classe', ...textes, ecart: null }];
}

/** The figures of a commune, as an export writes them. */
function mesuresEn(index: number, ecarts: Ecarts): Readonly<Record<Mesure, number | null>> {
  return {
    pass_circulation: arrondi(ecarts.passCirculation[index]!),
    beneficiaires: arrondi(ecarts.beneficiaires[index]!),
    sans_reponse: arrondi(ecarts.sansReponse[index]!),
    distance_km: arrondi(ecarts.distanceKm[index]!),
    places_pour_100: arrondi(100 * ecarts.places[index]!),
  };
}

function arrondi(value: number): number | null {
  return Number.isFinite(value) ? Math.round(value * PRECISION) / PRECISION : null;
}
