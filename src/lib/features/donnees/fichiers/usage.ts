import { isEnVigueur, validiteQpv, validiteRurale, type Validite } from '$lib/domain/zonage';
import type { Jour } from '$lib/domain/codes';
import type { JeuCharge } from '$lib/state/charges/charges';
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

/** Of the mainland: overseas the generations of QPV change a year later. A file of both is in force on the days of either. */
function validiteDe({ fichier }: JeuCharge): Validite | null {
  const { jeu, lecture } = fichier;
  if (jeu === 'qpv') {
    const anciens = lecture.rows.filter(({ millesime }) => millesime === 2015).length;
    const premier = anciens > 0 ? 2015 : 2024;
    const dernier = anciens === lecture.rows.length ? premier : 2024;
    return { ...validiteQpv(premier, '01001'), fin: validiteQpv(dernier, '01001').fin };
  }
  if (jeu === 'zrr') return validiteRurale('ZRR');
  return jeu === 'frr' ? validiteRurale('FRR') : null;
}
