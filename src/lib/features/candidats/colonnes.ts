import type { Candidat } from '$lib/compute/messages';
import { SEUIL_ROBUSTE, TETE } from '$lib/domain/couverture/robustesse';
import { TERMES } from '$lib/domain/termes';
import type { ColonneCsv } from '$lib/formats/tableau-csv';
import type { MondeAffiche } from '$lib/state/monde';
import { formatNombre, formatPart, INCONNU } from '$lib/ui/format';
import type { Column } from '$lib/ui/table/table';

import { demarcheDite, type Etats } from './demarche';
import { prisAuxVoisins } from './traces';
import { NOMS_SIGNAUX, raisonDe, statutDe } from './raison';

/** Columns of the table of candidates; the same facts as the list. `tete`: chance to be at the head, by lieu. */
export function colonnesDe(
  { lieux, communes }: MondeAffiche,
  tete: Float64Array | null,
  etats: Etats,
): readonly Column<Candidat>[] {
  return [
    {
      key: 'nom',
      title: 'Lieu',
      width: 16,
      text: ({ lieu }) => lieux[lieu]!.nom,
    },
    {
      key: 'rang',
      title: 'Rang',
      width: 5,
      numeric: true,
      help: 'Ordre dans lequel approcher : chaque lieu ajoute le plus à ceux qui le précèdent',
      text: ({ rang }) => String(rang),
      value: ({ rang }) => rang,
    },
    {
      key: 'commune',
      title: 'Commune',
      width: 11,
      secondary: true,
      text: ({ lieu }) => lieux[lieu]!.commune,
    },
    {
      key: 'gain',
      title: 'Pass rapprochés, seul',
      width: 9,
      numeric: true,
      help: TERMES.gainSeul,
      text: ({ gainSeul }) => formatNombre(gainSeul),
      value: ({ gainSeul }) => gainSeul,
    },
    {
      key: 'marginal',
      secondary: true,
      title: 'En plus des précédents',
      width: 8,
      numeric: true,
      help: 'Ce qu’il ajoute à ceux qui le précèdent dans la liste',
      text: ({ gainMarginal }) => formatNombre(gainMarginal),
      value: ({ gainMarginal }) => gainMarginal,
    },
    {
      key: 'cumul',
      title: 'Part du besoin, cumulée',
      width: 8,
      numeric: true,
      help: 'Part des Pass sans réponse du territoire que ce lieu et les précédents mettraient à portée',
      text: ({ partCumulee }) => formatPart(partCumulee),
      value: ({ partCumulee }) => partCumulee,
    },
    {
      key: 'tete',
      secondary: true,
      title: `Dans les ${TETE} premiers`,
      width: 8,
      numeric: true,
      help: `Part des tirages où le lieu est parmi les ${TETE} premiers ; robuste à partir de ${formatPart(SEUIL_ROBUSTE)}`,
      text: ({ lieu }) => (tete ? formatPart(tete[lieu]!) : INCONNU),
      value: ({ lieu }) => tete?.[lieu] ?? null,
    },
    {
      key: 'demarche',
      secondary: true,
      title: 'Démarche',
      width: 12,
      help: 'Ce que vous avez noté de vos échanges avec le lieu',
      text: ({ lieu }) => {
        const etape = etats.get(lieux[lieu]!.id);
        return etape ? demarcheDite(etape) : 'aucune';
      },
    },
    {
      key: 'communes',
      secondary: true,
      title: 'Communes gagnées',
      width: 7,
      numeric: true,
      help: 'Communes dont des Pass sans réponse seraient mis à portée',
      text: (candidat) => formatNombre(candidat.communes.length),
      value: (candidat) => candidat.communes.length,
    },
    {
      key: 'voisins',
      secondary: true,
      title: 'Pris aux voisins',
      width: 7,
      numeric: true,
      help: 'Pass que des lieux labellisés voisins recevraient en moins',
      text: (candidat) => formatNombre(prisAuxVoisins(candidat)),
      value: prisAuxVoisins,
    },
    {
      key: 'substituts',
      secondary: true,
      title: 'Substituts',
      width: 16,
      help: 'Lieux qui, à sa place, feraient au moins 90 % de son gain',
      text: ({ substituts }) => nomsDe(substituts, lieux),
      value: ({ substituts }) => substituts.length,
    },
    {
      key: 'exAequo',
      secondary: true,
      title: 'À égalité',
      width: 6,
      help: 'Gains à moins de 5 % : l’ordre est celui des signaux',
      text: ({ exAequo }) => (exAequo ? 'oui' : 'non'),
    },
    {
      key: 'signaux',
      secondary: true,
      title: 'Signaux',
      width: 16,
      help: 'Ce qui, dans le fichier, annonce un lieu prêt à accepter le Pass',
      text: ({ signaux }) => signaux.map((signal) => NOMS_SIGNAUX[signal]).join(', '),
    },
    {
      key: 'raison',
      secondary: true,
      title: 'Pourquoi',
      width: 30,
      text: (candidat) => raisonDe(candidat, communes, lieux),
    },
  ];
}

export function colonnesCsv(
  { lieux, communes }: MondeAffiche,
  tete: Float64Array | null,
  etats: Etats,
): readonly ColonneCsv<Candidat>[] {
  return [
    { nom: 'rang', valeur: ({ rang }) => rang },
    { nom: 'id', valeur: ({ lieu }) => lieux[lieu]!.id },
    { nom: 'nom', valeur: ({ lieu }) => lieux[lieu]!.nom },
    { nom: 'adresse', valeur: ({ lieu }) => lieux[lieu]!.adresse },
    { nom: 'code_postal', valeur: ({ lieu }) => lieux[lieu]!.codePostal },
    { nom: 'commune', valeur: ({ lieu }) => lieux[lieu]!.commune },
    { nom: 'code_insee', valeur: ({ lieu }) => lieux[lieu]!.codeInsee },
    { nom: 'telephone', valeur: ({ lieu }) => lieux[lieu]!.telephone },
    { nom: 'courriel', valeur: ({ lieu }) => lieux[lieu]!.courriel },
    { nom: 'statut', valeur: ({ lieu }) => statutDe(lieux[lieu]!) },
    { nom: 'pass_rapproches_seul', valeur: ({ gainSeul }) => gainSeul },
    { nom: 'pass_rapproches_en_plus', valeur: ({ gainMarginal }) => gainMarginal },
    { nom: 'part_cumulee', valeur: ({ partCumulee }) => partCumulee },
    { nom: 'part_des_tirages_dans_les_10_premiers', valeur: ({ lieu }) => tete?.[lieu] ?? null },
    { nom: 'communes_gagnees', valeur: (candidat) => candidat.communes.length },
    { nom: 'robuste', valeur: ({ lieu }) => robusteDit(tete?.[lieu]) },
    { nom: 'pris_aux_voisins', valeur: prisAuxVoisins },
    {
      nom: 'voisins',
      valeur: (candidat) =>
        nomsDe(
          candidat.prisAuxVoisins.map(({ lieu }) => lieu),
          lieux,
        ),
    },
    { nom: 'substituts', valeur: ({ substituts }) => nomsDe(substituts, lieux) },
    { nom: 'a_egalite', valeur: ({ exAequo }) => (exAequo ? 'oui' : 'non') },
    {
      nom: 'signaux',
      valeur: ({ signaux }) => signaux.map((signal) => NOMS_SIGNAUX[signal]).join(', '),
    },
    { nom: 'demarche', valeur: ({ lieu }) => etats.get(lieux[lieu]!.id)?.statut ?? null },
    { nom: 'demarche_date', valeur: ({ lieu }) => etats.get(lieux[lieu]!.id)?.date ?? null },
    { nom: 'demarche_relance', valeur: ({ lieu }) => etats.get(lieux[lieu]!.id)?.relance ?? null },
    { nom: 'raison', valeur: (candidat) => raisonDe(candidat, communes, lieux) },
  ];
}

function nomsDe(indices: readonly number[], lieux: MondeAffiche['lieux']): string {
  return indices.map((lieu) => lieux[lieu]!.nom).join(', ');
}

function robusteDit(part: number | undefined): string | null {
  return part === undefined ? null : part >= SEUIL_ROBUSTE ? 'oui' : 'non';
}
