/** Numbers and dates as they are written in French. Unknown is « — », never 0. */

const entier = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 0 });
const dixieme = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });
const pourcent = new Intl.NumberFormat('fr-FR', { style: 'percent', maximumFractionDigits: 0 });
const euros = new Intl.NumberFormat('fr-FR', {
  style: 'currency',
  currency: 'EUR',
  maximumFractionDigits: 0,
});
const jour = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' });
const mois = new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric', timeZone: 'UTC' });

export const INCONNU = '—';

export function formatNombre(value: number | null): string {
  return value === null || Number.isNaN(value) ? INCONNU : entier.format(value);
}

export function formatDecimal(value: number | null): string {
  return value === null || Number.isNaN(value) ? INCONNU : dixieme.format(value);
}

/** Shares under this are roundings. */
const PART_NULLE = 1e-9;

/** A share in percent; few is not none: « moins de 1 % ». */
export function formatPart(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return INCONNU;
  if (value > PART_NULLE && value < 0.005) return `moins de ${pourcent.format(0.01)}`;
  return pourcent.format(value);
}

export function formatEuros(value: number | null): string {
  return value === null || Number.isNaN(value) ? INCONNU : euros.format(value);
}

/** A distance; infinite is written in words. */
export function formatKm(value: number | null): string {
  if (value === null || Number.isNaN(value)) return INCONNU;
  return value === Infinity ? 'aucun' : `${dixieme.format(value)} km`;
}

/** `2026-06-30` → « 30 juin 2026 ». */
export function formatJour(value: string | null): string {
  return value === null ? INCONNU : jour.format(new Date(`${value}T00:00:00Z`));
}

/** `2026-06` → « juin 2026 ». */
export function formatMois(value: string): string {
  return mois.format(new Date(`${value}-01T00:00:00Z`));
}

/** « 1 lieu », « 2 lieux »: French counts as plural from 2. */
export function accorde(count: number, singular: string, plural: string): string {
  return `${entier.format(count)} ${Math.abs(count) < 2 ? singular : plural}`;
}
