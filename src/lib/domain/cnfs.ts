import type { CodeInsee, Jour } from './codes';

/** A structure that hosts CnFS: one row per structure and committee decision. */
export interface StructureCnfs {
  readonly id: string;
  readonly nom: string;
  readonly siret: string | null;
  readonly codeInsee: CodeInsee | null;
  readonly commune: string;
  readonly codePostal: string | null;
  readonly adresse: string | null;
  /** Posts validated by the committee. */
  readonly postes: number;
  readonly nature: 'publique' | 'privee' | 'inconnue';
  readonly dateDecision: Jour | null;
  /** End of convention; `null` where the file does not say. */
  readonly dateFin: Jour | null;
  readonly franceServices: boolean | null;
  readonly qpv: boolean | null;
  readonly zrr: boolean | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}
