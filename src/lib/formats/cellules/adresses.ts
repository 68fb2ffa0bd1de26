/** What the end of an address says of its commune. */
export interface FinAdresse {
  readonly codePostal: string;
  readonly nom: string;
}

/** A postal code, not the number of a box, then a name with its arrondissement or its CEDEX, then at most a région and a country. */
const FIN =
  /(?:^|\b(BP|CS|TSA)\s*|\D)(\d{5})[\s,)-]+(\p{L}[^\d,(\n]*?(?:\s+\d{1,2}\s?(?:er|e|i?[eè]me)?)?(?:\s+arrondissement)?)\s*(?:[,(\n]\D*)?$/iu;

/** `Mairie de Corscia 20224 CORSCIA`, `1 rue Haute, 51200, Épernay, Marne`: the postal code and the commune at the end. */
export function finAdresse(adresse: string): FinAdresse | null {
  const [, boite, codePostal, nom] = FIN.exec(adresse) ?? [];
  if (boite !== undefined || codePostal === undefined || nom === undefined) return null;
  return { codePostal, nom: sansCedex(nom) };
}

/** Behind CEDEX the number is of an office; in Paris, Lyon and Marseille, of the arrondissement. */
function sansCedex(nom: string): string {
  return nom
    .replace(/^(paris|lyon|marseille)\s+cedex\s+(?=\d)/i, '$1 ')
    .replace(/\s+cedex\b.*$/i, '')
    .trim();
}
