import type { CodeInsee, Jour } from './codes';
import { groupBy } from './groupes';

/** Generation of the quartiers prioritaires de la politique de la ville. */
export type MillesimeQpv = 2015 | 2024;

/** A quartier prioritaire. Files merged by commune give several codes one geometry: `geometrieDe` tells. */
export interface Qpv {
  readonly code: string;
  readonly nom: string;
  readonly millesime: MillesimeQpv;
  /** Communes that it lies in. */
  readonly communes: readonly CodeInsee[];
  readonly population: number | null;
  /** Index into the geometries read with it; `null` where the file is a list without shapes. */
  readonly geometrie: number | null;
}

export type DispositifRural = 'ZRR' | 'FRR';

/** Class of a commune in a rural zoning. */
export type ClasseRurale = 'classee' | 'partielle' | 'plus' | 'beneficiaire' | 'non';

export interface ZonageRural {
  readonly codeInsee: CodeInsee;
  readonly dispositif: DispositifRural;
  readonly classe: ClasseRurale;
}

/** In force from `debut` to `fin`, both included; `null`: open. */
export interface Validite {
  readonly debut: Jour;
  readonly fin: Jour | null;
}

/** When a generation of QPV is in force in a commune: a year later overseas. */
export function validiteQpv(millesime: MillesimeQpv, codeInsee: string): Validite {
  const outreMer = /^9[78]/.test(codeInsee);
  return millesime === 2015
    ? { debut: '2015-01-01' as Jour, fin: (outreMer ? '2024-12-31' : '2023-12-31') as Jour }
    : { debut: (outreMer ? '2025-01-01' : '2024-01-01') as Jour, fin: null };
}

/** When a quartier is in force: where no commune is known, its code says the département (`QP971001`, `QN97101N`). */
export function validiteDuQuartier({ code, millesime, communes }: Qpv): Validite {
  return validiteQpv(millesime, communes[0] ?? code.slice(2, 5));
}

/** When a rural zoning is in force: ZRR since the law of 4 February 1995, FRR after it. */
export function validiteRurale(dispositif: DispositifRural): Validite {
  return dispositif === 'ZRR'
    ? { debut: '1995-02-04' as Jour, fin: '2024-06-30' as Jour }
    : { debut: '2024-07-01' as Jour, fin: null };
}

/** Class of a commune on a day: FRR+ began after FRR, within it; the bénéficiaires end. */
export function classeRuraleAu({ classe }: ZonageRural, jour: Jour): ClasseRurale {
  if (classe === 'plus' && jour < DEBUT_PLUS) return 'classee';
  if (classe === 'beneficiaire' && jour > FIN_BENEFICIAIRES) return 'non';
  return classe;
}

/**
 * A rural zoning on a day, one row for each commune: several communes of the file may make one of today's. Without a day,
 * whatever it is.
 */
export function ruralParCommune(
  zonage: readonly ZonageRural[],
  jour: Jour | null,
): readonly ZonageRural[] {
  const communes = groupBy(zonage, ({ codeInsee }) => codeInsee);
  return [...communes.values()].map((rows) => ({
    ...rows[0]!,
    classe: classeEnsemble(rows, jour),
  }));
}

/** Class of a commune made of several: theirs where they agree; FRR+ is within FRR; else it is classed in part. */
function classeEnsemble(rows: readonly ZonageRural[], jour: Jour | null): ClasseRurale {
  const classes = new Set(
    rows.map((row) => (jour === null ? row.classe : classeRuraleAu(row, jour))),
  );
  if (classes.size === 1) return [...classes][0]!;
  return [...classes].every((classe) => classe === 'classee' || classe === 'plus')
    ? 'classee'
    : 'partielle';
}

export function isEnVigueur({ debut, fin }: Validite, jour: Jour): boolean {
  return debut <= jour && (fin === null || jour <= fin);
}

/** Zonings that follow one another: quartiers on one side, ZRR then FRR on the other. */
export type FamilleZonage = 'qpv' | 'rural';

/** A generation of a zoning, in words, and when it is in force, in the mainland or overseas. */
export interface Generation {
  readonly famille: FamilleZonage;
  readonly nom: string;
  readonly outreMer: boolean;
  readonly validite: Validite;
}

/** A commune is classed in a generation of a zoning on those days. A commune is never classed twice in one on a day. */
export interface Classement {
  readonly codeInsee: CodeInsee;
  readonly famille: FamilleZonage;
  readonly generation: string;
  readonly classe: ClasseRurale;
  readonly validite: Validite;
}

/** All that was read of the zonings, whatever the day. */
export interface Zonages {
  readonly qpv: readonly Qpv[];
  readonly ruraux: readonly ZonageRural[];
}

/** The generations of which something was read: of the others it is not known whether a commune is in them. */
export function generationsLues({ qpv, ruraux }: Zonages): readonly Generation[] {
  const millesimes = ([2015, 2024] as const).filter((annee) =>
    qpv.some(({ millesime }) => millesime === annee),
  );
  const dispositifs = (['ZRR', 'FRR'] as const).filter((nom) =>
    ruraux.some(({ dispositif }) => dispositif === nom),
  );
  return [false, true].flatMap((outreMer): Generation[] => [
    ...millesimes.map((millesime) => ({
      famille: 'qpv' as const,
      nom: nomQpv(millesime),
      outreMer,
      validite: validiteQpv(millesime, outreMer ? '97101' : '01001'),
    })),
    ...dispositifs.map((nom) => ({
      famille: 'rural' as const,
      nom,
      outreMer,
      validite: validiteRurale(nom),
    })),
  ]);
}

/** The communes that have a quartier, and those of a rural zoning, with the days on which that holds. */
export function classements({ qpv, ruraux }: Zonages): readonly Classement[] {
  const vus = new Set<string>();
  const premiers = (cle: string): boolean => !vus.has(cle) && vus.add(cle) !== undefined;
  const deQpv = qpv.flatMap(({ millesime, communes }) =>
    communes
      .filter((code) => premiers(`${millesime} ${code}`))
      .map((codeInsee): Classement => ({
        codeInsee,
        famille: 'qpv',
        generation: nomQpv(millesime),
        classe: 'classee',
        validite: validiteQpv(millesime, codeInsee),
      })),
  );
  const communes = groupBy(ruraux, ({ dispositif, codeInsee }) => `${dispositif} ${codeInsee}`);
  return [...deQpv, ...[...communes.values()].flatMap(periodesRurales)];
}

/** The days on which a commune of a rural zoning is classed, and how, from its rows: none for a commune that is not. */
function periodesRurales(rows: readonly ZonageRural[]): readonly Classement[] {
  const { codeInsee, dispositif } = rows[0]!;
  const periodes: Classement[] = [];
  for (const validite of PERIODES[dispositif]) {
    const classe = classeEnsemble(rows, validite.debut);
    const avant = periodes.at(-1);
    if (avant?.classe === classe)
      periodes.splice(-1, 1, {
        ...avant,
        validite: { debut: avant.validite.debut, fin: validite.fin },
      });
    else periodes.push({ codeInsee, famille: 'rural', generation: dispositif, classe, validite });
  }
  return periodes.filter(({ classe }) => classe !== 'non');
}

/** First day of FRR+, within FRR, and the day before; last day of the bénéficiaires, and the day after. */
const VEILLE_PLUS = '2024-12-31' as Jour;
const DEBUT_PLUS = '2025-01-01' as Jour;
const FIN_BENEFICIAIRES = '2027-12-31' as Jour;
const APRES_BENEFICIAIRES = '2028-01-01' as Jour;

/** Spells within which no class changes. */
const PERIODES: Readonly<Record<DispositifRural, readonly Validite[]>> = {
  ZRR: [validiteRurale('ZRR')],
  FRR: [
    { ...validiteRurale('FRR'), fin: VEILLE_PLUS },
    { debut: DEBUT_PLUS, fin: FIN_BENEFICIAIRES },
    { debut: APRES_BENEFICIAIRES, fin: null },
  ],
};

function nomQpv(millesime: MillesimeQpv): string {
  return `QPV ${millesime}`;
}

/** The generation that should be read on a day in the mainland, loaded or not. */
export function generationAttendue(famille: FamilleZonage, jour: Jour): string {
  if (famille === 'rural') return isEnVigueur(validiteRurale('ZRR'), jour) ? 'ZRR' : 'FRR';
  return nomQpv(isEnVigueur(validiteQpv(2015, '01001'), jour) ? 2015 : 2024);
}
