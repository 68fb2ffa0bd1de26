import type { Ecarts } from '$lib/compute/messages';
import { NOMS_CLASSES } from '$lib/map/palette';
import type { Visee } from '$lib/map/donnees';
import type { MondeAffiche } from '$lib/state/monde';
import { accorde, formatKm, formatNombre } from '$lib/ui/format';

import { classeDe } from './explication';
import type { VueHexagones } from './mesures/representer-hexagones';
import type { Thematique } from './mesures/thematique';

/** What is said of what the pointer is on: a name, then facts. */
export interface Survol {
  readonly titre: string;
  readonly faits: readonly string[];
}

interface Contenu {
  readonly monde: MondeAffiche;
  readonly ecarts: Ecarts;
  readonly thematique: Thematique | null;
  readonly hexagones: VueHexagones | null;
}

export function survolDe(visee: Visee, contenu: Contenu): Survol | null {
  switch (visee.type) {
    case 'commune':
      return survolCommune(visee.commune, contenu);
    case 'hexagone':
      return survolHexagone(visee.hexagone, contenu);
    case 'lieu':
      return survolLieu(visee.lieu, contenu);
    case 'grappe':
      return survolGrappe(visee.labellises, visee.total);
  }
}

function survolCommune(commune: number, { monde, ecarts, thematique }: Contenu): Survol | null {
  const found = monde.communes[commune];
  if (!found) return null;
  const pass = accorde(Math.round(ecarts.passCirculation[commune]!), 'Pass', 'Pass');
  const classe = NOMS_CLASSES[classeDe(ecarts.classe[commune]!)];
  return {
    titre: found.nom,
    faits: [
      `${pass} en circulation`,
      ...mesureDe(thematique, commune),
      `${classe} · lieu le plus proche : ${formatKm(ecarts.distanceKm[commune]!)}`,
    ],
  };
}

function survolHexagone(hexagone: number, { hexagones, thematique }: Contenu): Survol | null {
  const ligne = hexagones?.lignes.find(({ index }) => index === hexagone);
  if (!ligne) return null;
  return {
    titre: `Autour de ${ligne.autourDe}`,
    faits: [
      `${accorde(ligne.communes, 'commune', 'communes')}, ${formatNombre(ligne.pass)} Pass en circulation`,
      ...mesureDe(thematique, hexagone),
      `${ligne.classe} · ${accorde(ligne.lieux, 'lieu labellisé', 'lieux labellisés')}`,
    ],
  };
}

/** The class that a unit is in, in the words of the legend. */
function mesureDe(thematique: Thematique | null, unite: number): string[] {
  if (!thematique || thematique.noms.length === 1) return [];
  return [`${thematique.titre} : ${thematique.noms[thematique.classe[unite]!]}`];
}

const ETATS = {
  oui: 'Labellisé : accepte le Pass',
  non: 'Non labellisé',
  inconnu: 'Le fichier ne dit pas s’il accepte le Pass',
} as const;

function survolLieu(index: number, { monde }: Contenu): Survol | null {
  const lieu = monde.lieux[index];
  return lieu ? { titre: lieu.nom, faits: [ETATS[lieu.accepte]] } : null;
}

function survolGrappe(labellises: number, total: number): Survol {
  const others = total - labellises;
  return {
    titre: `${formatNombre(total)} lieux proches`,
    faits: [
      accorde(labellises, 'labellisé', 'labellisés'),
      ...(others > 0
        ? [accorde(others, 'non labellisé ou inconnu', 'non labellisés ou inconnus')]
        : []),
      'Entrée ou clic : les séparer',
    ],
  };
}
