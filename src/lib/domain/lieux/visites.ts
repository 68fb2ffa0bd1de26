const JOURS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'];

const SEMAINES_PAR_MOIS = 52 / 12;

/**
 * Days a month on which a lieu opens, from opening hours as OpenStreetMap and the national schema write them:
 * `We 14:00-17:00` is one day a week, `We[1,3] 14:00-17:00` two a month, `week 1-53/2 We 14:00-17:00` one week in two.
 *
 * @returns `null` where the text is not of that kind.
 */
export function visitesParMois(horaires: string | null): number | null {
  let visites = 0;
  const jours = new Set<string>();
  for (const regle of (horaires ?? '').toLowerCase().split(';')) {
    const texte = regle.trim();
    if (texte === '' || /\b(?:off|closed|ph|sh)\b/.test(texte)) continue;
    const [, pas = '1', suite = ''] =
      /^(?:week \d{1,2}-\d{1,2}(?:\/(\d{1,2}))? )?(.+)$/.exec(texte) ?? [];
    const liste = /^((?:mo|tu|we|th|fr|sa|su)[a-z0-9[\],\s-]*?)\s+\d{1,2}:\d{2}/.exec(suite)?.[1];
    if (liste === undefined) return null;
    for (const part of liste.match(/(?:[a-z]{2})(?:-[a-z]{2})?(?:\[[^\]]*\])?/g) ?? []) {
      const [, debut = '', fin, rangs] =
        /^([a-z]{2})(?:-([a-z]{2}))?(?:\[([^\]]*)\])?$/.exec(part) ?? [];
      if (rangs !== undefined)
        visites += rangs.split(',').reduce((total, rang) => total + etendue(rang), 0);
      else
        for (const jour of joursEntre(debut, fin ?? debut)) {
          if (Number(pas) > 1) visites += SEMAINES_PAR_MOIS / Number(pas);
          else jours.add(jour);
        }
    }
  }
  const total = visites + jours.size * SEMAINES_PAR_MOIS;
  return total === 0 ? null : total;
}

/** `3` is one day, `1-2` two. */
function etendue(rang: string): number {
  const [debut, fin] = rang.split('-').map(Number);
  return debut! > 0 && fin !== undefined && fin >= debut! ? fin - debut! + 1 : 1;
}

function joursEntre(debut: string, fin: string): readonly string[] {
  const [de, a] = [JOURS.indexOf(debut), JOURS.indexOf(fin)];
  if (de < 0 || a < 0) return [];
  return de <= a ? JOURS.slice(de, a + 1) : [...JOURS.slice(de), ...JOURS.slice(0, a + 1)];
}
