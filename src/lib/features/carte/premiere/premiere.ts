import type { Ecarts } from '$lib/compute/messages';
import { CLASSES } from '$lib/domain/ecarts/classes';
import type { Lieu } from '$lib/domain/lieu';
import type { Fond } from '$lib/map/donnees';
import { lieuDit } from '$lib/state/chemin';
import { territoireCouvert, type MondeAffiche } from '$lib/state/monde';

import { bilanDe, phraseDe } from '../bilan';
import { chiffresDe, type Chiffre } from '../chiffres';
import { cadreDe } from '../couche';
import { lignesCommunes } from '../lignes';
import { dessiner, type Image } from './image';

/** The gaps of the data that ship with the app, told and drawn before any of it is read. */
export interface Premiere {
  readonly date: string;
  readonly phrase: string;
  readonly chiffres: readonly Chiffre[];
  /** Communes, by code of class. */
  readonly comptes: readonly number[];
  readonly image: Image;
}

/** What the page of the map opens on: the territory that the circulation covers, on its last day. */
export function premiereDe(monde: MondeAffiche, ecarts: Ecarts, fond: Fond): Premiere {
  const { referentiel, lieux, communes } = monde;
  const territoire = territoireCouvert(monde);
  const region = territoire.echelon === 'region' ? territoire.code : null;
  const dedans = ({ codeInsee }: Lieu): boolean =>
    codeInsee !== null && (region === null || referentiel.commune(codeInsee)?.region === region);
  const labellises = lieux.filter((lieu) => lieu.accepte === 'oui' && dedans(lieu));
  const lignes = lignesCommunes(referentiel, lieux, ecarts, territoire);
  const bilan = bilanDe(lignes, CLASSES.length);
  return {
    date: ecarts.date,
    phrase: phraseDe(lignes, bilan, lieuDit(referentiel, territoire)),
    chiffres: chiffresDe(bilan, labellises.length, ecarts.capaciteIncertaine),
    comptes: bilan.parClasse.map((classe) => classe.communes),
    image: dessiner({
      fond,
      cadre: cadreDe(territoire, referentiel, fond),
      region,
      cercles: lignes.map(({ index, pass, classe }) => ({ ...communes[index]!, pass, classe })),
      lieux: labellises,
    }),
  };
}
