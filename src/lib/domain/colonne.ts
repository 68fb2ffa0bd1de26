type Colonne = Float64Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;

/** A column with some values more at its end. */
export function allonger<Type extends Colonne>(colonne: Type, valeurs: ArrayLike<number>): Type {
  const longue = new (colonne.constructor as new (taille: number) => Type)(
    colonne.length + valeurs.length,
  );
  longue.set(colonne);
  longue.set(valeurs, colonne.length);
  return longue;
}
