import { DEMI_COTES, type DemiCote } from '../acces/interieur';
import type { Parametres, ParametresDensite } from '../parametres';
import { DENSITES, type Densite } from '../territoire';

/** Parameters that came after the first files: what they are where a file does not say them. */
const PLUS_TARD = {
  demiCote: 'premier_pas',
  passParPoste: 60,
  joursParMois: 20,
  visitesMinimum: 2,
};

/**
 * Parameters read from JSON and checked: every threshold is a positive number, steps rise, weights fall from 1.
 * @throws RangeError one sentence in French that names the parameter.
 */
export function parametresDe(json: unknown): Parametres {
  const objet = champs(json, 'paramètres');
  if (objet.version !== 1) throw new RangeError('Les paramètres ne sont pas de la version 1.');
  const poids = triplet(objet.poids, 'poids');
  if (!(poids[0] >= poids[1] && poids[1] >= poids[2]))
    throw new RangeError('Les poids ne décroissent pas.');
  const classes = champs(objet.densites, 'densites');
  const densites = Object.fromEntries(
    DENSITES.map((densite) => [densite, densiteDe(classes[densite], `densites.${densite}`)]),
  ) as Record<Densite, ParametresDensite>;
  return {
    version: 1,
    detour: nombre(objet.detour, 'detour', 1),
    poids,
    densites,
    seuilSature: nombre(objet.seuilSature, 'seuilSature'),
    seuilTendu: nombre(objet.seuilTendu, 'seuilTendu'),
    seuilSecret: nombre(objet.seuilSecret, 'seuilSecret'),
    horizonMois: nombre(objet.horizonMois, 'horizonMois'),
    demiCote: demiCoteDe(objet.demiCote ?? PLUS_TARD.demiCote),
    passParPoste: nombre(objet.passParPoste ?? PLUS_TARD.passParPoste, 'passParPoste'),
    joursParMois: nombre(objet.joursParMois ?? PLUS_TARD.joursParMois, 'joursParMois', 1, 31),
    visitesMinimum: nombre(objet.visitesMinimum ?? PLUS_TARD.visitesMinimum, 'visitesMinimum'),
    exAequo: nombre(objet.exAequo, 'exAequo', 0, 1),
    substitut: nombre(objet.substitut, 'substitut', 0, 1),
    tirages: nombre(objet.tirages, 'tirages', 1),
    graine: nombre(objet.graine, 'graine'),
  };
}

function densiteDe(json: unknown, nom: string): ParametresDensite {
  const objet = champs(json, nom);
  const pas = triplet(objet.pas, `${nom}.pas`);
  if (!(pas[0] <= pas[1] && pas[1] <= pas[2]))
    throw new RangeError(`Les pas de « ${nom} » ne croissent pas.`);
  return {
    pas,
    loin: nombre(objet.loin, `${nom}.loin`),
    tresLoin: nombre(objet.tresLoin, `${nom}.tresLoin`),
  };
}

function demiCoteDe(json: unknown): DemiCote {
  const demiCote = DEMI_COTES.find((connu) => connu === json);
  if (demiCote === undefined)
    throw new RangeError(`« demiCote » attend ${DEMI_COTES.join(', ')} ; trouvé ${String(json)}.`);
  return demiCote;
}

function champs(json: unknown, nom: string): Record<string, unknown> {
  if (typeof json !== 'object' || json === null)
    throw new RangeError(`« ${nom} » n’est pas un objet.`);
  return { ...json };
}

function triplet(json: unknown, nom: string): [number, number, number] {
  if (!Array.isArray(json) || json.length !== 3)
    throw new RangeError(`« ${nom} » n’a pas trois valeurs.`);
  return [nombre(json[0], nom), nombre(json[1], nom), nombre(json[2], nom)];
}

function nombre(json: unknown, nom: string, minimum = 0, maximum = Infinity): number {
  if (typeof json !== 'number' || !(json >= minimum && json <= maximum))
    throw new RangeError(`« ${nom} » n’est pas un nombre admis : ${String(json)}.`);
  return json;
}
