import { normalizeNom } from '../referentiel/noms';

/** Words of a function, a service or an organisation: an address made of them names nobody. */
const FONCTIONS = [
  'accueil',
  'accorderie',
  'admin',
  'agence',
  'animation',
  'antenne',
  'asso',
  'atelier',
  'biblio',
  'bureau',
  'bonjour',
  'caccueil',
  'cafe',
  'carrefour',
  'ccas',
  'centre',
  'cidff',
  'cite',
  'clubinfo',
  'communication',
  'conseiller',
  'contact',
  'culture',
  'cyber',
  'direction',
  'ecrivainpublic',
  'education',
  'egalite',
  'emploi',
  'equipelocale',
  'espace',
  'fablab',
  'fabmanager',
  'famille',
  'formation',
  'franceservice',
  'informatique',
  'information',
  'insertion',
  'jeune',
  'labo',
  'ludotheque',
  'mairie',
  'maison',
  'mediateur',
  'mediatheque',
  'microfolie',
  'multimedia',
  'multisites',
  'numerique',
  'permnum',
  'plateforme',
  'pole',
  'quartier',
  'relais',
  'reseau',
  'restauration',
  'secretariat',
  'service',
  'social',
  'tierslieu',
];
/** Initials of kinds of places: a part of an address that begins with one names nobody either. */
const SIGLES = [
  'afr',
  'bij',
  'bm',
  'cc',
  'csc',
  'csf',
  'efs',
  'epi',
  'epn',
  'esc',
  'fjep',
  'fol',
  'mdh',
  'mds',
  'mfs',
  'mjc',
  'mpt',
  'msap',
  'pij',
  'pre',
  'udaf',
];
const MOTS_COURTS = [
  'cn',
  'cs',
  'fs',
  'info',
  'media',
  'sud',
  'est',
  'de',
  'du',
  'la',
  'le',
  'les',
  'sur',
  'st',
];

/** What a place says of itself, where the words of its address may come from. */
export interface Enseigne {
  readonly nom: string;
  readonly commune: string;
  readonly site: string;
}

/**
 * Whether an address may name a person. It does unless each of its parts is a word of a function, or of the name, the
 * commune or the site of the place: what cannot be explained is left out, at the price of some addresses that named nobody.
 */
export function isNominatif(courriel: string, enseigne: Enseigne): boolean {
  const [local = '', domaine = ''] = courriel.toLowerCase().split('@');
  const own = [enseigne.nom, enseigne.commune, enseigne.site, domaine].map((text) =>
    normalizeNom(text).replaceAll(' ', ''),
  );
  const parts = normalizeNom(local.replaceAll(/\d+/g, ' ')).split(' ').filter(Boolean);
  return !parts.every((part) => isFonction(part) || isOwn(part, own));
}

function isFonction(part: string): boolean {
  return (
    MOTS_COURTS.includes(part) ||
    SIGLES.some((sigle) => part.startsWith(sigle)) ||
    FONCTIONS.some((fonction) => part.includes(fonction))
  );
}

function isOwn(part: string, own: readonly string[]): boolean {
  return own.some((text) => text === part || (part.length >= 4 && text.includes(part)));
}
