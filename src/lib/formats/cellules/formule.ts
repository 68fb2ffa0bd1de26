/** What a spreadsheet takes for a formula, at the start of a cell; and the same, already neutralised. */
const FORMULE = /^'*[=+\-@\t\r]/;
/** Signed numbers, coordinates and telephone numbers: computed or not, they say the same. */
const CHIFFRES = /^[+-][\d\s.,]*$/;

/** A cell that no spreadsheet runs: an apostrophe goes before what would be a formula. {@link rendre} undoes it. */
export function neutraliser(cellule: string): string {
  return FORMULE.test(cellule) && !CHIFFRES.test(cellule) ? `'${cellule}` : cellule;
}

/** The cell as it was before {@link neutraliser}; any other cell as it is. */
export function rendre(cellule: string): string {
  return cellule.charCodeAt(0) === APOSTROPHE && FORMULE.test(cellule) ? cellule.slice(1) : cellule;
}

const APOSTROPHE = 39;
