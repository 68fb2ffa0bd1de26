import type { Lieu } from '$lib/domain/lieu';

import { joinListe } from '../cellules/listes';
import { complementsIn } from './complements';
import { acceptationOf, MOTS_PORTES, porteePar } from './mots/acceptation';
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
  wordsAmong,
} from './mots/vocabulaire';
import { telephoneOf } from './telephone';

/** A row of the national schema, by column. */
export type LigneSchema = Readonly<Record<string, string>>;

/** v0 has one column for both. */
const PUBLICS_V0 = { ...PUBLICS, v0: [...PUBLICS.v0, ...PRISES_EN_CHARGE.v0] };

/** @param dateMaj stands for the day of update of a lieu that has none */
export function rowV0(lieu: Lieu, dateMaj: string): LigneSchema {
  const conditions = inV0(lieu.conditions, FRAIS);
  const labels = inV0(lieu.labelsNationaux, LABELS_NATIONAUX);
  const others = lieu.labelsNationaux.filter(
    (label) => inV0([label], LABELS_NATIONAUX).length === 0,
  );
  const autres = [...new Set([...others, ...autresLabels(lieu)])];
  const reads = (): boolean =>
    lieu.accepte === readIn({ conditions, labelsNationaux: labels, labelsAutres: autres }, true);
  if (!reads() && lieu.accepte === 'oui') conditions.push(PASS_V0);
  if (!reads()) autres.push(MOTS_PORTES[lieu.accepte]);
  return {
    ...complementsIn(lieu, 'v0'),
    ...common(lieu, dateMaj, ';'),
    courriel: separated(lieu.courriel, ';'),
    services: joinListe(inV0(lieu.services, SERVICES), ';'),
    publics_accueillis: joinListe(inV0(lieu.publics, PUBLICS_V0), ';'),
    conditions_acces: joinListe(conditions, ';'),
    labels_nationaux: joinListe(labels, ';'),
    labels_autres: joinListe(autres, ';'),
    modalites_accompagnement: joinListe(inV0(lieu.modalites, MODALITES), ';'),
  };
}

/** @param dateMaj stands for the day of update of a lieu that has none */
export function rowV1(lieu: Lieu, dateMaj: string): LigneSchema {
  const programmes = inV1(lieu.labelsNationaux, LABELS_NATIONAUX);
  const left = lieu.labelsNationaux.filter((label) => inV1([label], LABELS_NATIONAUX).length === 0);
  const labels = [...left, ...autresLabels(lieu)];
  const formations = wordsAmong(labels, FORMATIONS_LABELS);
  const autres = labels.filter((label) => wordsAmong([label], FORMATIONS_LABELS).length === 0);
  const conditions = inV1(lieu.conditions, FRAIS);
  const read = readIn({ conditions, labelsNationaux: programmes, labelsAutres: labels }, false);
  if (lieu.accepte !== 'inconnu' || read !== 'inconnu') autres.push(MOTS_PORTES[lieu.accepte]);
  return {
    ...complementsIn(lieu, 'v1'),
    ...common(lieu, dateMaj, '|'),
    courriels: separated(lieu.courriel, '|'),
    itinerance: lieu.complements?.itinerance ?? itineranceOf(lieu),
    services: joinListe(inV1(lieu.services, SERVICES), '|'),
    publics_specifiquement_adresses: joinListe(inV1(lieu.publics, PUBLICS), '|'),
    prise_en_charge_specifique: joinListe(inV1(lieu.publics, PRISES_EN_CHARGE), '|'),
    frais_a_charge: joinListe(conditions, '|'),
    dispositif_programmes_nationaux: joinListe(programmes, '|'),
    formations_labels: joinListe([...new Set(formations)], '|'),
    autres_formations_labels: joinListe([...new Set(autres)], '|'),
    modalites_accompagnement: joinListe(inV1(lieu.modalites, MODALITES), '|'),
  };
}

function common(lieu: Lieu, dateMaj: string, separateur: ';' | '|'): LigneSchema {
  const known = lieu.position === 'adresse';
  return {
    id: lieu.id,
    pivot: lieu.siret ?? lieu.complements?.pivot ?? '00000000000000',
    nom: lieu.nom,
    commune: lieu.commune,
    code_postal: lieu.codePostal ?? '',
    code_insee: lieu.codeInsee ?? '',
    adresse: lieu.adresse ?? '',
    latitude: known ? String(lieu.latitude) : '',
    longitude: known ? String(lieu.longitude) : '',
    typologie: joinListe(lieu.typologies, separateur),
    telephone: telephoneOf(lieu.telephone, lieu.codeInsee),
    site_web: separated(lieu.siteWeb, separateur),
    horaires: lieu.horaires ?? '',
    source: lieu.source ?? '',
    date_maj: lieu.dateMaj ?? dateMaj,
  };
}

/** How a web or an e-mail address begins. */
const DEBUT = String.raw`(?:https?://|www\.|[^\s@;,|/]+@[^\s@;,|/]+\.)`;

/** Where two of them are parted otherwise: in v0 by `;`, as its example, or by a comma, as its description; in v1 by `|`. */
const COUPURES = {
  ';': new RegExp(String.raw`\|[|\s]*(?=${DEBUT})`, 'i'),
  '|': new RegExp(String.raw`[;,][;,\s]*(?=${DEBUT})`, 'i'),
};

/** Web or e-mail addresses, parted by the separator of a version. One that holds a `;` itself stays whole. */
function separated(adresses: string | null, separateur: ';' | '|'): string {
  const parts = (adresses ?? '').split(COUPURES[separateur]);
  return parts.map((adresse) => adresse.trim()).join(separateur);
}

/** Its labels, without those that would carry another acceptance than its own. */
function autresLabels({ labelsAutres, accepte }: Lieu): readonly string[] {
  return labelsAutres.filter((label) => (porteePar(label) ?? accepte) === accepte);
}

function readIn(
  words: Pick<Lieu, 'conditions' | 'labelsNationaux' | 'labelsAutres'>,
  isSilenceNo: boolean,
): Lieu['accepte'] {
  return acceptationOf({ ...words, passNumerique: '' }, isSilenceNo).accepte;
}

function itineranceOf({ itinerant }: Lieu): string {
  return itinerant === null ? '' : itinerant ? 'Itinérant' : 'Fixe';
}
