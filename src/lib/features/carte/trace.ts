import type { Ecarts } from '$lib/compute/messages';
import type { Parametres } from '$lib/domain/parametres';
import { DENSITES } from '$lib/domain/territoire';
import { NOMS_CLASSES } from '$lib/map/palette';
import type { ExplicationAffichee } from '$lib/state/calculs.svelte';
import { formatDecimal, formatJour, formatKm, formatNombre } from '$lib/ui/format';

import {
  avertissements,
  classeDe,
  formuleApport,
  formuleSansReponse,
  NOMS_DENSITES,
  phrasePlaces,
  pourquoi,
} from './explication';

/** What the figures of a commune rest on. */
export interface Trace {
  readonly faits: ExplicationAffichee;
  readonly ecarts: Ecarts;
  readonly parametres: Parametres;
  /** « A : la même classe dans… ». */
  readonly confiance: string;
  readonly source: string;
  readonly simule: boolean;
  /** Address that restores the view. */
  readonly lien: string;
}

/** The trace of a commune as text, for a report: formula with its numbers, dates, parameters, warnings, sources. */
export function texteDeTrace(trace: Trace): string {
  const { faits, ecarts, parametres, simule } = trace;
  const index = faits.commune;
  const { referentiel, lieux } = faits.monde;
  const commune = referentiel.communes[index]!;
  const apports = faits.lieux.map(
    (apport) => `- ${lieux[apport.lieu]!.nom}, ${formuleApport(apport, parametres.horizonMois)}`,
  );
  return [
    `${commune.nom} (${commune.code}), situation au ${formatJour(ecarts.date)}`,
    simule ? 'ATTENTION : la circulation des Pass est simulée.' : null,
    '',
    `Classe : ${NOMS_CLASSES[classeDe(ecarts.classe[index]!)]}. ${pourquoi(faits)}`,
    `Confiance : ${trace.confiance}`,
    `Bénéficiaires : ${formatNombre(faits.beneficiaires)}`,
    `Lieu labellisé le plus proche : ${formatKm(faits.km)}`,
    `Places pour 100 Pass : ${phrasePlaces(faits.places)}`,
    `Calcul : ${formuleSansReponse(faits)}.`,
    apports.length > 0 ? `Lieux labellisés à portée :\n${apports.join('\n')}` : null,
    '',
    `Paramètres : ${phraseParametres(parametres, faits.densite)}`,
    'À savoir :',
    ...avertissements(referentiel, ecarts, index).map((texte) => `- ${texte}`),
    `Sources : ${trace.source}.`,
    `Lien : ${trace.lien}`,
  ]
    .filter((ligne) => ligne !== null)
    .join('\n');
}

function phraseParametres(parametres: Parametres, densite: number): string {
  const nom = DENSITES[densite]!;
  const { pas, loin, tresLoin } = parametres.densites[nom];
  return [
    `détour ${String(parametres.detour)}`,
    `poids ${parametres.poids.join(' / ')}`,
    `commune de densité ${NOMS_DENSITES[nom]} : portées ${pas.join(' / ')} km, « éloigné » au-delà de ${formatDecimal(loin)} km, « sans lieu » au-delà de ${formatDecimal(tresLoin)} km`,
    `« saturé » sous ${formatNombre(100 * parametres.seuilSature)} places pour 100 Pass, « tendu » sous ${formatNombre(100 * parametres.seuilTendu)}`,
    `secret sous ${String(parametres.seuilSecret)} bénéficiaires`,
    `horizon de ${String(parametres.horizonMois)} mois.`,
  ].join(' ; ');
}
