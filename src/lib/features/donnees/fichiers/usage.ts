import { isEnVigueur, validiteQpv, validiteRurale, type Validite } from '$lib/domain/zonage';
import type { Jour } from '$lib/domain/codes';
import { cleDe, type JeuCharge } from '$lib/state/charges/charges';
import type { Jeux } from '$lib/state/jeux';
import { formatJour, formatPart } from '$lib/ui/format';

/** What becomes of a zoning at the date on screen; `null` for other datasets. */
export function usageAu(charge: JeuCharge, jeux: Jeux, date: string | null): string | null {
  const validite = validiteDe(charge);
  if (!validite || date === null) return null;
  const periode = `en vigueur du ${formatJour(validite.debut)} ${validite.fin ? `au ${formatJour(validite.fin)}` : 'à ce jour'}`;
  const utilise = [...jeux.values()].some(({ provenance }) =>
    provenance.fichier.split(' ; ').includes(charge.provenance.fichier),
  );
  if (!utilise) return `Zonage ${periode} : non utilisé au ${formatJour(date)}.`;
  return isEnVigueur(validite, date as Jour)
    ? `Zonage ${periode} : utilisé au ${formatJour(date)}.`
    : `Zonage ${periode} : utilisé au ${formatJour(date)} faute de celui de cette date. Chargez-le pour un résultat à jour.`;
}

/** What the file was taken for, how surely and why. */
export function ditReconnaissance({ fichier, demande }: JeuCharge): string {
  const { confiance, raisons } = fichier.reconnaissance;
  const qui = demande.force ? 'Lu ainsi à votre demande' : 'Reconnu par son contenu';
  return `${qui} (confiance ${formatPart(confiance)}). ${raisons.join(' ')}`;
}

/** Of the mainland: overseas the generations of QPV change a year later. */
function validiteDe(charge: JeuCharge): Validite | null {
  const { jeu } = charge.fichier;
  if (jeu === 'qpv') return validiteQpv(cleDe(charge) === 'qpv-2015' ? 2015 : 2024, '01001');
  if (jeu === 'zrr') return validiteRurale('ZRR');
  return jeu === 'frr' ? validiteRurale('FRR') : null;
}
