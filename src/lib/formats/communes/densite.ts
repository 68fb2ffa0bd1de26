import type { CodeInsee } from '$lib/domain/codes';
import type { Densite } from '$lib/domain/territoire';

import { repairInsee } from '../cellules/codes';
import { nameKey } from '../cellules/texte';
import { isCodeLike } from '../cellules/allures';
import { Champs } from '../champs';
import type { Famille } from '../famille';

/** Density class of a commune, from the grid published by Insee. */
export interface LigneDensite {
  readonly codeInsee: CodeInsee;
  readonly densite: Densite;
  /** The level as published. */
  readonly niveau: string;
}

/**
 * The seven levels of the grid in the three that Insee merges them into: urbain dense, urbain intermédiaire, rural
 * (Insee, *La grille communale de densité à 7 niveaux*, 2022).
 */
const NIVEAUX: ReadonlyMap<string, Densite> = new Map([
  ['grands centres urbains', 'dense'],
  ['centres urbains intermediaires', 'intermediaire'],
  ['petites villes', 'intermediaire'],
  ['ceintures urbaines', 'intermediaire'],
  ['bourgs ruraux', 'rurale'],
  ['rural a habitat disperse', 'rurale'],
  ['rural a habitat tres disperse', 'rurale'],
  ['communes densement peuplees', 'dense'],
  ['communes de densite intermediaire', 'intermediaire'],
  ['communes peu denses', 'rurale'],
  ['communes tres peu denses', 'rurale'],
]);

const CHAMPS = new Champs(
  {
    code: {
      nom: 'Code Insee de la commune',
      requis: true,
      noms: [
        'insee_com',
        'codgeo',
        'code_insee',
        'code_commune',
        'code',
        'depcom',
        'com',
        'insee',
        'code_geographique',
      ],
      valeurs: isCodeLike,
    },
    niveau: { nom: 'Niveau de densité', requis: true },
  },
  {
    chercher(apercu) {
      const words = apercu.placeOf((cellule) => NIVEAUX.has(nameKey(cellule)));
      const number = apercu.colonnes.findIndex(
        (_, place) =>
          apercu.isLike(place, /(?:^|_)(?:dens|densite)(?:_|\d|$)/) &&
          apercu.part(place, (cellule) => /^[1-7]$/.test(cellule)) > 0.9,
      );
      const niveau = words >= 0 ? words : number;
      return niveau < 0 ? {} : { niveau: [niveau] };
    },
  },
);

/** Grid of density: a code and one of the seven levels, or of the four of the former grid, in words or as a number. */
export const DENSITE: Famille<LigneDensite> = {
  jeu: 'densite',
  nom: 'de la grille communale de densité',
  attendu: 'une colonne de codes Insee et une colonne de niveaux de densité',

  champs: CHAMPS,

  recognise(apercu, { correspondance }) {
    const { code, niveau } = CHAMPS.places(apercu, correspondance);
    if (code < 0 || niveau < 0) return null;
    return {
      confiance: 0.95,
      raisons: [
        `La colonne « ${apercu.colonnes[niveau]!} » contient les niveaux de la grille de densité.`,
      ],
    };
  },

  reader(apercu, { communes, correspondance }) {
    const { code, niveau } = CHAMPS.places(apercu, correspondance);
    const isSeven = apercu.part(niveau, (cellule) => Number(cellule) > 4) > 0;
    return (ligne) => {
      const texte = ligne.texte(code);
      const insee = ligne.reparer(code, repairInsee(texte), texte);
      const found = communes.find(insee, '', '');
      const value = ligne.texte(niveau);
      const densite = densiteOf(value, isSeven);
      if (found === null) {
        ligne.rejeter(
          code,
          'commune-introuvable',
          'Ce code n’a jamais été celui d’une commune : corrigez le code Insee.',
        );
        return [];
      }
      if (densite === null) {
        ligne.rejeter(niveau, 'niveau-inconnu', 'Niveau de densité inconnu.');
        return [];
      }
      if (found.regle)
        ligne.reparer(code, { regle: found.regle, valeur: found.commune.code }, insee);
      return [{ codeInsee: found.commune.code, densite, niveau: value }];
    };
  },
};

/** Numbers: 1–7 of today's grid, or 1–4 of the former one. */
function densiteOf(value: string, isSeven: boolean): Densite | null {
  if (!/^\d$/.test(value)) return NIVEAUX.get(nameKey(value)) ?? null;
  const level = Number(value);
  if (level < 1 || level > 7) return null;
  if (level === 1) return 'dense';
  return level <= (isSeven ? 4 : 2) ? 'intermediaire' : 'rurale';
}
