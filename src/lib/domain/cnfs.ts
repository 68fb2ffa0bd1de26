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
  /** Posts validated by the committee; `null` where the file does not say. */
  readonly postes: number | null;
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

/** « 3 postes », « nombre de postes inconnu »: posts in words, some of which may not be told. */
export function motsPostes(nombre: number, inconnu: boolean): string {
  if (inconnu && nombre === 0) return 'nombre de postes inconnu';
  return `${nombre} ${nombre > 1 ? 'postes' : 'poste'}${inconnu ? ' au moins' : ''}`;
}
