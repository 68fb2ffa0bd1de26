import type { Ecarts } from '$lib/compute/messages';
import { SOURCES_CAPACITE, type SourceCapacite } from '$lib/domain/acces/offre';
import { CLASSES, type Classe } from '$lib/domain/ecarts/classes';
import type { ApportLieu, Explication } from '$lib/domain/ecarts/explication';
import type { Referentiel } from '$lib/domain/referentiel';
import { DENSITES, type Densite, type PositionCommune } from '$lib/domain/territoire';
import { formatDecimal, formatKm, formatNombre, formatPart } from '$lib/ui/format';

/** What each class calls for (methods §5). */
export const REMEDES: Readonly<Record<Classe, string>> = {
  sans_lieu: 'Approcher un lieu candidat, ou une permanence itinérante.',
  eloigne: 'Approcher un lieu candidat plus proche.',
  sature: 'Renforcer un lieu labellisé, ou en ajouter un.',
  tendu: 'À surveiller.',
  couvert: 'Rien à faire pour l’instant.',
  insuffisant: '',
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

/** Places for 100 Pass, in words where they are no number. */
export function phrasePlaces(parPass: number): string {
  if (parPass === Infinity) return 'capacité inconnue';
  return Number.isNaN(parPass)
    ? 'sans objet : aucun Pass n’y a circulé'
    : formatNombre(100 * parPass);
}

/** Why a commune has its class: a sentence with the figures and the thresholds in it. */
export function pourquoi({
  regle,
  km,
  places: parPass,
  densite: code,
  seuils,
}: Explication): string {
  const lieu = `Le lieu labellisé le plus proche est à ${formatKm(km)} par la route`;
  const places = `${formatNombre(100 * parPass)} places pour 100 Pass`;
  const pour = `seuil des communes de densité ${NOMS_DENSITES[DENSITES[code]!]}`;
  switch (regle) {
    case 'aucun_pass':
      return 'Aucun Pass n’est en circulation ici.';
    case 'secret':
      return `Moins de ${seuils.secret} bénéficiaires : la commune n’est pas classée.`;
    case 'tres_loin':
      return km === Infinity
        ? 'Aucun lieu labellisé ne peut être rejoint par la route.'
        : `${lieu}, au-delà de ${seuils.tresLoin} km (${pour}).`;
    case 'loin':
      return `${lieu}, au-delà de ${seuils.loin} km (${pour}).`;
    case 'places_rares':
      return `${lieu}, mais on ne compte que ${places} (moins de ${100 * seuils.sature}).`;
    case 'places_justes':
      return `${lieu} et on compte ${places} (entre ${100 * seuils.sature} et ${100 * seuils.tendu}).`;
    case 'places_suffisantes':
      return parPass === Infinity
        ? `${lieu} ; la capacité d’un lieu à portée n’est pas connue.`
        : `${lieu} et on compte ${places} (${100 * seuils.tendu} ou plus).`;
  }
}

/** What a confidence means, draws counted. */
export function phraseConfiance(niveau: string | null, tirages: number): string {
  const sur = `des ${tirages} tirages`;
  switch (niveau) {
    case 'A':
      return `A : la même classe dans 80 % au moins ${sur}.`;
    case 'B':
      return `B : la même classe dans 50 à 80 % ${sur}.`;
    case 'C':
      return `C : la même classe dans moins de la moitié ${sur} : elle n’est pas retenue.`;
    default:
      return 'sans objet : la commune n’a pas de classe.';
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

/** The formula of the Pass sans réponse with the numbers in it, for the trace. */
export function formuleSansReponse({ pass, servis, sansReponse }: Explication): string {
  return `${formatDecimal(pass)} Pass en circulation − ${formatDecimal(servis)} qui trouvent une place = ${formatDecimal(sansReponse)} sans réponse`;
}

/** What a lieu can take, and how that is known; `source` is its code in `SOURCES_CAPACITE`. */
export function phraseCapacite(capacite: number, source: number): string {
  const dite = CAPACITES[SOURCES_CAPACITE[source] ?? 'inconnue'];
  return Number.isNaN(capacite) ? dite : `${formatDecimal(capacite)} Pass par mois (${dite})`;
}

const CAPACITES: Readonly<Record<SourceCapacite, string>> = {
  inconnue: 'capacité inconnue, tenue pour illimitée',
  declaree: 'capacité déclarée',
  observee: 'capacité observée',
  effectif: 'capacité estimée d’après ses postes de conseiller numérique',
  imputee_typologie: 'capacité estimée d’après les lieux de même type et de même densité',
  imputee_densite: 'capacité estimée d’après les lieux de même densité',
  imputee_ensemble: 'capacité estimée d’après l’ensemble des lieux',
};

/** Share from which all the Pass of a commune can be spent in a lieu: shares are rounded. */
const TOUS = 1 - 1e-9;

/** What a lieu brings to a commune, with the numbers in it. */
export function formuleApport(apport: ApportLieu, horizonMois: number): string {
  const capacite = phraseCapacite(apport.capacite, apport.capaciteSource);
  if (Number.isNaN(apport.capacite)) return `à ${formatKm(apport.km)} : ${capacite}`;
  const part =
    apport.part > TOUS
      ? ''
      : `${formatPart(apport.part)} des Pass, que leur lot permet d’y utiliser × `;
  return `à ${formatKm(apport.km)} : ${formatNombre(100 * apport.apport)} places pour 100 Pass = 100 × ${part}${formatDecimal(apport.poids)} × ${capacite} × ${horizonMois} mois ÷ ${formatNombre(apport.charge)} Pass qui le demandent`;
}
