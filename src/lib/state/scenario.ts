import type { Arret, QuestionEcarts } from '$lib/compute/messages';
import { idArret, sujetDe, type Acte, type Essai, type EssaiArret } from '$lib/domain/essai';
import type { Acceptation, Lieu } from '$lib/domain/lieu';
import type { Referentiel } from '$lib/domain/referentiel';

import type { MondeAffiche } from './monde';

const ACCEPTATIONS: Readonly<Record<Acte, Acceptation>> = {
  accepte: 'oui',
  refuse: 'non',
  ferme: 'non',
};

/** « accepte le Pass »: what a lieu is tried as, in words. */
export const NOMS_ACTES: Readonly<Record<Acte, string>> = {
  accepte: 'accepte le Pass',
  refuse: 'n’accepte plus le Pass',
  ferme: 'ferme',
};

/** « Médiathèque de Roche : accepte le Pass »: an act in words. */
export function nomEssai(essai: Essai, { lieux, postes, referentiel }: MondeAffiche): string {
  switch (essai.acte) {
    case 'arret':
      return `${nomArret(essai, referentiel)} : ${visitesEnMots(essai.visites)}`;
    case 'fin': {
      const structure = postes.find(({ id }) => id === essai.structure);
      return `${structure?.nom ?? `Structure ${essai.structure} (absente des fichiers)`} : fin de poste`;
    }
    default: {
      const lieu = lieux.find(({ id }) => id === essai.lieu);
      return `${lieu?.nom ?? `Lieu ${essai.lieu} (absent des fichiers)`} : ${NOMS_ACTES[essai.acte]}`;
    }
  }
}

/** The world that views show: lieux as they are tried, under the same indices, then the new stops. */
export function mondeEssaye(monde: MondeAffiche, essais: readonly Essai[]): MondeAffiche {
  if (essais.length === 0) return monde;
  const actes = new Map<number, Partial<Lieu>>();
  for (const [place, acte] of actesParLieu(monde, essais)) actes.set(place, essaye(acte));
  for (const [place, nom] of finsDePoste(monde, essais))
    actes.set(place, { accepte: 'non', preuve: `scénario : fin de poste, ${nom}` });
  const lieux = monde.lieux.map((lieu, place) => ({ ...lieu, ...actes.get(place) }));
  const arrets = arretsDe(monde, essais).map(({ essai }) => lieuDeLArret(essai, monde));
  return { ...monde, lieux: [...lieux, ...arrets] };
}

/** What the gap engine is to change for lieux to be as they are tried. */
export function changementsDe(
  monde: MondeAffiche,
  essais: readonly Essai[],
): Pick<QuestionEcarts, 'bascules' | 'fermes' | 'arrets'> {
  const actes = actesParLieu(monde, essais);
  const voulus = new Map([...actes].map(([place, acte]) => [place, acte === 'accepte']));
  for (const place of finsDePoste(monde, essais).keys()) voulus.set(place, false);
  const bascules = [...voulus].flatMap(([place, oui]) =>
    (monde.lieux[place]!.accepte === 'oui') === oui ? [] : [place],
  );
  return {
    bascules,
    fermes: [...actes].flatMap(([place, acte]) => (acte === 'ferme' ? [place] : [])),
    arrets: arretsDe(monde, essais).map(({ arret }) => arret),
  };
}

/** Tries a lieu otherwise; what it is said to be already is tried no more. */
export function avecEssai(
  essais: readonly Essai[],
  { id, accepte }: Pick<Lieu, 'id' | 'accepte'>,
  acte: Acte,
): readonly Essai[] {
  const essai = { acte, lieu: id };
  return acte !== 'ferme' && ACCEPTATIONS[acte] === accepte
    ? sansEssai(essais, sujetDe(essai))
    : ajouterEssai(essais, essai);
}

/** One more act, in place of what was said of its subject. */
export function ajouterEssai(essais: readonly Essai[], essai: Essai): readonly Essai[] {
  return [...sansEssai(essais, sujetDe(essai)), essai];
}

/** The acts without what is said of a subject: see `sujetDe`. */
export function sansEssai(essais: readonly Essai[], sujet: string): readonly Essai[] {
  return essais.filter((essai) => sujetDe(essai) !== sujet);
}

/** « scénario : 2 changements »: said wherever figures of a scenario appear; `null` out of any. */
export function mentionDe(essais: readonly Essai[]): string | null {
  if (essais.length === 0) return null;
  const lieux = essais.every(({ acte }) => acte !== 'arret' && acte !== 'fin');
  const [un, plusieurs] = lieux ? ['lieu essayé', 'lieux essayés'] : ['changement', 'changements'];
  return `scénario : ${essais.length} ${essais.length < 2 ? un : plusieurs}`;
}

/** A lieu as it is tried; one that closes has no point any more. */
function essaye(acte: Acte): Partial<Lieu> {
  const mots = { accepte: ACCEPTATIONS[acte], preuve: `scénario : ${NOMS_ACTES[acte]}` };
  return acte === 'ferme' ? { ...mots, latitude: null, longitude: null } : mots;
}

/** Acts on lieux that the files hold, by place. */
function actesParLieu({ lieux }: MondeAffiche, essais: readonly Essai[]): Map<number, Acte> {
  const places = new Map(lieux.map(({ id }, index) => [id, index]));
  const actes = new Map<number, Acte>();
  for (const essai of essais) {
    if (essai.acte === 'arret' || essai.acte === 'fin') continue;
    const place = places.get(essai.lieu);
    if (place !== undefined) actes.set(place, essai.acte);
  }
  return actes;
}

/** Lieux that would stop with the posts tried, by place, with the name of the structure. */
function finsDePoste({ postes }: MondeAffiche, essais: readonly Essai[]): Map<number, string> {
  const finis = new Set(essais.flatMap((e) => (e.acte === 'fin' ? [e.structure] : [])));
  return new Map(
    postes
      .filter(({ id }) => finis.has(id))
      .flatMap(({ nom, seuls }) => seuls.map((place) => [place, nom] as const)),
  );
}

interface ArretSitue {
  readonly essai: EssaiArret;
  readonly arret: Arret;
}

/** Stops tried in communes that are known, in their order. */
function arretsDe({ referentiel }: MondeAffiche, essais: readonly Essai[]): readonly ArretSitue[] {
  return essais.flatMap((essai) => {
    if (essai.acte !== 'arret') return [];
    const commune = referentiel.indexOf(essai.commune);
    return commune < 0 ? [] : [{ essai, arret: { commune, visites: essai.visites } }];
  });
}

/** A stop as a lieu, at the point of its commune. */
function lieuDeLArret(essai: EssaiArret, { referentiel }: MondeAffiche): Lieu {
  const commune = referentiel.commune(essai.commune)!;
  return {
    id: idArret(essai.commune),
    nom: nomArret(essai, referentiel),
    siret: null,
    codeInsee: commune.code,
    commune: commune.nom,
    codePostal: null,
    adresse: null,
    latitude: commune.latitude,
    longitude: commune.longitude,
    position: 'commune',
    typologies: [],
    services: [],
    publics: [],
    conditions: [],
    modalites: [],
    labelsNationaux: [],
    labelsAutres: [],
    horaires: null,
    telephone: null,
    courriel: null,
    siteWeb: null,
    itinerant: true,
    accepte: 'oui',
    preuve: `scénario : nouvel arrêt itinérant, ${visitesEnMots(essai.visites)}`,
    source: 'scénario',
    dateMaj: null,
  };
}

function nomArret({ commune }: EssaiArret, referentiel: Referentiel): string {
  return `Nouvel arrêt à ${referentiel.commune(commune)?.nom ?? `${commune} (commune inconnue)`}`;
}

function visitesEnMots(visites: number): string {
  return `${visites} visite${visites > 1 ? 's' : ''} par mois`;
}
