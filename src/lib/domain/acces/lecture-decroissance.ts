import type { Decroissance } from './decroissance';

/**
 * A decay read from JSON and checked.
 * @throws RangeError one sentence in French that names what is wrong.
 */
export function decroissanceDe(json: unknown): Decroissance {
  if (typeof json !== 'object' || json === null)
    throw new RangeError('La décroissance n’est pas un objet.');
  const objet: Record<string, unknown> = { ...json };
  switch (objet.type) {
    case 'binary':
      return {
        type: 'binary',
        cutoff: nombre(objet, 'cutoff'),
        ...(objet.inclusive === false && { inclusive: false }),
      };
    case 'step':
      return { type: 'step', steps: pas(objet.steps) };
    case 'gaussian':
      return { type: 'gaussian', sigma: positif(objet, 'sigma') };
    case 'exponential':
      return { type: 'exponential', k: nombre(objet, 'k') };
    case 'power':
      return {
        type: 'power',
        alpha: nombre(objet, 'alpha'),
        scale: objet.scale === undefined ? 1 : positif(objet, 'scale'),
        min: objet.min === undefined ? 0 : nombre(objet, 'min'),
      };
    case 'constant':
      return { type: 'constant', value: nombre(objet, 'value') };
    default:
      throw new RangeError(
        'La décroissance doit être de type binary, step, gaussian, exponential, power ou constant.',
      );
  }
}

/** Steps in ascending order, whatever order they were written in. */
function pas(json: unknown): readonly (readonly [number, number])[] {
  if (!Array.isArray(json) || json.length === 0)
    throw new RangeError('« steps » n’est pas une liste de couples [borne, poids].');
  return json
    .map((couple: unknown): readonly [number, number] => {
      if (!Array.isArray(couple) || couple.length !== 2 || !couple.every(Number.isFinite))
        throw new RangeError('« steps » n’est pas une liste de couples [borne, poids].');
      return [Number(couple[0]), Number(couple[1])];
    })
    .sort((a, b) => a[0] - b[0]);
}

function nombre(objet: Readonly<Record<string, unknown>>, nom: string): number {
  const valeur = objet[nom];
  if (typeof valeur !== 'number' || !Number.isFinite(valeur))
    throw new RangeError(`« ${nom} » n’est pas un nombre.`);
  return valeur;
}

function positif(objet: Readonly<Record<string, unknown>>, nom: string): number {
  const valeur = nombre(objet, nom);
  if (valeur <= 0) throw new RangeError(`« ${nom} » n’est pas un nombre positif.`);
  return valeur;
}
