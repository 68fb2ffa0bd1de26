/** Where a quota counts lieux: in an EPCI, in or within 100 m of a QPV, of any QPV, or in each EPCI apart. */
export const ZONES = ['epci', 'qpv', 'tous_qpv', 'chaque_epci'] as const;

export type Zone = (typeof ZONES)[number];

/** At least and at most so many lieux of the plan in a zone. */
export interface QuotaVue {
  readonly zone: Zone;
  /** Code of the EPCI or of the QPV; `''` where the zone needs none. */
  readonly code: string;
  readonly minimum: number;
  /** `null`: no upper bound. */
  readonly maximum: number | null;
}

/** The form of a plan: what a link carries of it. */
export interface FormePlan {
  readonly p: number;
  /** Seconds that the search may take. */
  readonly secondes: number;
  /** Whether lieux are held to their capacities. */
  readonly capacites: boolean;
  readonly quotas: readonly QuotaVue[];
}

export const P_MAXIMUM = 100;
export const DUREES = [5, 20, 60] as const;
export const PLAN_PAR_DEFAUT: FormePlan = { p: 5, secondes: 20, capacites: false, quotas: [] };

const LETTRES: Readonly<Record<Zone, string>> = {
  epci: 'e',
  qpv: 'q',
  tous_qpv: 't',
  chaque_epci: 'c',
};
/** How a link says that lieux are held to their capacities. */
const CAPACITES = 'cap';
/** Quotas that a link holds, at most. */
const QUOTAS_MAXIMUM = 30;

/** Whether a zone is told by a code. */
export function aUnCode(zone: Zone): boolean {
  return zone === 'epci' || zone === 'qpv';
}

/** `5.20.cap.e200041-1-2.t-3-`: p, seconds, `cap` where capacities hold, each quota; `''` at the defaults. */
export function ecrirePlan({ p, secondes, capacites, quotas }: FormePlan): string {
  const ecrits = quotas.map(
    ({ zone, code, minimum, maximum }) => `${LETTRES[zone]}${code}-${minimum}-${maximum ?? ''}`,
  );
  const parDefaut =
    !capacites &&
    quotas.length === 0 &&
    p === PLAN_PAR_DEFAUT.p &&
    secondes === PLAN_PAR_DEFAUT.secondes;
  if (parDefaut) return '';
  return [p, secondes, ...(capacites ? [CAPACITES] : []), ...ecrits].join('.');
}

/** Reads what {@link ecrirePlan} writes. Total: what does not read is at its default, or left out. */
export function lirePlan(texte: string | null): FormePlan {
  const [p = '', secondes = '', ...suite] = (texte ?? '').split('.');
  const nombre = /^\d{1,3}$/.test(p) ? Number(p) : 0;
  return {
    p: nombre >= 1 && nombre <= P_MAXIMUM ? nombre : PLAN_PAR_DEFAUT.p,
    secondes: DUREES.find((duree) => String(duree) === secondes) ?? PLAN_PAR_DEFAUT.secondes,
    capacites: suite.includes(CAPACITES),
    quotas: suite.flatMap((quota) => lireQuota(quota) ?? []).slice(0, QUOTAS_MAXIMUM),
  };
}

function lireQuota(texte: string): QuotaVue | null {
  const lu = /^([eqtc])([0-9A-Z]{0,9})-(\d{1,3})-(\d{0,3})$/.exec(texte);
  const zone = ZONES.find((candidate) => LETTRES[candidate] === lu?.[1]);
  if (!lu || !zone || aUnCode(zone) !== (lu[2] !== '')) return null;
  const maximum = lu[4] === '' ? null : Number(lu[4]);
  return { zone, code: lu[2]!, minimum: Number(lu[3]), maximum };
}
