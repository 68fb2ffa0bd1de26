import { motsPostes, type StructureCnfs } from '$lib/domain/cnfs';
import type { Lieu } from '$lib/domain/lieu';
import type { Referentiel } from '$lib/domain/referentiel';
import type { Territoire } from '$lib/domain/territoire';
import type { Qpv } from '$lib/domain/zonage';
import type { Couche } from '$lib/state/couches';
import type { Page } from '$lib/state/navigation.svelte';
import { formatNombre } from '$lib/ui/format';

/** What choosing an answer does. */
export type Acte =
  | { readonly type: 'territoire'; readonly territoire: Territoire }
  | { readonly type: 'lieu'; readonly id: string; readonly commune: string | null }
  | { readonly type: 'qpv'; readonly commune: string }
  | { readonly type: 'structure'; readonly id: string }
  | { readonly type: 'page'; readonly page: Page }
  | { readonly type: 'couche'; readonly couche: Couche };

/** One thing that can be found: its name, what tells it from its namesakes, and what it weighs among them. */
export interface Document {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  /** Other words that find it: codes, commune. */
  readonly mots: string;
  readonly poids: number;
  readonly acte: Acte;
}

/** Everything that is searched. */
export interface Fonds {
  readonly referentiel: Referentiel;
  readonly lieux: readonly Lieu[];
  readonly qpv: readonly Qpv[];
  readonly structures: readonly StructureCnfs[];
}

/** A page or a layer comes before the communes whose names look like it. */
const POIDS_APP = 1e6;

/** Bigger territories come before smaller ones of the same name. */
const ECHELONS = { commune: 1, epci: 2, departement: 4, region: 5 } as const;

const PAGES: readonly (readonly [Page, string])[] = [
  ['/', 'Carte des écarts'],
  ['/candidats/', 'Lieux à démarcher'],
  ['/plan/', 'Plan à plusieurs lieux'],
  ['/scenarios/', 'Scénarios'],
  ['/circulation/', 'Distribution et usage'],
  ['/donnees/', 'Données'],
  ['/methode/', 'Méthode'],
  ['/accessibilite/', 'Accessibilité'],
];

const COUCHES: readonly (readonly [Couche, string])[] = [
  ['ecarts', 'Écarts par commune'],
  ['labellises', 'Lieux labellisés'],
  ['candidats', 'Autres lieux'],
  ['qpv', 'Quartiers prioritaires (QPV)'],
  ['rural', 'Communes en zonage rural (FRR, ZRR)'],
  ['cnfs', 'Structures CnFS'],
  ['grappes', 'Grappes de communes'],
];

/** Every document, one after the other: taken by small batches, they never hold the page. */
export function* documentsOf(fonds: Fonds): Generator<Document> {
  yield* pages();
  yield* territoires(fonds.referentiel);
  yield* lieux(fonds);
  yield* quartiers(fonds);
  yield* structures(fonds);
}

function* pages(): Generator<Document> {
  for (const [page, label] of PAGES) {
    yield {
      id: `p${page}`,
      label,
      detail: 'page',
      mots: '',
      poids: POIDS_APP,
      acte: { type: 'page', page },
    };
  }
  for (const [couche, label] of COUCHES) {
    yield {
      id: `k${couche}`,
      label,
      detail: 'couche de la carte',
      mots: 'couche',
      poids: POIDS_APP,
      acte: { type: 'couche', couche },
    };
  }
}

function* territoires(referentiel: Referentiel): Generator<Document> {
  const postaux = new Map<string, string[]>();
  for (const [postal, communes] of referentiel.tables.codesPostaux) {
    for (const code of communes) {
      const known = postaux.get(code);
      if (known) known.push(postal);
      else postaux.set(code, [postal]);
    }
  }
  const populations = new Map<string, number>();
  for (const commune of referentiel.communes) {
    const { code, nom, population, parent, epci, departement, region } = commune;
    for (const key of [epci, `d${departement}`, `r${region}`]) {
      if (key !== null && parent === null) {
        populations.set(key, (populations.get(key) ?? 0) + population);
      }
    }
    yield {
      id: `c${code}`,
      label: nom,
      mots: [code, ...(postaux.get(code) ?? [])].join(' '),
      detail: `commune · ${nomDepartement(referentiel, departement)} · ${formatNombre(population)} hab.`,
      poids: population * ECHELONS.commune,
      acte: { type: 'territoire', territoire: { echelon: 'commune', code } },
    };
  }
  const parts = [
    ['epci', 'intercommunalité', '', referentiel.epci],
    ['departement', 'département', 'd', referentiel.departements],
    ['region', 'région', 'r', referentiel.regions],
  ] as const;
  for (const [echelon, detail, lettre, table] of parts) {
    for (const { code, nom } of table.values()) {
      yield {
        id: `${echelon}${code}`,
        label: nom,
        mots: code,
        detail,
        poids: (populations.get(lettre + code) ?? 0) * ECHELONS[echelon],
        acte: { type: 'territoire', territoire: { echelon, code } },
      };
    }
  }
}

function* lieux({ lieux, referentiel }: Fonds): Generator<Document> {
  for (const [at, { id, nom, commune, codePostal, codeInsee, accepte }] of lieux.entries()) {
    const etat = accepte === 'oui' ? 'lieu labellisé' : 'lieu de médiation';
    yield {
      id: `l${at}`,
      label: nom,
      mots: `${commune} ${codePostal ?? ''}`,
      detail: `${etat} · ${commune}`,
      poids: accepte === 'oui' ? 200 : 100,
      acte: {
        type: 'lieu',
        id,
        commune: codeInsee && (referentiel.commune(codeInsee)?.code ?? null),
      },
    };
  }
}

function* quartiers({ qpv, referentiel }: Fonds): Generator<Document> {
  for (const { code, nom, communes, population } of qpv) {
    const commune = communes[0] && referentiel.commune(communes[0]);
    if (!commune) continue;
    yield {
      id: `q${code}`,
      label: nom,
      mots: `${code} qpv ${commune.nom}`,
      detail: `quartier prioritaire · ${commune.nom}`,
      poids: population ?? 0,
      acte: { type: 'qpv', commune: commune.code },
    };
  }
}

function* structures({ structures }: Fonds): Generator<Document> {
  for (const [at, { id, nom, commune, codePostal, postes }] of structures.entries()) {
    yield {
      id: `s${at}`,
      label: nom,
      mots: `${commune} ${codePostal ?? ''} cnfs`,
      detail: `structure CnFS · ${commune} · ${motsPostes(postes ?? 0, postes === null)}`,
      poids: 100,
      acte: { type: 'structure', id },
    };
  }
}

function nomDepartement(referentiel: Referentiel, code: string): string {
  return referentiel.departements.get(code)?.nom ?? code;
}
