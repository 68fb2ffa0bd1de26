import type { StructureCnfs } from '$lib/domain/cnfs';

import type { Communes } from '../cellules/communes';
import { Identifiants } from '../cellules/identifiants';
import { headerKey } from '../cellules/texte';
import {
  isCodeLike,
  isDateLike,
  isPointLike,
  isPostalLike,
  isSiretLike,
} from '../cellules/allures';
import { Champs, type Correspondances, type Places } from '../champs';
import type { Apercu, Famille, LireLigne } from '../famille';
import {
  readCommune,
  readCompte,
  readJour,
  readOui,
  readSiret,
  readTexte,
} from '../journal/champs';
import { readPosition } from '../journal/position';
import { isSurelyOfPerson } from '../personnel/allures';
import { equipePlaces } from '../personnel/equipe';
import { announce, placesWithoutMasked } from '../personnel/personnel';

const CHAMPS = new Champs({
  id: { nom: 'Identifiant', noms: ['id_structure', 'structureid', 'id'] },
  nom: {
    nom: 'Raison sociale',
    requis: true,
    noms: [
      'raison_sociale',
      'nom_structure',
      'nom_de_la_structure',
      'denomination',
      'structure',
      'structure_d_accueil',
      'nom',
    ],
  },
  siret: { nom: 'SIRET', proches: /(?:^|_)siret(?:_|$)/, valeurs: isSiretLike },
  code: {
    nom: 'Code Insee de la commune',
    noms: [
      'code_commune_insee',
      'insee_com',
      'code_insee',
      'insee',
      'codgeo',
      'code_commune',
      'code_insee_commune',
      'code_insee_de_la_commune',
      'insee_commune',
      'commune_code',
    ],
    valeurs: isCodeLike,
  },
  commune: {
    nom: 'Nom de la commune',
    noms: ['commune_insee', 'commune', 'nom_commune', 'nom_de_la_commune', 'lib_com', 'ville'],
  },
  codePostal: {
    nom: 'Code postal',
    noms: ['code_postal_bis', 'code_postal', 'cp', 'codepostal'],
    valeurs: isPostalLike,
  },
  adresse: { nom: 'Adresse', noms: ['adresse', 'adresse_structure'] },
  departement: {
    nom: 'Département',
    noms: ['insee_dep', 'code_departement', 'departement', 'nom_departement'],
  },
  postes: {
    nom: 'Conseillers validés',
    requis: true,
    proches:
      /^postes(?!.*_qpv)(?:_|$)|^(?:nb|nombre)_(?:total_)?(?:de_|d_)?(?:cnfs|conseillers?|postes)|^(?:cnfs|conseillers)_valides|^(?:cnfs|conseillers_numeriques)$/,
  },
  type: { nom: 'Publique ou privée', noms: ['type', 'nature', 'statut'] },
  dateDecision: {
    nom: 'Date de décision',
    proches: /^date_(?:de_)?(?:validation|coselec|decision)/,
    valeurs: isDateLike,
  },
  dateFin: {
    nom: 'Fin de la convention',
    proches: /^date_fin$|^(?:date_)?(?:de_)?fin(?:_de)?_(?:convention|contrat)/,
  },
  franceServices: {
    nom: 'France services',
    noms: ['france_services', 'france_service', 'labellisee_france_services'],
    proches: /(?:^|_)france_services?(?:_|$)/,
  },
  qpv: { nom: 'En QPV', noms: ['qpv'], proches: /(?:^|_)qpv(?:_|$)/ },
  zrr: { nom: 'En ZRR', noms: ['zrr'] },
  point: {
    nom: 'Point (latitude et longitude)',
    noms: ['point', 'location_coordinates', 'location', 'geo_point_2d', 'coordonnees'],
    valeurs: isPointLike,
  },
  latitude: { nom: 'Latitude', noms: ['latitude', 'lat', 'y'] },
  longitude: { nom: 'Longitude', noms: ['longitude', 'lon', 'long', 'lng', 'x'] },
});

/** Structures that host conseillers numériques: one row per structure and committee decision. */
export const CNFS_STRUCTURES: Famille<StructureCnfs> = {
  jeu: 'cnfs-structures',
  nom: 'des structures qui accueillent des conseillers numériques (CnFS)',
  attendu: 'une colonne « Raison sociale » et une colonne du nombre de conseillers validés',

  champs: CHAMPS,

  recognise(apercu, { correspondance }) {
    const { nom, postes, siret, dateDecision } = CHAMPS.places(apercu, correspondance);
    if (nom < 0 || postes < 0) return null;
    const isNumber = apercu.part(postes, (cellule) => /^\d{1,3}(?:[.,]0)?$/.test(cellule)) > 0.5;
    if (!isNumber) return null;
    return {
      confiance: siret >= 0 || dateDecision >= 0 ? 0.95 : 0.7,
      raisons: [
        `La colonne « ${apercu.colonnes[postes]!} » compte des conseillers numériques par structure.`,
      ],
    };
  },

  masked,

  reader(apercu, { communes, correspondance }, journal) {
    const personal = masked(apercu, correspondance);
    announce(journal, apercu, personal);
    const places = placesWithoutMasked(CHAMPS.places(apercu, correspondance), personal);
    return structureReader(places, communes);
  },
};

/** Columns that name or reach people: no field of a structure is a phone number or an e-mail address. */
function masked(apercu: Apercu, correspondance?: Correspondances): ReadonlySet<number> {
  const read = new Set(Object.values<number>(CHAMPS.places(apercu, correspondance)));
  const reached = apercu.colonnes.flatMap((_, place) =>
    !read.has(place) && apercu.part(place, isSurelyOfPerson) > 0.3 ? [place] : [],
  );
  return new Set([...equipePlaces(apercu, read), ...reached]);
}

function structureReader(
  places: Places<keyof typeof CHAMPS.definitions>,
  communes: Communes,
): LireLigne<StructureCnfs> {
  const identifiants = new Identifiants();

  return (ligne) => {
    const nom = ligne.texte(places.nom).replace(/^0$/, '');
    const siret = readSiret(ligne, places.siret);
    const postes = readCompte(ligne, places.postes);
    if (nom === '' && siret === null) {
      ligne.rejeter(
        places.nom,
        'structure-inconnue',
        'Ni nom ni SIRET : on ne sait pas de quelle structure il s’agit.',
      );
      return [];
    }
    if (postes === null) {
      ligne.alerter(
        places.postes,
        'postes-inconnus',
        'Le nombre de conseillers validés n’est pas dit : la structure est gardée, ses postes n’entrent dans aucun total.',
      );
    }
    const lieu = readCommune(ligne, { ...places, nom: places.commune }, communes);
    const point = readPosition(ligne, places, lieu.commune);
    const dateDecision = readJour(ligne, places.dateDecision);
    const key = ligne.texte(places.id) || `${siret ?? headerKey(nom)}_${dateDecision ?? ''}`;
    const structure: StructureCnfs = {
      id: identifiants.claim(key),
      nom: nom === '' ? `Structure ${siret}` : nom,
      siret,
      codeInsee: lieu.codeInsee,
      commune: lieu.nom,
      codePostal: lieu.codePostal,
      adresse: readTexte(ligne, places.adresse),
      postes,
      nature: natureOf(ligne.texte(places.type)),
      dateDecision,
      dateFin: readJour(ligne, places.dateFin),
      franceServices: readOui(ligne, places.franceServices),
      qpv: readOui(ligne, places.qpv),
      zrr: readOui(ligne, places.zrr),
      latitude: point?.latitude ?? null,
      longitude: point?.longitude ?? null,
    };
    return [structure];
  };
}

function natureOf(texte: string): StructureCnfs['nature'] {
  const key = headerKey(texte);
  if (key.startsWith('publi')) return 'publique';
  return key.startsWith('prive') ? 'privee' : 'inconnue';
}
