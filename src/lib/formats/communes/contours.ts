import type { CodeInsee } from '$lib/domain/codes';

import type { Apercu, Famille } from '../famille';
import { repairInsee } from '../cellules/codes';

/** The polygon of a commune of the file's year, filed under today's commune: several may share a code. */
export interface Contour {
  readonly codeInsee: CodeInsee;
  readonly nom: string;
  /** Index into the geometries of the file. */
  readonly geometrie: number;
}

/** Commune contours: polygons with a code and a name. */
export const COMMUNES: Famille<Contour> = {
  jeu: 'communes',
  nom: 'des contours de communes',
  attendu: 'des polygones avec un code Insee et un nom',

  recognise(apercu) {
    const place = codePlace(apercu);
    if (place < 0 || !arePolygons(apercu)) return null;
    return {
      confiance: 0.95,
      raisons: [
        `Ce sont des polygones, et la colonne « ${apercu.colonnes[place]!} » contient des codes de communes.`,
      ],
    };
  },

  reader(apercu, { communes }) {
    const code = codePlace(apercu);
    const nom = apercu.place(
      'nom',
      'nom_com',
      'libgeo',
      'lib_com',
      'name',
      'libelle',
      'nom_commune',
    );
    return (ligne) => {
      const texte = ligne.texte(code);
      const insee = ligne.reparer(code, repairInsee(texte), texte);
      const found = communes.find(insee, '', '');
      const geometrie = ligne.numero - 1;
      if (found === null || !apercu.geometries?.[geometrie]?.type.endsWith('Polygon')) {
        ligne.rejeter(code, 'contour-inutilisable', 'Code de commune inconnu, ou polygone absent.');
        return [];
      }
      if (found.regle)
        ligne.reparer(code, { regle: found.regle, valeur: found.commune.code }, insee);
      return [
        { codeInsee: found.commune.code, nom: ligne.texte(nom) || found.commune.nom, geometrie },
      ];
    };
  },
};

function codePlace(apercu: Apercu): number {
  const place = apercu.place(
    'code',
    'insee',
    'code_insee',
    'insee_com',
    'codgeo',
    'code_commune',
    'inseecom',
    'depcom',
  );
  return apercu.part(place, (cellule) => /^(?:\d{4,5}|2[ab]\d{3})$/i.test(cellule)) > 0.9
    ? place
    : -1;
}

function arePolygons({ geometries }: Apercu): boolean {
  return (
    geometries !== null && geometries.slice(0, 50).every(({ type }) => type.endsWith('Polygon'))
  );
}
