import type { Referentiel } from '$lib/domain/referentiel';
import { readReferentiel } from '$lib/formats/referentiel';
import { ecrireColonnes } from '$lib/formats/referentiel-colonnes';

import communes from '../../../data/communes.csv?raw';
import departements from '../../../data/departements.csv?raw';
import epci from '../../../data/epci.csv?raw';
import regions from '../../../data/regions.csv?raw';

/** The territories of `data`, read when the site is built, never in the page. Postal codes are not in it. */
export function referentielEmbarque(): Referentiel {
  const textes = { communes, epci, departements, regions, codesPostaux: '', anciennes: '' };
  return readReferentiel(textes);
}

/** The same as the page reads them. */
export function colonnesEmbarquees(): string {
  return ecrireColonnes(referentielEmbarque());
}
