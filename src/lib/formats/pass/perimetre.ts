import { territoiresDits, type TerritoireDit } from '$lib/domain/acces/compatibilite';
import type { Referentiel } from '$lib/domain/referentiel';

import { Communes } from '../cellules/communes';
import { joinListe, splitListe } from '../cellules/listes';
import { nameKey } from '../cellules/texte';
import type { Ligne } from '../journal/journal';
import type { Regle } from '../journal/regles';

/** What a repair makes of one territory of a perimeter; the same where there is nothing to mend, or nothing is sure. */
type Reparation = readonly [regle: Regle, reparer: (texte: string) => string];

/**
 * Reads the territories where a lot can be spent, each repair written down: a région or a département told by its name,
 * a zero that is lost, the code of a commune merged since. Those that are still none of today's are told, and kept.
 */
export function lecteurDePerimetres(
  referentiel: Referentiel,
): (ligne: Ligne, place: number) => readonly string[] {
  const estConnu = (texte: string): boolean =>
    territoiresDits(texte).some((territoire) => referentiel.has(territoire));
  const reparations = reparationsSur(referentiel);
  return (ligne, place) => {
    const dit = ligne.texte(place);
    let perimetre = splitListe(dit);
    for (const [regle, reparer] of reparations) {
      const repare = perimetre.map((texte) => (estConnu(texte) ? texte : reparer(texte)));
      if (repare.every((texte, rang) => texte === perimetre[rang])) continue;
      const valeur = joinListe(repare, '|');
      if (ligne.reparer(place, { regle, valeur }, dit) === valeur) perimetre = [...new Set(repare)];
    }
    const inconnus = perimetre.filter((texte) => !estConnu(texte));
    if (inconnus.length > 0)
      ligne.alerter(
        place,
        'perimetre-inconnu',
        `Périmètre inconnu : ${inconnus.join(', ')}. Aucun territoire d’aujourd’hui n’a ce code : il n’ouvre le lot à aucun lieu. Écrivez region:84, departement:63, epci:246300701 ou commune:63113 ; laissez vide pour un lot valable partout.`,
      );
    return perimetre;
  };
}

function reparationsSur(referentiel: Referentiel): readonly Reparation[] {
  const noms = nomsDe(referentiel);
  const communes = Communes.de(referentiel);
  const recode =
    (corriger: (territoire: TerritoireDit) => string | null) =>
    (texte: string): string => {
      const possibles = territoiresDits(texte).flatMap(({ echelon, code }) => {
        const corrige = corriger({ echelon, code });
        return corrige === null ? [] : [{ echelon, code: corrige }];
      });
      const connus = possibles.filter(({ echelon, code }) =>
        echelon === 'commune' ? referentiel.commune(code) : referentiel.has({ echelon, code }),
      );
      return connus.length === 1 ? `${connus[0]!.echelon}:${connus[0]!.code}` : texte;
    };
  return [
    [
      'perimetre-notation',
      (texte) => (communes.isNom(texte) ? texte : (noms.get(nameKey(texte)) ?? texte)),
    ],
    [
      'zero-perdu',
      recode(({ echelon, code }) =>
        (echelon === 'commune' ? /^\d{4}$/ : /^\d$/).test(code) ? `0${code}` : null,
      ),
    ],
    ['lettre-corse', recode(({ code }) => (/^2[ab]/.test(code) ? code.toUpperCase() : null))],
    [
      'commune-fusionnee',
      recode(({ echelon, code }) =>
        echelon === 'commune' ? (referentiel.commune(code)?.code ?? null) : null,
      ),
    ],
  ];
}

/** Territories by what names them: `ain`, `departement ain`, `departement 01`. A région that is one département is that. */
function nomsDe({ regions, departements }: Referentiel): ReadonlyMap<string, string> {
  const noms = new Map<string, string>();
  for (const [echelon, territoires] of [
    ['region', regions],
    ['departement', departements],
  ] as const) {
    for (const { code, nom } of territoires.values())
      for (const cle of [nom, `${echelon} ${nom}`, `${echelon} ${code}`])
        noms.set(nameKey(cle), `${echelon}:${code}`);
  }
  return noms;
}
