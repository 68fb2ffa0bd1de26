import { repairTexte } from '../cellules/texte';
import type { Remarque } from './tableau';

/** Names of columns as files write them, trimmed and with their accents mended. */
export function columnNames(noms: readonly string[]): string[] {
  return noms.map((nom) =>
    (repairTexte(nom)?.valeur ?? nom)
      .replace(/^\ufeff/, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

/** The names of a row of text: an empty one at its end is a trailing separator. */
export function headerNames(row: readonly string[]): string[] {
  const names = columnNames(row);
  while (names.length > 1 && names.at(-1) === '') names.pop();
  return names;
}

/** What there is to say of these names: those whose accents were mended. */
export function remarquesSur(noms: readonly string[]): readonly Remarque[] {
  const mended = noms.flatMap((nom) => {
    const repaired = repairTexte(nom);
    return repaired ? [`« ${nom.trim()} » devient « ${repaired.valeur.trim()} »`] : [];
  });
  if (mended.length === 0) return [];
  return [
    {
      regle: 'entete-abime',
      gravite: 'info',
      message: `Accents abîmés par un mauvais encodage dans l’en-tête : ils sont rétablis (${mended.join(', ')}).`,
    },
  ];
}
