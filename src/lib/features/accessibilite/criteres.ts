export type Etat = 'C' | 'NC' | 'NA';

/** One criterion of the RGAA, assessed. */
export interface Critere {
  readonly numero: string;
  readonly sujet: string;
  readonly etat: Etat;
  readonly preuve: string;
}

/** Reads the table of `docs/accessibilite.md`: the one place where criteria are assessed. */
export function lireCriteres(markdown: string): readonly Critere[] {
  return [...markdown.matchAll(/^\| (\d+\.\d+) *\| (.+?) *\| (C|NC|NA) *\| (.+?) *\|$/gm)].map(
    ([, numero, sujet, etat, preuve]) => ({
      numero: numero!,
      sujet: sujet!,
      etat: etat as Etat,
      preuve: preuve!.replaceAll('`', ''),
    }),
  );
}

/** How many criteria are in each state, and the share of those that apply which are met. */
export interface Bilan extends Readonly<Record<Etat, number>> {
  readonly taux: number;
}

export function bilanDe(criteres: readonly Critere[]): Bilan {
  const compte = { C: 0, NC: 0, NA: 0 };
  for (const { etat } of criteres) compte[etat] += 1;
  return { ...compte, taux: compte.C / (compte.C + compte.NC) };
}

/** The three words of the declaration: all criteria, half of them, or fewer. */
export function declarationDe({ taux }: Bilan): string {
  if (taux === 1) return 'totalement conforme';
  return taux >= 0.5 ? 'partiellement conforme' : 'non conforme';
}
