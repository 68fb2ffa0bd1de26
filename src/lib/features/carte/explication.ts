import type { Ecarts } from '$lib/compute/messages';
import { CLASSES, regleDe, type Classe, type Faits } from '$lib/domain/ecarts/classes';
import type { Parametres } from '$lib/domain/parametres';
import type { Referentiel } from '$lib/domain/referentiel';
import { DENSITES, type Densite, type PositionCommune } from '$lib/domain/territoire';
import { formatDecimal, formatKm, formatNombre } from '$lib/ui/format';

/** Name of a class, and the remedy that it calls for (methods §5). */
export const TEXTES_CLASSES: Readonly<Record<Classe, { nom: string; remede: string }>> = {
  sans_lieu: { nom: 'Sans lieu', remede: 'Approcher un lieu candidat, ou une permanence itinérante.' },
  eloigne: { nom: 'Éloigné', remede: 'Approcher un lieu candidat plus proche.' },
  sature: { nom: 'Saturé', remede: 'Renforcer un lieu labellisé, ou en ajouter un.' },
  tendu: { nom: 'Tendu', remede: 'À surveiller.' },
  couvert: { nom: 'Couvert', remede: 'Rien à faire pour l’instant.' },
  insuffisant: {
    nom: 'Données insuffisantes',
    remede: 'Trop peu de bénéficiaires pour conclure, ou pour les protéger.',
  },
};

export const NOMS_DENSITES: Readonly<Record<Densite, string>> = {
  dense: 'dense',
  intermediaire: 'intermédiaire',
  rurale: 'rurale',
};

const POSITIONS: Readonly<Record<PositionCommune, string | null>> = {
  contour: null,
  commune: null,
  code_postal: 'La position de la commune est estimée d’après celles de même code postal.',
  epci: 'La position de la commune est estimée d’après celles de son intercommunalité.',
  departement: 'La position de la commune est estimée d’après celles de son département.',
};

export function classeDe(code: number): Classe {
  return CLASSES[code] ?? 'insuffisant';
}

/** Why a commune has its class: a sentence with the figures and the thresholds in it. */
export function pourquoi(faits: Faits, parametres: Parametres): string {
  const densite = DENSITES[faits.densite]!;
  const { loin, tresLoin } = parametres.densites[densite];
  const lieu = `Le lieu labellisé le plus proche est à ${formatKm(faits.km)} par la route`;
  const places = `${formatNombre(100 * faits.places)} places pour 100 Pass`;
  const pour = `en commune ${NOMS_DENSITES[densite]}`;
  switch (regleDe(faits, parametres)) {
    case 'aucun_pass':
      return 'Aucun Pass n’est en circulation ici.';
    case 'secret':
      return `Moins de ${parametres.seuilSecret} bénéficiaires : la commune n’est pas classée.`;
    case 'tres_loin':
      return faits.km === Infinity
        ? 'Aucun lieu labellisé ne peut être rejoint par la route.'
        : `${lieu}, au-delà de ${tresLoin} km (${pour}).`;
    case 'loin':
      return `${lieu}, au-delà de ${loin} km (${pour}).`;
    case 'places_rares':
      return `${lieu}, mais on compte ${places}, moins de ${100 * parametres.seuilSature}.`;
    case 'places_justes':
      return `${lieu} et on compte ${places}, entre ${100 * parametres.seuilSature} et ${100 * parametres.seuilTendu}.`;
    case 'places_suffisantes':
      return faits.places === Infinity
        ? `${lieu} ; la capacité des lieux atteints n’est pas connue.`
        : `${lieu} et on compte ${places}, au moins ${100 * parametres.seuilTendu}.`;
  }
}

/** What weakens the figures of a commune, in words. */
export function avertissements(
  referentiel: Referentiel,
  ecarts: Ecarts,
  index: number,
): readonly string[] {
  const commune = referentiel.communes[index]!;
  return [
    POSITIONS[commune.position],
    commune.densiteSource === 'estimee' &&
      `La densité (${NOMS_DENSITES[commune.densite]}) est estimée d’après les populations voisines.`,
    ecarts.partCapaciteEstimee > 0 &&
      `${formatNombre(100 * ecarts.partCapaciteEstimee)} % de la capacité des lieux est estimée.`,
    'Les distances sont à vol d’oiseau, allongées du détour moyen par la route.',
  ].filter((text) => typeof text === 'string');
}

export function faitsDe(ecarts: Ecarts, referentiel: Referentiel, index: number): Faits {
  return {
    pass: ecarts.passCirculation[index]!,
    beneficiaires: ecarts.beneficiaires[index]!,
    densite: DENSITES.indexOf(referentiel.communes[index]!.densite),
    km: ecarts.distanceKm[index]!,
    places: ecarts.places[index]!,
  };
}

/** The formula of a figure with the numbers in it, for the trace. */
export function formuleSansReponse(ecarts: Ecarts, index: number): string {
  const pass = formatDecimal(ecarts.passCirculation[index]!);
  const servis = formatDecimal(ecarts.servis[index]!);
  const reste = formatDecimal(ecarts.sansReponse[index]!);
  return `${pass} Pass en circulation − ${servis} qui trouvent une place = ${reste} sans réponse`;
}
