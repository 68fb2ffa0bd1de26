/**
 * Rows by column: between threads they cross three times faster than as objects, whose keys are written and read again at
 * each row. A key that a row does not have is `undefined` there.
 */
export interface Paquet {
  readonly nombre: number;
  readonly cles: readonly string[];
  readonly colonnes: readonly (readonly unknown[])[];
}

export function empaqueter(rows: readonly object[]): Paquet {
  const cles = [...new Set(rows.flatMap(Object.keys))];
  return {
    nombre: rows.length,
    cles,
    colonnes: cles.map((cle) => rows.map((row) => (row as Record<string, unknown>)[cle])),
  };
}

/** The rows of {@link empaqueter}, put behind others. */
export function deballer({ nombre, cles, colonnes }: Paquet, rows: unknown[]): void {
  for (let rang = 0; rang < nombre; rang++) {
    const row: Record<string, unknown> = {};
    for (let place = 0; place < cles.length; place++) {
      const valeur = colonnes[place]![rang];
      if (valeur !== undefined) row[cles[place]!] = valeur;
    }
    rows.push(row);
  }
}
