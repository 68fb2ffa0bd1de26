import { finAdresse } from '../cellules/adresses';
import { repairInsee, repairPostal } from '../cellules/codes';
import type { Communes } from '../cellules/communes';
import { GEOCODEUR } from '../cellules/entetes';
import type { Colonnes, Correspondances } from '../champs';
import type { Apercu } from '../famille';
import type { PlacesCommune } from '../journal/champs';
import type { Ligne } from '../journal/journal';
import type { ChampLieu } from './noms';
import { premier } from './premier';

type ChampSituation = 'commune' | 'codePostal' | 'codeInsee';
type Situation = Pick<Colonnes<ChampLieu>, ChampSituation>;

/** What a geocoder found of the commune. */
const GEOCODES = {
  commune: 'result_city',
  codePostal: 'result_postcode',
  codeInsee: 'result_citycode',
} as const satisfies Readonly<Record<ChampSituation, string>>;

const CHAMPS = Object.keys(GEOCODES) as ChampSituation[];

/** The columns of a commune with those of a geocoder, after the file's own. */
export function geocodees(apercu: Apercu, colonnes: Situation): Partial<Situation> {
  return Object.fromEntries(
    CHAMPS.flatMap((champ) => {
      const places = apercu.placesOf(GEOCODES[champ]);
      return places.length > 0 ? [[champ, [...colonnes[champ], ...places]]] : [];
    }),
  );
}

/** Places of the columns that say the commune of a row. */
type Places = Pick<PlacesCommune, 'code' | 'codePostal' | 'nom'>;

/**
 * Tells which columns say the commune of a row: those of a geocoder, which may be far off, only where the file's own, the end
 * of the address, or columns that the user chose find none.
 */
export function situationReader(
  apercu: Apercu,
  champs: Situation & Pick<Colonnes<ChampLieu>, 'adresse'>,
  communes: Communes,
  choix: Correspondances = {},
): (ligne: Ligne) => Places {
  const ownOf = (champ: ChampSituation): readonly number[] =>
    choix[champ]
      ? champs[champ]
      : champs[champ].filter((place) => !GEOCODEUR.test(apercu.keys()[place]!));
  const own: Situation = {
    commune: ownOf('commune'),
    codePostal: ownOf('codePostal'),
    codeInsee: ownOf('codeInsee'),
  };
  const isGeocoded = CHAMPS.some((champ) => own[champ].length < champs[champ].length);
  if (!isGeocoded) return (ligne) => placesOf(ligne, champs);
  const isFound = (ligne: Ligne, { code, codePostal, nom }: Places): boolean => {
    const insee = ligne.cellule(code);
    const postal = ligne.cellule(codePostal);
    const fin = finAdresse(ligne.cellule(premier(ligne, champs.adresse)));
    const found = communes.find(
      repairInsee(insee)?.valeur ?? insee,
      (repairPostal(postal)?.valeur ?? postal) || (fin?.codePostal ?? ''),
      ligne.cellule(nom) || (fin?.nom ?? ''),
    );
    return found !== null;
  };
  return (ligne) => {
    const places = placesOf(ligne, own);
    return isFound(ligne, places) ? places : placesOf(ligne, champs);
  };
}

function placesOf(ligne: Ligne, { commune, codePostal, codeInsee }: Situation): Places {
  return {
    code: premier(ligne, codeInsee),
    codePostal: premier(ligne, codePostal),
    nom: premier(ligne, commune),
  };
}
