import type { Lieu } from '$lib/domain/lieu';

import { digitsOf, telephoneOf, telephonesOf } from './telephone';

/** From the beginning of a word. */
const COURRIEL =
  /(?<![^\s@;:,|/<>()[\]{}"'?&])[^\s@;:,|/<>()[\]{}"'?&][^\s@;:,|/<>()[\]{}"?&]*@[\p{L}\d.-]+\.\p{L}{2,}/gu;

/** A web address that says that it is one. */
const SITE = /https?:\/\/[^\s/]+\.\S+|www\.(?!\S*@)[^\s@]+/giu;
/** One that does not: `mairie.fr/numerique`. */
const DOMAINE = /(?<![\p{L}\d@./-])(?:[\p{L}\d-]+\.)+[a-z]{2,}(?:\/\S*)?(?![\p{L}\d@])/gu;
const PONCTUATION_FINALE = /[.,;:|)\]»>"']+$/;

/** What parts two web addresses: they may hold a separator themselves. */
const COUPURE = /(?<!\s)(?:\s*[;,|]\s*|\s+(?:[-–—/]|et|ou)\s+|\s+)(?=https?:\/\/|www\.)/i;

/** The e-mail addresses in a cell, whatever stands around them. */
export function courrielsOf(cellule: string): string[] {
  return cellule.replace(SITE, ' ').match(COURRIEL) ?? [];
}

/** The web addresses in a cell, whatever stands around them: those that say that they are, `https://…` or `www.…`. */
export function sitesOf(cellule: string): string[] {
  return cellule
    .split(COUPURE)
    .flatMap((part) => part.match(SITE) ?? [])
    .map((site) => site.replace(PONCTUATION_FINALE, ''));
}

/** A way to reach a lieu. */
export interface Lien {
  readonly texte: string;
  /** `null` where the text leads nowhere. */
  readonly href: string | null;
}

/** The numbers of a lieu, each with what dials it. */
export function liensTelephone({ telephone, codeInsee }: Lieu): readonly Lien[] {
  return distincts(
    telephonesOf(telephone).map((texte) => {
      const numero = telephoneOf(texte, codeInsee) || digitsOf(texte);
      return { texte: lisible(texte), href: numero === '' ? null : `tel:${numero}` };
    }),
  );
}

/** A number written without a space, as it is read aloud: `04 73 00 00 00`. */
function lisible(numero: string): string {
  const [, chiffres] = /^(?:\+33|0)([1-9]\d{8})$/.exec(numero) ?? [];
  return chiffres === undefined ? numero : `0${chiffres}`.replace(/(?<=\d)(?=(?:\d\d)+$)/g, ' ');
}

/** The e-mail addresses of a lieu. */
export function liensCourriel({ courriel }: Lieu): readonly Lien[] {
  const adresses = courrielsOf(courriel ?? '');
  if (adresses.length === 0) return sansLien(courriel);
  return distincts(adresses.map((texte) => ({ texte, href: `mailto:${texte}` })));
}

/** The sites of a lieu; each by its name where there are several. */
export function liensSite({ siteWeb }: Lieu): readonly Lien[] {
  const dits = sitesOf(siteWeb ?? '');
  const adresses = dits.length > 0 ? dits : ((siteWeb ?? '').match(DOMAINE) ?? []);
  if (adresses.length === 0) return sansLien(siteWeb);
  const liens = distincts(
    adresses.map((adresse) => ({
      texte: `Site du lieu (${adresse.replace(/^https?:\/\//i, '')})`,
      href: /^https?:/i.test(adresse) ? adresse : `http://${adresse}`,
    })),
  );
  return liens.length === 1 ? [{ ...liens[0]!, texte: 'Site du lieu' }] : liens;
}

function sansLien(texte: string | null): readonly Lien[] {
  return texte === null ? [] : [{ texte, href: null }];
}

/** Each once: two writings may lead to the same place. */
function distincts(liens: readonly Lien[]): readonly Lien[] {
  return [...new Map(liens.map((lien) => [lien.href ?? lien.texte, lien])).values()];
}
