import Papa from 'papaparse';

import type { Lieu } from '$lib/domain/lieu';

import { neutraliser } from '../cellules/formule';
import { nameKey } from '../cellules/texte';
import { complementsIn } from './complements';
import { ACCEPTE, REFUSE } from './mots/acceptation';
import {
  FORMATIONS_LABELS,
  FRAIS,
  inV0,
  inV1,
  LABELS_NATIONAUX,
  MODALITES,
  PASS_V0,
  PRISES_EN_CHARGE,
  PUBLICS,
  SERVICES,
} from './mots/vocabulaire';
import { telephoneOf } from './telephone';

/** A file of lieux, and the lieux that the schema cannot hold: what they lack is required by it. */
export interface FichierLieux {
  readonly csv: string;
  readonly ecartes: readonly { readonly id: string; readonly manque: readonly string[] }[];
}

/**
 * Lieux as a CSV of the national schema, valid against it. v1 has no word for the Pass: acceptance is carried in
 * `autres_formations_labels`, from where it is read back. v0 has no place for services named in v1.
 *
 * @param dateMaj stands for the day of update of lieux that have none, `AAAA-MM-JJ`: that of the file
 */
export function writeLieux(
  lieux: readonly Lieu[],
  version: 'v0' | 'v1',
  dateMaj: string,
): FichierLieux {
  const rowOf = version === 'v0' ? rowV0 : rowV1;
  const required = version === 'v0' ? [...REQUIS, 'services'] : REQUIS;
  const rows: Record<string, string>[] = [];
  const ecartes: { id: string; manque: string[] }[] = [];
  for (const lieu of lieux) {
    const row = rowOf(lieu, dateMaj);
    const manque = required.filter((colonne) => row[colonne] === '');
    if (manque.length > 0) ecartes.push({ id: lieu.id, manque });
    else rows.push(row);
  }
  const fields = version === 'v0' ? COLONNES_V0 : COLONNES_V1;
  const data = rows.map((row) => fields.map((colonne) => neutraliser(row[colonne] ?? '')));
  return { csv: Papa.unparse({ fields: [...fields], data }, { newline: '\n' }) + '\n', ecartes };
}

export const COLONNES_V0: readonly string[] =
  'id,pivot,nom,commune,code_postal,code_insee,adresse,complement_adresse,latitude,longitude,cle_ban,typologie,telephone,courriel,site_web,horaires,presentation_resume,presentation_detail,source,structure_parente,date_maj,services,publics_accueillis,conditions_acces,labels_nationaux,labels_autres,modalites_accompagnement,accessibilite,prise_rdv'.split(
    ',',
  );

export const COLONNES_V1: readonly string[] =
  'id,pivot,nom,commune,code_postal,code_insee,adresse,complement_adresse,latitude,longitude,typologie,telephone,courriels,site_web,horaires,presentation_resume,presentation_detail,source,itinerance,structure_parente,date_maj,services,publics_specifiquement_adresses,prise_en_charge_specifique,frais_a_charge,dispositif_programmes_nationaux,formations_labels,autres_formations_labels,modalites_acces,modalites_accompagnement,fiche_acces_libre,prise_rdv'.split(
    ',',
  );

/** v0 has one column for both. */
const PUBLICS_V0 = { ...PUBLICS, v0: [...PUBLICS.v0, ...PRISES_EN_CHARGE.v0] };

/** Columns that both versions require to be filled. */
const REQUIS = ['id', 'pivot', 'nom', 'commune', 'code_postal', 'adresse', 'date_maj'];

function common(lieu: Lieu, dateMaj: string, separateur: string): Record<string, string> {
  const known = lieu.position === 'adresse';
  return {
    id: lieu.id,
    pivot: lieu.siret ?? lieu.complements?.pivot ?? '00000000000000',
    nom: lieu.nom,
    commune: lieu.commune,
    code_postal: lieu.codePostal ?? '',
    code_insee: /^(?:[013-9]\d|2[AB1-9])\d{3}$/.test(lieu.codeInsee ?? '')
      ? (lieu.codeInsee ?? '')
      : '',
    adresse: lieu.adresse ?? '',
    latitude: known ? String(lieu.latitude) : '',
    longitude: known ? String(lieu.longitude) : '',
    typologie: lieu.typologies.join(separateur),
    telephone: telephoneOf(lieu.telephone),
    site_web: lieu.siteWeb ?? '',
    horaires: lieu.horaires ?? '',
    source: lieu.source ?? '',
    date_maj: lieu.dateMaj ?? dateMaj,
  };
}

function rowV0(lieu: Lieu, dateMaj: string): Record<string, string> {
  const isLabelled = lieu.labelsNationaux.includes('APTIC');
  const conditions = inV0(lieu.conditions, FRAIS);
  if (lieu.accepte === 'oui' && !isLabelled && !conditions.includes(PASS_V0))
    conditions.push(PASS_V0);
  const labels = inV0(lieu.labelsNationaux, LABELS_NATIONAUX);
  const others = lieu.labelsNationaux.filter((label) => !labels.includes(label));
  return {
    ...complementsIn(lieu, 'v0'),
    ...common(lieu, dateMaj, ';'),
    courriel: lieu.courriel ?? '',
    services: inV0(lieu.services, SERVICES).join(';'),
    publics_accueillis: inV0(lieu.publics, PUBLICS_V0).join(';'),
    conditions_acces: conditions.join(';'),
    labels_nationaux: labels.join(';'),
    labels_autres: [...others, ...lieu.labelsAutres, ...refusal(lieu, conditions)].join(';'),
    modalites_accompagnement: inV0(lieu.modalites, MODALITES).join(';'),
  };
}

/** v0 reads *non* where its conditions are filled without the Pass: elsewhere it must be written. */
function refusal(lieu: Lieu, conditions: readonly string[]): readonly string[] {
  return lieu.accepte === 'non' && conditions.length === 0 && !lieu.labelsAutres.includes(REFUSE)
    ? [REFUSE]
    : [];
}

function rowV1(lieu: Lieu, dateMaj: string): Record<string, string> {
  const programmes = inV1(lieu.labelsNationaux, LABELS_NATIONAUX);
  const left = lieu.labelsNationaux.filter((label) => inV1([label], LABELS_NATIONAUX).length === 0);
  const labels = [...left, ...lieu.labelsAutres];
  const formations = labels.filter((label) => FORMATIONS_LABELS.includes(label));
  const autres = labels.filter((label) => !FORMATIONS_LABELS.includes(label));
  const carried = lieu.accepte === 'oui' ? [ACCEPTE] : lieu.accepte === 'non' ? [REFUSE] : [];
  return {
    ...complementsIn(lieu, 'v1'),
    ...common(lieu, dateMaj, '|'),
    courriels: lieu.courriel ?? '',
    itinerance: lieu.complements?.itinerance ?? itineranceOf(lieu),
    services: inV1(lieu.services, SERVICES).join('|'),
    publics_specifiquement_adresses: inV1(lieu.publics, PUBLICS).join('|'),
    prise_en_charge_specifique: inV1(lieu.publics, PRISES_EN_CHARGE).join('|'),
    frais_a_charge: inV1(lieu.conditions, FRAIS).join('|'),
    dispositif_programmes_nationaux: programmes.join('|'),
    formations_labels: [...new Set(formations)].join('|'),
    autres_formations_labels: [...new Set([...autres, ...carried])].join('|'),
    modalites_accompagnement: inV1(lieu.modalites, MODALITES).join('|'),
  };
}

function itineranceOf({ itinerant }: Lieu): string {
  return itinerant === null ? '' : itinerant ? 'Itinérant' : 'Fixe';
}

/** Whether a lieu's services are named in v1, which v0 has no words for. */
export function isNamedInV1(lieu: Lieu): boolean {
  const keys = new Set(SERVICES.v1.map(nameKey));
  return lieu.services.some((service) => keys.has(nameKey(service)));
}
