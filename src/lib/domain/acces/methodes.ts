import type { TableCouts } from './table';

/** Demand `P`, in Pass, and supply `S`, in Pass, of the points of a table; weights of its pairs. */
export interface Systeme {
  readonly table: TableCouts;
  /** One weight a pair. */
  readonly poids: Float64Array;
  readonly demande: Float64Array;
  readonly offre: Float64Array;
}

/** 0/0 = 0: no demand, no place, no ratio. */
export function rapport(numerateur: number, denominateur: number): number {
  return numerateur === 0 ? 0 : numerateur / denominateur;
}

/**
 * Places for one Pass at each supply, R_j = S_j / Σ_k P_k w_kj; 0 where no demand reaches it.
 * ∞ where the supply is NaN (unknown, held to be unlimited).
 */
export function rapports({ table, poids, demande, offre }: Systeme): Float64Array {
  const charge = sommeParOffre(table, (i, k) => demande[i]! * poids[k]!);
  return charge.map((total, j) => {
    if (total === 0) return 0;
    return Number.isNaN(offre[j]!) ? Infinity : offre[j]! / total;
  });
}

/**
 * Places for one Pass at each demand, A_i = Σ_j R_j w_ij. With a binary decay this is the 2SFCA.
 * Conserves: Σ P_i A_i = supply of the supplies that some demand reaches. Source: Luo & Wang 2003; Luo & Qi 2009.
 */
export function e2sfca(systeme: Systeme): Float64Array {
  const { table, poids } = systeme;
  const r = rapports(systeme);
  return sommeParDemande(table, (j, k) => produit(r[j]!, poids[k]!));
}

/** A_i = Σ_j R_j w_ij²: what is lost to distance is not handed to others. Source: Delamater 2013. */
export function m2sfca(systeme: Systeme): Float64Array {
  const { table, poids } = systeme;
  const r = rapports(systeme);
  return sommeParDemande(table, (j, k) => produit(r[j]!, poids[k]! * poids[k]!));
}

/**
 * A_i = Σ_j G_ij R_j w_ij with G_ij = w_ij / Σ_j w_ij, the chance that i chooses j, and R_j = S_j / Σ_k G_kj P_k w_kj.
 * Source: Wan, Zou & Sternberg 2012.
 *
 * @param choix weights that G is drawn from; by default those of the system. PySAL takes them before any cut-off.
 */
export function troisSfca(systeme: Systeme, choix: Float64Array = systeme.poids): Float64Array {
  const total = sommeParDemande(systeme.table, (_, k) => choix[k]!);
  const poids = systeme.poids.slice();
  const { demandes, debuts } = systeme.table;
  for (let i = 0; i < demandes; i++) {
    for (let k = debuts[i]!; k < debuts[i + 1]!; k++) poids[k]! *= rapport(choix[k]!, total[i]!);
  }
  return e2sfca({ ...systeme, poids });
}

/**
 * Weights sum to 1 over the supplies of a demand in the first step, over the demands of a supply in the second.
 * Source: Páez, Higgins & Vivona 2019.
 */
export function bfca({ table, poids, demande, offre }: Systeme): Float64Array {
  const parDemande = sommeParDemande(table, (_, k) => poids[k]!);
  const parOffre = sommeParOffre(table, (_, k) => poids[k]!);
  const charge = sommeParOffre(table, (i, k) => demande[i]! * rapport(poids[k]!, parDemande[i]!));
  return sommeParDemande(table, (j, k) =>
    charge[j] === 0 ? 0 : rapport(offre[j]!, charge[j]!) * rapport(poids[k]!, parOffre[j]!),
  );
}

/**
 * Places that fall to each demand, V_i = Σ_j S_j P_i^α w_ij / Σ_k P_k^α w_kj. Equals P_i A_i of {@link e2sfca} at α = 1.
 * Conserves: Σ V_i = supply of the supplies that some demand reaches. Source: Soukhov et al. 2023.
 */
export function disponibiliteSpatiale(systeme: Systeme, alpha = 1): Float64Array {
  const demande = systeme.demande.map((pass) => (pass === 0 ? 0 : pass ** alpha));
  return e2sfca({ ...systeme, demande }).map((places, i) => produit(places, demande[i]!));
}

/** Σ_j S_j w_ij, with no competition between demands. Source: Hansen 1959. */
export function potentiel({ table, poids, offre }: Systeme): Float64Array {
  return sommeParDemande(table, (j, k) => offre[j]! * poids[k]!);
}

/** ∞ × 0 = 0: nothing comes from a place out of reach. */
function produit(valeur: number, poids: number): number {
  return poids === 0 ? 0 : valeur * poids;
}

function sommeParDemande(
  { demandes, debuts, offre }: TableCouts,
  terme: (j: number, k: number) => number,
): Float64Array {
  const sommes = new Float64Array(demandes);
  for (let i = 0; i < demandes; i++) {
    let somme = 0;
    for (let k = debuts[i]!; k < debuts[i + 1]!; k++) somme += terme(offre[k]!, k);
    sommes[i] = somme;
  }
  return sommes;
}

function sommeParOffre(
  { demandes, offres, debuts, offre }: TableCouts,
  terme: (i: number, k: number) => number,
): Float64Array {
  const sommes = new Float64Array(offres);
  for (let i = 0; i < demandes; i++) {
    for (let k = debuts[i]!; k < debuts[i + 1]!; k++) sommes[offre[k]!]! += terme(i, k);
  }
  return sommes;
}
