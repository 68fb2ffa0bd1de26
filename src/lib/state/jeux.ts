import type { Agrement } from '$lib/domain/agrement';
import type { Lieu } from '$lib/domain/lieu';
import { apresFusions, type Retouche } from '$lib/domain/lieux/retouches';
import { agrementsBornes } from '$lib/domain/operateurs/operateur';
import { phraseDuCompte } from '$lib/formats/journal/ecrire';
import { enColonnes, type UtilisationsColonnes } from '$lib/domain/circulation/utilisations';
import type { Carnet, LigneCirculation, Lot } from '$lib/domain/pass';
import type { Jeu } from '$lib/formats/lecture';
import type { FichierLu } from '$lib/formats/lire';

import type { JeuCharge } from './charges/charges';

/** The datasets in force, by name. */
export type Jeux = ReadonlyMap<Jeu, JeuCharge>;

/** The rows that a dataset holds, typed by its name. */
export type Rows<Name extends Jeu> = Extract<FichierLu, { jeu: Name }>['lecture']['rows'];

/** Rows of a dataset in force; `[]` where none is. */
export function rowsOf<Name extends Jeu>(jeux: Jeux, jeu: Name): Rows<Name> {
  return (jeux.get(jeu)?.fichier.lecture.rows ?? []) as Rows<Name>;
}

/**
 * What is missing before a circulation can be counted, in French; `null` when nothing is.
 * Lots, and either the aggregated form or the carnets.
 */
export function manqueCirculation(jeux: Jeux): string | null {
  const manques = [
    !jeux.has('pass-lots') && 'le fichier des lots',
    !jeux.has('pass-circulation') &&
      !jeux.has('pass-carnets') &&
      'le fichier de circulation, ou celui des carnets',
  ].filter((part) => part !== false);
  return manques.length === 0 ? null : `Il manque ${manques.join(' et ')}.`;
}

/** The tables of the circulation in force. */
export interface Circulation {
  readonly lots: readonly Lot[];
  readonly carnets: readonly Carnet[];
  readonly utilisations: UtilisationsColonnes;
  /** The aggregated form as read; empty where only the detail was given. */
  readonly lignes: readonly LigneCirculation[];
}

export function circulationDe(jeux: Jeux): Circulation {
  return {
    lots: rowsOf(jeux, 'pass-lots'),
    carnets: rowsOf(jeux, 'pass-carnets'),
    utilisations: utilisationsDe(jeux),
    lignes: rowsOf(jeux, 'pass-circulation'),
  };
}

/** The uses in force, by columns: as the worker gathered them, else from their rows. */
function utilisationsDe(jeux: Jeux): UtilisationsColonnes {
  const fichier = jeux.get('pass-utilisations')?.fichier;
  return fichier?.utilisations ?? enColonnes(rowsOf(jeux, 'pass-utilisations'));
}

/** Whether what depends on these datasets rests on simulated rows. */
export function estSimule(jeux: Jeux, ...names: readonly Jeu[]): boolean {
  return names.some((name) => jeux.get(name)?.provenance.simule === true);
}

/** The agréments in force, none beyond the activity of its opérateur; those of a lieu merged away are of the lieu that it is in. */
export function agrementsDe(jeux: Jeux, retouches: readonly Retouche[]): readonly Agrement[] {
  const bornes = agrementsBornes(rowsOf(jeux, 'agrements'), rowsOf(jeux, 'operateurs'));
  if (!retouches.some(({ type }) => type === 'fusion')) return bornes;
  const actuelDe = apresFusions(retouches);
  return bornes.map((agrement) =>
    agrement.lieuId === null ? agrement : { ...agrement, lieuId: actuelDe(agrement.lieuId) },
  );
}

/** Whom a dataset comes from, in words; for a real file, the account of its rows. */
export function sourceDe({ fichier, provenance }: JeuCharge): string {
  const nom = provenance.producteur ?? provenance.fichier;
  return provenance.embarque ? nom : `${nom} (${phraseDuCompte(fichier.lecture)})`;
}

/** Whom some datasets come from, those in force. */
export function sourcesDe(jeux: Jeux, ...names: readonly Jeu[]): readonly string[] {
  return names.flatMap((name) => {
    const charge = jeux.get(name);
    return charge ? [sourceDe(charge)] : [];
  });
}

export function lieuxDe(jeux: Jeux): readonly Lieu[] {
  return rowsOf(jeux, 'lieux');
}
