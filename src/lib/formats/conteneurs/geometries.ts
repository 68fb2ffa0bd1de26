import type { Geometry } from 'geojson';

import { inNumbers, SANS_FORME } from './formes';
import { isObjet, type Objet } from './objets';
import { batches, type Tableau } from './tableau';

/** Rows whose shapes were told apart from their other fields. */
interface Formees {
  readonly objets: readonly Objet[];
  readonly geometries: Geometry[];
  /** The field that held the shapes. */
  readonly champ: string;
}

/** Rows without the field that holds their shapes, and the shapes. `null` where no field holds any. */
export function shapedRows(objets: readonly Objet[]): Formees | null {
  const field = fieldOf(objets, isPolygon) ?? fieldOf(objets, (shape) => shape.type === 'Point');
  if (field === null) return null;
  return {
    objets: objets.map((objet) =>
      Object.fromEntries(Object.entries(objet).filter(([name]) => name !== field)),
    ),
    geometries: inNumbers(objets.map((objet) => geometryOf(objet[field]) ?? SANS_FORME)),
    champ: field,
  };
}

/**
 * A table of text one column of which holds polygons written as GeoJSON, as portals export them (`geo_shape`): the
 * polygons become the shapes of the rows. Any other table as it is.
 */
export async function shapedTable(tableau: Tableau): Promise<Tableau> {
  const place = tableau.colonnes.findIndex((_, i) => isShapes(tableau.apercu, i));
  if (place < 0 || tableau.geometries !== null) return tableau;
  const lignes: (readonly string[])[] = [];
  const shapes: Geometry[] = [];
  for await (const lot of tableau.lots()) {
    for (const ligne of lot.lignes) {
      shapes.push(shapeOf(ligne[place] ?? '') ?? SANS_FORME);
      lignes.push(ligne.with(place, ''));
    }
  }
  return {
    ...tableau,
    description: `${tableau.description}, formes GeoJSON dans « ${tableau.colonnes[place]!} »`,
    apercu: lignes.slice(0, tableau.apercu.length),
    geometries: inNumbers(shapes),
    lots: () => batches(lignes),
  };
}

function isShapes(apercu: readonly (readonly string[])[], place: number): boolean {
  const filled = apercu.map((ligne) => ligne[place] ?? '').filter((cellule) => cellule !== '');
  return (
    filled.length > 0 &&
    filled[0]!.startsWith('{') &&
    filled.every((cellule) => {
      const shape = shapeOf(cellule);
      return shape !== null && isPolygon(shape);
    })
  );
}

function shapeOf(cellule: string): Geometry | null {
  if (!cellule.startsWith('{')) return null;
  try {
    return geometryOf(JSON.parse(cellule));
  } catch {
    return null;
  }
}

/** The first field that holds such shapes on most rows. */
function fieldOf(objets: readonly Objet[], test: (shape: Geometry) => boolean): string | null {
  const sample = objets.slice(0, 50);
  const holds = (name: string): boolean =>
    sample.filter((objet) => {
      const shape = geometryOf(objet[name]);
      return shape !== null && test(shape);
    }).length >
    sample.length / 2;
  return Object.keys(sample[0] ?? {}).find(holds) ?? null;
}

/** A shape, or that of a feature. */
function geometryOf(value: unknown): Geometry | null {
  if (!isObjet(value)) return null;
  if (value.type === 'Feature') return geometryOf(value.geometry);
  return isGeometry(value) ? value : null;
}

/** Whether a value is a GeoJSON shape. */
function isGeometry(value: unknown): value is Geometry {
  return isObjet(value) && typeof value.type === 'string' && Array.isArray(value.coordinates);
}

function isPolygon({ type }: Geometry): boolean {
  return type.endsWith('Polygon');
}
