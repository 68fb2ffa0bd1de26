import type { Lecteur } from '$lib/formats/client';
import { enOctets } from '$lib/formats/octets';
import { readReferentiel, type TextesReferentiel } from '$lib/formats/referentiel';
import { ecrireColonnes } from '$lib/formats/referentiel-colonnes';

/** Gives a reader the référentiel as the page does: the territories by column, then the postal codes. */
export function donnerReferentiel(lecteur: Lecteur, textes: TextesReferentiel): void {
  const { codesPostaux, anciennes } = textes;
  lecteur.setReferentiel(new TextEncoder().encode(ecrireColonnes(readReferentiel(textes))));
  lecteur.setCodes(enOctets({ codesPostaux, anciennes }));
}
