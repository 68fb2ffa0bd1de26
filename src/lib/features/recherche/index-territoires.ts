import MiniSearch from 'minisearch';

import type { Referentiel } from '$lib/domain/referentiel';
import type { Territoire } from '$lib/domain/territoire';
import { formatNombre } from '$lib/ui/format';

/** One answer of the search: a territory, and what tells it from its namesakes. */
export interface Resultat {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly territoire: Territoire;
}

interface Document extends Resultat {
  readonly codes: string;
  readonly poids: number;
}

const ECHELONS = { commune: 1, epci: 2, departement: 4, region: 5 } as const;

/** Search over every territory by name, INSEE code or postal code; accents ignored, typos tolerated. */
export class IndexTerritoires {
  readonly #index = new MiniSearch<Document>({
    fields: ['label', 'codes'],
    storeFields: ['label', 'detail', 'territoire', 'poids'],
    processTerm: (term) => fold(term),
  });

  /** Indexes the référentiel without ever holding the page for more than a batch. */
  static async of(referentiel: Referentiel): Promise<IndexTerritoires> {
    const index = new IndexTerritoires();
    await index.#index.addAllAsync(documentsOf(referentiel), { chunkSize: 1500 });
    return index;
  }

  /** Best first; bigger territories before smaller ones of the same name. */
  chercher(texte: string, maximum = 8): readonly Resultat[] {
    if (texte.trim().length < 2) return [];
    const found = this.#index.search(texte, {
      prefix: true,
      fuzzy: (term) => (term.length > 4 && !/^\d+$/.test(term) ? 0.2 : false),
      combineWith: 'AND',
      boostDocument: (_id, _term, stored) => 1 + Math.log10(1 + Number(stored?.poids)) / 3,
    });
    return found.slice(0, maximum).map((hit) => ({
      id: String(hit.id),
      label: String(hit.label),
      detail: String(hit.detail),
      territoire: hit.territoire as Territoire,
    }));
  }
}

function documentsOf(referentiel: Referentiel): Document[] {
  const postalOf = new Map<string, string[]>();
  for (const [postal, communes] of referentiel.tables.codesPostaux) {
    for (const code of communes) postalOf.set(code, [...(postalOf.get(code) ?? []), postal]);
  }
  const populations = new Map<string, number>();
  const documents: Document[] = [];
  for (const commune of referentiel.communes) {
    for (const key of [commune.epci, `d${commune.departement}`, `r${commune.region}`]) {
      if (key !== null && commune.parent === null) {
        populations.set(key, (populations.get(key) ?? 0) + commune.population);
      }
    }
    const departement = referentiel.departements.get(commune.departement)?.nom;
    documents.push({
      id: `c${commune.code}`,
      label: commune.nom,
      codes: [commune.code, ...(postalOf.get(commune.code) ?? [])].join(' '),
      detail: `commune · ${departement ?? commune.departement} · ${formatNombre(commune.population)} hab.`,
      poids: commune.population * ECHELONS.commune,
      territoire: { echelon: 'commune', code: commune.code },
    });
  }
  for (const { code, nom } of referentiel.epci.values()) {
    documents.push({
      id: `e${code}`,
      label: nom,
      codes: code,
      detail: 'intercommunalité',
      poids: (populations.get(code) ?? 0) * ECHELONS.epci,
      territoire: { echelon: 'epci', code },
    });
  }
  for (const { code, nom } of referentiel.departements.values()) {
    documents.push({
      id: `d${code}`,
      label: nom,
      codes: code,
      detail: 'département',
      poids: (populations.get(`d${code}`) ?? 0) * ECHELONS.departement,
      territoire: { echelon: 'departement', code },
    });
  }
  for (const { code, nom } of referentiel.regions.values()) {
    documents.push({
      id: `r${code}`,
      label: nom,
      codes: code,
      detail: 'région',
      poids: (populations.get(`r${code}`) ?? 0) * ECHELONS.region,
      territoire: { echelon: 'region', code },
    });
  }
  return documents;
}

function fold(term: string): string | null {
  const folded = term
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
  return folded.length > 0 ? folded : null;
}
