import { isSurface, pointDe } from '$lib/domain/geometrie';
import type { Lieu } from '$lib/domain/lieu';

import type { Commune } from '$lib/domain/territoire';

import type { Communes } from '../cellules/communes';
import { Identifiants } from '../cellules/identifiants';
import { Listes, splitListe } from '../cellules/listes';
import { isAutrePivot } from '../cellules/siret';
import { nameKey } from '../cellules/texte';
import { firstPair, isClosed } from '../conteneurs/formes';
import type { Correspondances } from '../champs';
import type { Apercu, LireLigne } from '../famille';
import { readCommune, readJour, readOui, readSiret, readTexte } from '../journal/champs';
import { readForme } from '../journal/forme';
import type { Journal, Ligne } from '../journal/journal';
import { type Degres, readPosition } from '../journal/position';
import { acceptationOf } from './mots/acceptation';
import { adresseReader } from './adresse';
import { type Correspondance, silenceNo } from './champs';
import { complementsReader } from './complements';
import { readContacts } from './contacts';
import { hoursReader } from './horaires';
import { isSaid, listesReader } from './listes';
import { canonicalLabel, isSynonym } from './mots/labels';
import { premier } from './premier';
import { situationReader } from './situation';

/** Reads lieux by a mapping of columns. A lieu is set aside only where nothing names or places it. */
export function lieuReader(
  apercu: Apercu,
  champs: Correspondance,
  communes: Communes,
  journal: Journal,
  choix: Correspondances = {},
): LireLigne<Lieu> {
  const identifiants = new Identifiants();
  const listes = new Listes();
  const isSilenceNo = silenceNo(apercu);
  const positionPlace = apercu.place('position');
  const isCommunePoint = (ligne: Ligne): boolean => ligne.cellule(positionPlace) === 'commune';
  const hoursOf = hoursReader(apercu.colonnes, champs.horaires);
  const isFranceServices = apercu.place('id_fs', 'lib_fs') >= 0;
  const complementsOf = complementsReader(apercu, new Set(Object.values(champs).flat()));
  const adresseOf = adresseReader(apercu, champs.adresse);
  const situationOf = situationReader(apercu, champs, communes, choix);
  const listOf = listesReader(apercu, champs, listes);
  if (champs.id.length === 0) {
    journal.noter(
      'id-construit',
      'info',
      'Le fichier n’a pas d’identifiants : ils sont construits du nom et du code postal.',
    );
  }

  return (ligne) => {
    const nom = ligne.texte(premier(ligne, champs.nom));
    const adresse = adresseOf(ligne);
    if (nom === '' && adresse === null) {
      ligne.rejeter(
        champs.nom[0] ?? -1,
        'lieu-inconnu',
        'Ni nom ni adresse : on ne sait pas de quel lieu il s’agit.',
      );
      return [];
    }
    const places = {
      ...situationOf(ligne),
      adresse: premier(ligne, champs.adresse),
      departement: premier(ligne, champs.departement),
    };
    const situe = readCommune(ligne, places, communes);
    const point = readPosition(
      ligne,
      {
        latitude: premier(ligne, champs.latitude),
        longitude: premier(ligne, champs.longitude),
        point: premier(ligne, champs.point),
      },
      situe.commune,
      pointOf(apercu, ligne, situe.commune),
      apercu.crs,
    );
    const position = point ?? communePoint(ligne, champs, situe.commune);
    const conditions = listOf(ligne, 'conditions');
    const labelsNationaux = labelsOf(ligne, listes, champs, isFranceServices);
    const labelsAutres = listOf(ligne, 'labelsAutres');
    const passPlace = premier(ligne, champs.passNumerique);
    const passNumerique = ligne.texte(passPlace);
    const acceptation = acceptationOf(
      { conditions, labelsNationaux, labelsAutres, passNumerique },
      isSilenceNo(conditions),
    );
    if (passNumerique !== '' && acceptation.accepte === 'inconnu') {
      ligne.alerter(
        passPlace,
        'pass-illisible',
        'Ces mots ne disent pas si le lieu accepte le Pass : écrivez oui ou non.',
      );
    }
    const pivot = premier(ligne, champs.pivot);
    const siret = siretOf(ligne, pivot);
    const contacts = readContacts(
      ligne,
      {
        telephone: premier(ligne, champs.telephone),
        courriel: premier(ligne, champs.courriel),
        siteWeb: premier(ligne, champs.siteWeb),
      },
      situe.codeInsee,
    );
    const lieu: Lieu = {
      id: identifierOf(ligne, champs, identifiants, `${nom} ${situe.codePostal ?? situe.nom}`),
      nom: nom === '' ? (adresse ?? '') : nom,
      siret,
      codeInsee: situe.codeInsee,
      commune: situe.nom,
      codePostal: situe.codePostal,
      adresse,
      latitude: position?.latitude ?? null,
      longitude: position?.longitude ?? null,
      position: point && !isCommunePoint(ligne) ? 'adresse' : position ? 'commune' : null,
      typologies: listOf(ligne, 'typologies'),
      services: listOf(ligne, 'services'),
      publics: listOf(ligne, 'publics'),
      conditions,
      modalites: listOf(ligne, 'modalites'),
      labelsNationaux,
      labelsAutres,
      horaires: hoursOf(ligne),
      ...contacts,
      itinerant: itinerantOf(ligne, premier(ligne, champs.itinerant)),
      ...acceptation,
      source: readTexte(ligne, premier(ligne, champs.source)),
      dateMaj: readJour(ligne, premier(ligne, champs.dateMaj)),
    };
    const complements = complementsOf(ligne, siret === null ? ligne.cellule(pivot) : '');
    return [complements ? { ...lieu, complements } : lieu];
  };
}

/** The SIRET of a pivot; `null` for an RNA or a RIDET, which is kept beside. */
function siretOf(ligne: Ligne, place: number): string | null {
  return isAutrePivot(ligne.cellule(place)) ? null : readSiret(ligne, place);
}

function labelsOf(
  ligne: Ligne,
  listes: Listes,
  champs: Correspondance,
  isFranceServices: boolean,
): string[] {
  const labels = champs.labelsNationaux.flatMap((place) => {
    const valeurs = listes.split(ligne.texte(place)).filter(isSaid);
    const named = [...new Set(valeurs.map(canonicalLabel))];
    if (!valeurs.some(isSynonym)) return named;
    return splitListe(ligne.reparer(place, { regle: 'synonyme', valeur: named.join('|') }));
  });
  if (isFranceServices) labels.push('France Services');
  if (readOui(ligne, premier(ligne, champs.conseillerNumerique)) === true) labels.push('CNFS');
  return [...new Set(labels)];
}

function identifierOf(
  ligne: Ligne,
  champs: Correspondance,
  identifiants: Identifiants,
  built: string,
): string {
  const place = premier(ligne, champs.id);
  const written = ligne.texte(place);
  if (written === '') return identifiants.claim(nameKey(built).replaceAll(' ', '-'));
  const free = identifiants.claim(written);
  return free === written
    ? written
    : ligne.reparer(place, { regle: 'id-en-double', valeur: free }, written);
}

function communePoint(
  ligne: Ligne,
  champs: Correspondance,
  commune: Commune | null,
): Degres | null {
  if (commune === null) return null;
  const place = champs.latitude[0] ?? champs.point[0] ?? -1;
  const { latitude, longitude } = commune;
  const valeur = `${latitude}, ${longitude}`;
  const kept = ligne.reparer(place, { regle: 'position-de-la-commune', valeur });
  return kept === valeur ? { latitude, longitude } : null;
}

/** The point of the shape of a row: its only one, as the file writes it, else one on its surface, in degrees. */
function pointOf(
  apercu: Apercu,
  ligne: Ligne,
  commune: Commune | null,
): readonly [number, number] | null {
  const shape = apercu.geometries?.[ligne.numero - 1];
  const pair = shape && firstPair(shape);
  if (!pair) return null;
  const isOnly = shape.type === 'MultiPoint' && shape.coordinates.length === 1;
  if (shape.type === 'Point' || isOnly) return pair;
  if (!isSurface(shape) || !isClosed(shape)) {
    ligne.alerter(
      -1,
      'forme-sans-point',
      'La forme de cette ligne n’est ni un point ni une surface fermée : le lieu n’y est pas placé. Donnez un seul point.',
    );
    return null;
  }
  const geometrie = readForme(ligne, apercu, commune);
  const placed = geometrie === null ? null : apercu.geometries?.[geometrie];
  if (!isSurface(placed)) return null;
  ligne.informer(
    -1,
    'point-de-la-surface',
    'La forme de cette ligne est une surface : le lieu est placé en un point à l’intérieur.',
  );
  const [longitude, latitude] = pointDe(placed);
  return [longitude!, latitude!];
}

function itinerantOf(ligne: Ligne, place: number): boolean | null {
  const texte = ligne.texte(place);
  if (texte === '') return null;
  if (/itin/i.test(texte)) return true;
  return /fixe/i.test(texte) ? false : readOui(ligne, place);
}
