import type { Echelon, Territoire } from '$lib/domain/territoire';
import { formatNombre, formatPart } from '$lib/ui/format';

import type { Mensuelle } from './colonnes';

/** What became of the Pass of a territory: `distribues` = `utilises` + `expires` + `encours`. */
export interface Totaux {
  readonly distribues: number;
  readonly utilises: number;
  readonly expires: number;
  readonly encours: number;
}

export function totauxDe(mensuelles: readonly Mensuelle[]): Totaux {
  const sum = (value: (row: Mensuelle) => number): number =>
    mensuelles.reduce((total, row) => total + value(row), 0);
  return {
    distribues: sum(({ distribues }) => distribues),
    utilises: sum(({ utilises }) => utilises),
    expires: sum(({ expires }) => expires),
    encours: mensuelles.at(-1)?.encours ?? 0,
  };
}

/** « En région …, sur 200 040 Pass distribués au 30 juin 2026, 52 % ont été utilisés et 21 % ont expiré. » */
export function phraseDe(
  { distribues, utilises, expires, encours }: Totaux,
  ou: string,
  au: string,
): string {
  const start = ou.charAt(0).toUpperCase() + ou.slice(1);
  return `${start}, sur ${formatNombre(distribues)} Pass distribués au ${au}, ${formatPart(utilises / distribues)} ont été utilisés, ${formatPart(expires / distribues)} ont expiré et ${formatNombre(encours)} circulent encore.`;
}

type Maille = Exclude<Echelon, 'france'>;

export const MAILLES: Readonly<Record<Maille, { singulier: string; pluriel: string }>> = {
  region: { singulier: 'Région', pluriel: 'Régions' },
  departement: { singulier: 'Département', pluriel: 'Départements' },
  epci: { singulier: 'Intercommunalité', pluriel: 'Intercommunalités' },
  commune: { singulier: 'Commune', pluriel: 'Communes' },
};

const SOUS_MAILLES: Readonly<Record<Echelon, Maille | null>> = {
  france: 'region',
  region: 'departement',
  departement: 'epci',
  epci: 'commune',
  commune: null,
};

/** The parts that a territory is shown by; `null` for a commune, which has none. */
export function mailleDe({ echelon }: Territoire): Maille | null {
  return SOUS_MAILLES[echelon];
}
