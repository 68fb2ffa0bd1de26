import Papa from 'papaparse';

import type { Lieu } from '$lib/domain/lieu';

import { neutraliser } from '../cellules/formule';
import { Identifiants } from '../cellules/identifiants';
import { nameKey } from '../cellules/texte';
import { writeCsv } from '../conteneurs/ecrire';
import { SCHEMA_LIEUX_V0, SCHEMA_LIEUX_V1 } from '../schema/lieux';
import { checkCell, type Field } from '../schema/table-schema';
import { rowV0, rowV1 } from './lignes';
import { SERVICES } from './mots/vocabulaire';
import { type Perte, Pertes } from './pertes';

/** A lieu that a version of the schema cannot hold, and the columns that it requires and nothing fills. */
export interface LieuEcarte {
  readonly id: string;
  readonly nom: string;
  readonly manque: readonly string[];
}

/** A file of lieux, and what the schema cannot hold: every lieu is in it or set aside. */
export interface FichierLieux {
  readonly csv: string;
  readonly ecartes: readonly LieuEcarte[];
  /** Those set aside, whole, with what they lack: a CSV that Maillage reads; empty where there is none. */
  readonly apart: string;
  /** What the lieux written say that the version has no place for. */
  readonly pertes: readonly Perte[];
  /** Lieux written that had no day of update, and were given one. */
  readonly datees: number;
}

/**
 * Lieux as a CSV of the national schema, valid against it. v1 has no word for the Pass: acceptance is carried in
 * `autres_formations_labels`, from where it is read back. v0 requires services, and has no words for those of v1.
 *
 * @param dateMaj stands for the day of update of lieux that have none, `AAAA-MM-JJ`: that of the file
 */
export function writeLieux(
  lieux: readonly Lieu[],
  version: 'v0' | 'v1',
  dateMaj: string,
): FichierLieux {
  const { fields } = version === 'v0' ? SCHEMA_LIEUX_V0 : SCHEMA_LIEUX_V1;
  const rowOf = version === 'v0' ? rowV0 : rowV1;
  const identifiants = new Identifiants();
  const pertes = new Pertes(version);
  const data: string[][] = [];
  const ecartes: LieuEcarte[] = [];
  const apart: object[] = [];
  let datees = 0;
  for (const lieu of lieux) {
    const row = rowOf(lieu, dateMaj);
    const refused = fields.filter((field) => isRefused(field, row[field.name] ?? ''));
    const manque = refused.filter(({ required }) => required).map(({ name }) => name);
    if (manque.length > 0) {
      ecartes.push({ id: lieu.id, nom: lieu.nom, manque });
      apart.push({ ...lieu, motifDEcart: motifDe(manque, version) });
      continue;
    }
    const written: Record<string, string> = {};
    for (const field of fields) {
      const isLeft = refused.includes(field);
      if (isLeft) pertes.addCell(field.name);
      written[field.name] = isLeft ? '' : (row[field.name] ?? '');
    }
    written['id'] = identifiants.claim(lieu.id);
    pertes.add(lieu, written);
    if (lieu.dateMaj === null) datees += 1;
    data.push(fields.map(({ name }) => neutraliser(written[name]!)));
  }
  const names = fields.map(({ name }) => name);
  return {
    csv: `${Papa.unparse([names, ...data], { newline: '\n' })}\n`,
    ecartes,
    apart: writeCsv(apart),
    pertes: pertes.all(),
    datees,
  };
}

export const COLONNES_V0: readonly string[] = SCHEMA_LIEUX_V0.fields.map(({ name }) => name);
export const COLONNES_V1: readonly string[] = SCHEMA_LIEUX_V1.fields.map(({ name }) => name);

/** Why lieux are set aside, the most frequent reason first: what they lack, and how many they are. */
export function motifsDEcart(
  { ecartes }: Pick<FichierLieux, 'ecartes'>,
  version: 'v0' | 'v1',
): readonly { readonly motif: string; readonly lieux: number }[] {
  const counts = new Map<string, number>();
  for (const { manque } of ecartes) {
    const motif = motifDe(manque, version);
    counts.set(motif, (counts.get(motif) ?? 0) + 1);
  }
  return [...counts]
    .map(([motif, lieux]) => ({ motif, lieux }))
    .toSorted((one, other) => other.lieux - one.lieux);
}

function motifDe(manque: readonly string[], version: 'v0' | 'v1'): string {
  return `le schéma ${version} exige ${manque.join(', ')}`;
}

function isRefused(field: Field, cellule: string): boolean {
  if (cellule.trim() === '') return field.required === true;
  return checkCell(field, neutraliser(cellule)) !== null;
}

/** Whether a lieu's services are named in v1, which v0 has no words for. */
export function isNamedInV1(lieu: Lieu): boolean {
  const keys = new Set(SERVICES.v1.map(nameKey));
  return lieu.services.some((service) => keys.has(nameKey(service)));
}
