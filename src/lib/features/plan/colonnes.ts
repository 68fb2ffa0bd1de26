import { TERMES } from '$lib/domain/termes';
import type { ColonneCsv } from '$lib/formats/tableau-csv';
import type { PlanAffiche } from '$lib/state/calculs.svelte';
import { formatNombre, INCONNU } from '$lib/ui/format';
import type { Column } from '$lib/ui/table/table';

import { phraseGarantie, type LignePlan } from './lignes';
import { placesCourtes } from './places';

const COLONNES: readonly Column<LignePlan>[] = [
  { key: 'nom', title: 'Lieu', width: 16, text: ({ nom }) => nom },
  { key: 'commune', title: 'Commune', width: 10, text: ({ commune }) => commune },
  {
    key: 'epci',
    title: 'Intercommunalité',
    width: 14,
    help: TERMES.epci,
    text: ({ epci }) => epci ?? INCONNU,
  },
  {
    key: 'gain',
    title: 'Pass rapprochés, seul',
    width: 8,
    numeric: true,
    help: TERMES.gainSeul,
    text: ({ gainSeul }) => formatNombre(gainSeul),
    value: ({ gainSeul }) => gainSeul,
  },
  {
    key: 'communes',
    title: 'Communes',
    width: 7,
    numeric: true,
    help: 'Communes dont des Pass sans réponse seraient mis à portée',
    text: ({ communes }) => formatNombre(communes),
    value: ({ communes }) => communes,
  },
  {
    key: 'quartier',
    title: 'Près d’un quartier prioritaire',
    width: 8,
    help: 'Quartier prioritaire de la politique de la ville (QPV)',
    text: ({ quartier }) => (quartier ? 'oui' : 'non'),
  },
];

const COLONNES_PLACES: readonly Column<LignePlan>[] = [
  {
    key: 'places',
    title: 'Places',
    width: 9,
    numeric: true,
    help: 'Pass que le lieu peut prendre sur l’horizon des paramètres',
    text: ({ places }) => (places ? placesCourtes(places) : INCONNU),
    value: ({ places }) => places?.places ?? NaN,
  },
  {
    key: 'apport',
    title: 'Pass reçus dans le plan',
    width: 8,
    numeric: true,
    help: 'Pass sans réponse qui y trouveraient une place, ses voisins du plan étant là aussi',
    text: ({ apport }) => formatNombre(apport),
    value: ({ apport }) => apport,
  },
];

/** Columns of the table of a plan. */
export function colonnesPlan({
  places,
}: Pick<PlanAffiche, 'places'>): readonly Column<LignePlan>[] {
  return places ? [...COLONNES, ...COLONNES_PLACES] : COLONNES;
}

/** Columns of the export of a plan: the lieux, how to reach them, and how good the plan is. */
export function colonnesCsv(plan: PlanAffiche): readonly ColonneCsv<LignePlan>[] {
  const { lieux } = plan.monde;
  return [
    { nom: 'rang', valeur: ({ rang }) => rang },
    { nom: 'id', valeur: ({ lieu }) => lieux[lieu]!.id },
    { nom: 'nom', valeur: ({ nom }) => nom },
    { nom: 'adresse', valeur: ({ lieu }) => lieux[lieu]!.adresse },
    { nom: 'code_postal', valeur: ({ lieu }) => lieux[lieu]!.codePostal },
    { nom: 'commune', valeur: ({ commune }) => commune },
    { nom: 'code_insee', valeur: ({ lieu }) => lieux[lieu]!.codeInsee },
    { nom: 'epci', valeur: ({ epci }) => epci },
    { nom: 'telephone', valeur: ({ lieu }) => lieux[lieu]!.telephone },
    { nom: 'courriel', valeur: ({ lieu }) => lieux[lieu]!.courriel },
    { nom: 'pass_rapproches_seul', valeur: ({ gainSeul }) => gainSeul },
    { nom: 'pres_qpv', valeur: ({ quartier }) => (quartier ? 'oui' : 'non') },
    ...(plan.places ? CSV_PLACES : []),
    { nom: 'garantie_du_plan', valeur: () => phraseGarantie(plan) },
  ];
}

const CSV_PLACES: readonly ColonneCsv<LignePlan>[] = [
  { nom: 'places', valeur: ({ places }) => places && nombreConnu(places.places) },
  { nom: 'capacite_estimee', valeur: ({ places }) => (places?.estimee ? 'oui' : 'non') },
  { nom: 'pass_recus_dans_le_plan', valeur: ({ apport }) => apport },
];

function nombreConnu(valeur: number): number | null {
  return Number.isNaN(valeur) ? null : valeur;
}
