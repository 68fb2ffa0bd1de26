import highsLoader, { type Highs, type InitOptions, type ModelData } from 'highs';

import type {
  OptionsSolveur,
  Programme,
  Solution,
  Solveur,
} from '$lib/domain/couverture/plan/programme';

/** Code of HiGHS for a solution that meets the constraints. */
const REALISABLE = 2;

/**
 * HiGHS as a {@link Solveur}. Solving blocks its thread: outside of tests and scripts, run it in its worker.
 * @param options where the WebAssembly is, if not beside the module.
 */
export async function solveurHighs(options: InitOptions = {}): Promise<Solveur> {
  const highs = await highsLoader(options);
  return async (programme, { secondes, depart }: OptionsSolveur) =>
    highs.withModel(modeleDe(highs, programme), (model): Solution => {
      model.options.set({ output_flag: false, time_limit: secondes, mip_rel_gap: 0 });
      if (depart) model.setSolution({ colValue: depart });
      model.run();
      const statut = model.getModelStatus();
      const { infeasible, optimal } = highs.constants.modelStatus;
      const realisable = model.info.get('primal_solution_status') === REALISABLE;
      if (statut === infeasible) return { ...SANS_SOLUTION, etat: 'impossible', borne: NaN };
      const borne = Number(model.info.get('mip_dual_bound'));
      if (!realisable) return { ...SANS_SOLUTION, etat: 'limite', borne };
      const objectif = model.getObjectiveValue();
      const valeurs = model.getSolution().colValue;
      if (statut === optimal) return { etat: 'optimale', valeurs, objectif, borne: objectif };
      return { etat: 'limite', valeurs, objectif, borne };
    });
}

const SANS_SOLUTION = { valeurs: new Float64Array(0), objectif: NaN };

function modeleDe(highs: Highs, programme: Programme): ModelData {
  const { lignes, cout } = programme;
  const { objectiveSense, variableType } = highs.constants;
  const infini = (valeurs: Float64Array): Float64Array =>
    valeurs.map((valeur) =>
      Math.abs(valeur) === Infinity ? Math.sign(valeur) * highs.infinity : valeur,
    );
  return {
    numCols: cout.length,
    numRows: lignes.minimum.length,
    sense: programme.maximiser ? objectiveSense.maximize : objectiveSense.minimize,
    colCost: cout,
    colLower: infini(programme.minimum),
    colUpper: infini(programme.maximum),
    rowLower: infini(lignes.minimum),
    rowUpper: infini(lignes.maximum),
    integrality: Array.from(programme.entiere, (entiere) =>
      entiere ? variableType.integer : variableType.continuous,
    ),
    matrix: {
      format: 'csr',
      numRows: lignes.minimum.length,
      numCols: cout.length,
      starts: lignes.debuts,
      indices: lignes.variable,
      values: lignes.coefficient,
    },
  };
}
