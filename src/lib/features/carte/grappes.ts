import type { Ecarts } from '$lib/compute/messages';
import type { Referentiel } from '$lib/domain/referentiel';
import { TERMES } from '$lib/domain/termes';
import type { ColonneCsv } from '$lib/formats/tableau-csv';
import { SIGNES_GRAPPES, type SigneGrappe } from '$lib/map/grappes';
import { accorde, formatNombre, formatPart } from '$lib/ui/format';
import type { Column } from '$lib/ui/table/table';

/** A commune of a cluster of Pass sans réponse. */
export interface LigneGrappe {
  readonly code: string;
  readonly nom: string;
  readonly departement: string;
  readonly signe: SigneGrappe;
  readonly pass: number;
  readonly sansReponse: number;
}

/** Communes of a territory that are in a cluster, the most worrying kind first, then by Pass sans réponse. */
export function lignesGrappes(
  referentiel: Referentiel,
  communes: readonly number[],
  ecarts: Ecarts,
  codes: Uint8Array,
): readonly LigneGrappe[] {
  return SIGNES_GRAPPES.flatMap((signe) =>
    communes
      .filter((index) => codes[index] === signe.code)
      .sort((a, b) => ecarts.sansReponse[b]! - ecarts.sansReponse[a]! || a - b)
      .map((index) => {
        const { code, nom, departement } = referentiel.communes[index]!;
        return {
          code,
          nom,
          departement: referentiel.departements.get(departement)?.nom ?? departement,
          signe,
          pass: ecarts.passCirculation[index]!,
          sansReponse: ecarts.sansReponse[index]!,
        };
      }),
  );
}

/** « 14 communes forment des grappes sans réponse (3 120 Pass), surtout dans le département Cantal. » */
export function phraseGrappes(lignes: readonly LigneGrappe[]): string {
  const [noyau] = SIGNES_GRAPPES;
  const coeur = lignes.filter(({ signe }) => signe === noyau);
  if (lignes.length === 0)
    return 'Aucune grappe : les Pass sans réponse ne se concentrent pas plus que le hasard.';
  if (coeur.length === 0)
    return `Aucune grappe sans réponse ; ${accorde(lignes.length, 'commune se distingue', 'communes se distinguent')} autrement.`;
  const parDepartement = new Map<string, number>();
  for (const { departement } of coeur)
    parDepartement.set(departement, (parDepartement.get(departement) ?? 0) + 1);
  const [premier] = [...parDepartement].sort((a, b) => b[1] - a[1]);
  const sans = coeur.reduce((somme, { sansReponse }) => somme + sansReponse, 0);
  return `${accorde(coeur.length, 'commune forme', 'communes forment')} des grappes sans réponse (${formatNombre(sans)} Pass sans réponse), surtout dans le département ${premier![0]}.`;
}

const partDe = ({ pass, sansReponse }: LigneGrappe): number => sansReponse / pass;

export const COLONNES_GRAPPES: readonly Column<LigneGrappe>[] = [
  { key: 'nom', title: 'Commune', width: 12, text: ({ nom }) => nom },
  {
    key: 'nature',
    title: 'Nature',
    width: 14,
    help: 'Si la part de Pass sans réponse de la commune et celle de ses voisines sont hautes ou basses ensemble',
    text: ({ signe }) => `${signe.signe} ${signe.nom}`,
    value: ({ signe }) => signe.nom,
  },
  {
    key: 'sansReponse',
    title: 'Pass sans réponse',
    width: 8,
    numeric: true,
    help: TERMES.sansReponse,
    text: ({ sansReponse }) => formatNombre(sansReponse),
    value: ({ sansReponse }) => sansReponse,
  },
  {
    key: 'part',
    title: 'Part de ses Pass',
    width: 7,
    numeric: true,
    secondary: true,
    help: 'Pass sans réponse sur Pass en circulation, avant lissage',
    text: (ligne) => formatPart(partDe(ligne)),
    value: partDe,
  },
  {
    key: 'departement',
    title: 'Département',
    width: 11,
    secondary: true,
    text: ({ departement }) => departement,
  },
];

export const COLONNES_GRAPPES_CSV: readonly ColonneCsv<LigneGrappe>[] = [
  { nom: 'code_insee', valeur: ({ code }) => code },
  { nom: 'commune', valeur: ({ nom }) => nom },
  { nom: 'departement', valeur: ({ departement }) => departement },
  { nom: 'nature', valeur: ({ signe }) => signe.nom },
  { nom: 'pass_circulation', valeur: ({ pass }) => pass },
  { nom: 'sans_reponse', valeur: ({ sansReponse }) => sansReponse },
];
