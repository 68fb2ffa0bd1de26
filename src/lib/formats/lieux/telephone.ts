const INDICATIFS = ['33', '590', '594', '262', '596', '269', '687', '689', '508', '681'];
const INTERNATIONAL = new RegExp(`^\\+(?:${INDICATIFS.join('|')})\\d{6,9}$`);

/** The numbers of a cell, as written. */
export function telephonesOf(cellule: string | null): string[] {
  return (cellule ?? '')
    .split(/[/;,|]| ou /)
    .map((numero) => numero.trim())
    .filter((numero) => numero !== '');
}

/** The first number of a cell that the national schema can write, as it does: `+33473000000`; empty where there is none. */
export function telephoneOf(cellule: string | null): string {
  return (
    telephonesOf(cellule)
      .map(international)
      .find((numero) => INTERNATIONAL.test(numero)) ?? ''
  );
}

function international(numero: string): string {
  return numero
    .replace(/[^\d+]/g, '')
    .replace(/^00/, '+')
    .replace(/^0(?=\d{9}$)/, '+33')
    .replace(/^\+330/, '+33');
}
