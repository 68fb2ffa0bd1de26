import type { Forme, Souvenir } from '$lib/store/memoire';
import { accorde } from '$lib/ui/format';

import { NOMS_JEUX } from '../noms';

/** « lu comme « Lieux… », 2 réparations refusées, 1 correction de lieu ». */
export function ditSouvenir({ lecture, retouches }: Souvenir): string {
  const { jeu, force, refus, correspondance = {} } = lecture;
  const colonnes = Object.keys(correspondance).length;
  return [
    force && jeu ? `lu comme « ${NOMS_JEUX[jeu]} »` : null,
    colonnes > 0 ? accorde(colonnes, 'colonne choisie', 'colonnes choisies') : null,
    refus.size > 0 ? accorde(refus.size, 'réparation refusée', 'réparations refusées') : null,
    retouches.length > 0
      ? accorde(retouches.length, 'correction de lieu', 'corrections de lieux')
      : null,
  ]
    .filter((part) => part !== null)
    .join(', ');
}

/** « lus comme « QPV », 2 colonnes choisies ». */
export function diteForme({ jeu, correspondance }: Forme): string {
  const colonnes = Object.keys(correspondance).length;
  const choisies =
    colonnes > 0 ? `, ${accorde(colonnes, 'colonne choisie', 'colonnes choisies')}` : '';
  return `lus comme « ${NOMS_JEUX[jeu]} »${choisies}`;
}
