import type { CodeInsee, Jour } from './codes';

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
  const deRuraux = ruraux
    .filter(({ dispositif, codeInsee }) => premiers(`${dispositif} ${codeInsee}`))
    .flatMap(({ codeInsee, dispositif, classe }) =>
      periodesRurales(dispositif, classe).map((periode): Classement => ({
        codeInsee,
        famille: 'rural',
        generation: dispositif,
        ...periode,
      })),
    );
  return [...deQpv, ...deRuraux];
}

/** First day of FRR+, within FRR; last day of the bénéficiaires. */
const DEBUT_PLUS = '2025-01-01' as Jour;
const VEILLE_PLUS = '2024-12-31' as Jour;
const FIN_BENEFICIAIRES = '2027-12-31' as Jour;

/** The days on which a commune of a rural zoning is classed, and how: none for a commune that is not. */
function periodesRurales(
  dispositif: DispositifRural,
  classe: ClasseRurale,
): readonly { readonly classe: ClasseRurale; readonly validite: Validite }[] {
  const { debut, fin } = validiteRurale(dispositif);
  if (classe === 'non') return [];
  if (classe === 'beneficiaire')
    return [{ classe, validite: { debut, fin: fin ?? FIN_BENEFICIAIRES } }];
  if (classe !== 'plus') return [{ classe, validite: { debut, fin } }];
  return [
    { classe: 'classee', validite: { debut, fin: VEILLE_PLUS } },
    { classe: 'plus', validite: { debut: DEBUT_PLUS, fin } },
  ];
}

function nomQpv(millesime: MillesimeQpv): string {
  return `QPV ${millesime}`;
}

/** The generation that should be read on a day in the mainland, loaded or not. */
export function generationAttendue(famille: FamilleZonage, jour: Jour): string {
  if (famille === 'rural') return isEnVigueur(validiteRurale('ZRR'), jour) ? 'ZRR' : 'FRR';
  return nomQpv(isEnVigueur(validiteQpv(2015, '01001'), jour) ? 2015 : 2024);
}
