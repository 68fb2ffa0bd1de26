import type { CodeInsee } from '$lib/domain/codes';

import { isCodeLike, isPointLike, isPostalLike } from '../cellules/allures';
import { isPostal, repairInsee, repairPostal } from '../cellules/codes';
import { type Champ, Champs } from '../champs';
import type { Apercu, Contexte, Famille, Indice } from '../famille';
import { readForme } from '../journal/forme';
import type { Ligne } from '../journal/journal';
import { readPosition } from '../journal/position';

/** A commune of the file's year, filed under today's code: several rows may share one. */
export interface LigneCommune {
  readonly codeInsee: CodeInsee;
  readonly nom: string;
  /** Index of its polygon among the geometries of the file; `null` in a table without contours, or where it cannot be placed. */
  readonly geometrie: number | null;
  /** A postal code that serves it; `null` where the file says none. */
  readonly codePostal: string | null;
  /** Its point in degrees, WGS 84; `null` where the file says none, or where today's commune is another. */
  readonly point: { readonly latitude: number; readonly longitude: number } | null;
}

const CHAMPS_COMMUNE = {
  code: {
    nom: 'Code Insee',
    requis: true,
    noms: [
      'code',
      'insee',
      'code_insee',
      'insee_com',
      'codgeo',
      'code_commune',
      'code_commune_insee',
      'inseecom',
      'depcom',
      'com',
      'insee_code',
      'ville_code_commune',
    ],
    proches: /(?:^|_)insee(?:_|$)/,
    valeurs: isCodeLike,
  },
  nom: {
    nom: 'Nom de la commune',
    noms: [
      'nom',
      'nom_com',
      'libgeo',
      'lib_com',
      'name',
      'libelle',
      'nom_commune',
      'nom_de_la_commune',
      'nom_standard',
      'commune',
      'ville_nom',
      'city_code',
    ],
  },
  codePostal: {
    nom: 'Code postal',
    noms: ['code_postal', 'cp', 'codepostal', 'codes_postaux', 'codespostaux', 'zip_code'],
    proches: /(?:^|_)(?:codes?_posta(?:l|ux))(?:_|$)/,
    valeurs: isPostalLike,
  },
  latitude: {
    nom: 'Latitude',
    noms: ['latitude', 'lat', 'latitude_centre', 'latitude_mairie', 'gps_lat'],
  },
  longitude: {
    nom: 'Longitude',
    noms: ['longitude', 'lon', 'lng', 'long', 'longitude_centre', 'longitude_mairie', 'gps_lng'],
  },
  point: {
    nom: 'Point (latitude et longitude)',
    noms: ['coordonnees_gps', 'geopoint', 'geo_point_2d', 'centre', 'coordonnees', 'geom'],
    valeurs: isPointLike,
  },
} as const satisfies Readonly<Record<string, Champ>>;

const CHAMPS = new Champs<keyof typeof CHAMPS_COMMUNE>(CHAMPS_COMMUNE);

/** Columns that say of what place, not of which commune, a row is about. */
const AUTRE_OBJET =
  /(?:^|_)(?:siret|siren_structure|pivot|adresse|voie|rue|raison|structures?|lieux?|etablissements?|services?|telephone|tel|e?mail|courriel|horaires?|lots?|carnets?|mois|utilises|distribues|statut|operateur|beneficiaires?|zrr|frr|ifn|qpv|qp)(?:_|$)/;

/** Columns that tables of communes have. */
const DE_COMMUNE =
  /insee|commune|ville|postal|postaux|zip|nom|name|libelle|acheminement|ligne_5|coord|gps|geo|lat|lon|lng|centre|mairie|dep|reg|epci|canton|arrond|academie|pop|superficie|surface|altitude|densite|slug|siren|gentile|url|zone|typecom|arr|ctcd|tncc|ncc|can$|com$|id$|code$/;

/** Communes: polygons with a code, or a table of codes, names, postal codes and points. */
export const COMMUNES: Famille<LigneCommune> = {
  jeu: 'communes',
  nom: 'des communes',
  attendu:
    'des polygones avec un code Insee, ou un tableau de codes Insee avec codes postaux ou points',
  champs: CHAMPS,

  recognise(apercu, contexte) {
    const { code } = CHAMPS.places(apercu, contexte.correspondance);
    if (code < 0 || !(apercu.part(code, isCodeLike) > 0.9)) return null;
    const isSaid = contexte.correspondance?.code !== undefined || isNamedCode(apercu, code);
    if (!isSaid && !areDistinct(apercu, code)) return null;
    if (!arePolygons(apercu)) return recogniseTable(apercu, contexte);
    return {
      confiance: 0.95,
      raisons: [
        `Ce sont des polygones, et la colonne « ${apercu.colonnes[code]!} » contient des codes de communes.`,
      ],
    };
  },

  reader(apercu, { communes, referentiel, correspondance }) {
    const places = CHAMPS.places(apercu, correspondance);
    const shaped = arePolygons(apercu);
    return (ligne) => {
      const texte = ligne.texte(places.code);
      const insee = ligne.reparer(places.code, repairInsee(texte), texte);
      const found = communes.find(insee, '', '');
      const shape = apercu.geometries?.[ligne.numero - 1];
      const isShaped = !shaped || shape?.type.endsWith('Polygon');
      if (found === null || !isShaped) {
        ligne.rejeter(
          places.code,
          shaped ? 'contour-inutilisable' : 'commune-introuvable',
          shaped
            ? 'Code de commune inconnu, ou polygone absent.'
            : 'Ce code n’a jamais été celui d’une commune : corrigez le code Insee.',
        );
        return [];
      }
      const { commune, regle } = found;
      if (regle) ligne.reparer(places.code, { regle, valeur: commune.code }, insee);
      const row: LigneCommune = {
        codeInsee: commune.code,
        nom: ligne.texte(places.nom) || commune.nom,
        geometrie: shaped ? readForme(ligne, apercu, commune) : null,
        codePostal: shaped ? null : postalOf(ligne, places.codePostal),
        point: null,
      };
      if (shaped) return [row];
      const point = readPosition(ligne, places, commune);
      return [referentiel.isActuel(insee) ? { ...row, point } : row];
    };
  },
};

/** A table of communes says where, or under which postal code, each is; and nothing of places in them. */
function recogniseTable(apercu: Apercu, { communes, correspondance }: Contexte): Indice | null {
  const keys = apercu.keys().filter((key) => key !== '');
  if (apercu.colonnes.some((_, place) => apercu.isLike(place, AUTRE_OBJET))) return null;
  const { code, nom, codePostal, latitude, point } = CHAMPS.places(apercu, correspondance);
  const isCommune = (cellule: string): boolean =>
    communes.find(repairInsee(cellule)?.valeur ?? cellule, '', '') !== null;
  if (!(apercu.part(code, isCommune) > 0.95)) return null;
  const isNommee = apercu.part(nom, (cellule) => communes.isNom(cellule)) > 0.7;
  const isUtile = codePostal >= 0 || latitude >= 0 || point >= 0;
  if (!isNommee && !isUtile) return null;
  const isAutre = keys.some((key) => !DE_COMMUNE.test(key));
  const colonne = (place: number): string => `« ${apercu.colonnes[place]!} »`;
  const raisons = [`La colonne ${colonne(code)} contient des codes de communes.`];
  if (isNommee) raisons.push(`La colonne ${colonne(nom)} contient leurs noms.`);
  if (codePostal >= 0) raisons.push(`La colonne ${colonne(codePostal)}, leurs codes postaux.`);
  if (!isAutre) raisons.push('Aucune colonne ne parle d’autre chose que de communes.');
  const confiance = isAutre ? 0.55 : isNommee ? 0.92 : 0.8;
  return { confiance: isUtile ? confiance : 0.4, raisons };
}

function isNamedCode(apercu: Apercu, place: number): boolean {
  const { noms, proches } = CHAMPS_COMMUNE.code;
  return noms.some((nom) => apercu.placesOf(nom).includes(place)) || apercu.isLike(place, proches);
}

/** Numbers that look like codes and come back are years or counts: a list has one row for each commune. */
function areDistinct({ lignes }: Apercu, code: number): boolean {
  const filled = lignes.map((ligne) => ligne[code]?.trim()).filter(Boolean);
  return new Set(filled).size > 0.95 * filled.length;
}

/** The first postal code of the cell: a commune may be given several. */
function postalOf(ligne: Ligne, place: number): string | null {
  const texte = ligne.texte(place);
  const [first = ''] = texte.match(/\d{4,5}/) ?? [];
  if (first === '') return null;
  const postal = first === texte ? ligne.reparer(place, repairPostal(texte), texte) : first;
  return isPostal(postal) ? postal : null;
}

function arePolygons({ geometries }: Apercu): boolean {
  return (
    geometries !== null && geometries.slice(0, 50).every(({ type }) => type.endsWith('Polygon'))
  );
}
