/** Texts kept for each function, then forgotten all at once: those of a file repeat by the thousand, or never. */
const RETENUS = 20_000;

/** The same function, worked out once for each text that it is often asked of. */
export function retenu<Valeur>(lire: (texte: string) => Valeur): (texte: string) => Valeur {
  const connus = new Map<string, Valeur>();
  return (texte) => {
    const connu = connus.get(texte);
    if (connu !== undefined || connus.has(texte)) return connu as Valeur;
    const valeur = lire(texte);
    if (connus.size >= RETENUS) connus.clear();
    connus.set(texte, valeur);
    return valeur;
  };
}
