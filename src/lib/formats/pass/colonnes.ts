import { type Champ as Definition, Champs, type Correspondances, type Places } from '../champs';
import type { Apercu, Contexte, Famille, Indice, LireLigne } from '../famille';
import type { Journal } from '../journal/journal';
import type { Jeu } from '../lecture';
import type { TableSchema } from '../schema/table-schema';
import { LIBELLES, type Libelle } from './libelles';
import { taire } from '../personnel/allures';
import { personalPlaces } from '../personnel/beneficiaires';
import { announce, placesWithoutMasked } from '../personnel/personnel';

/** A column of our schema: its name first, then other names met for it. */
type Noms = readonly [string, ...string[]];

/** The names of a thing that is told by a number or a code of its own. */
function identifiants<const Nom extends string>(nom: Nom): readonly [Nom, ...string[]] {
  const avant = ['id', 'numero', 'num', 'no', 'n', 'code', 'identifiant', 'ref', 'reference'];
  return [nom, `${nom}_id`, ...avant.map((mot) => `${mot}_${nom}`)];
}

export const LOT = identifiants('lot');
export const CARNET = identifiants('carnet');

/** The names of a count, said to be one or not. */
export function noms(...counts: Noms): Noms {
  const [nom, ...autres] = counts;
  const dits = counts.flatMap((count) => [`nombre_${count}`, `nb_${count}`]);
  return [nom, ...autres, ...dits];
}

interface Schema<Champ extends Libelle, Row> {
  readonly jeu: Jeu;
  readonly schema: TableSchema;
  readonly nom: string;
  readonly champs: Readonly<Record<Champ, Noms>>;
  /** Names on screen, where they are not the common ones. */
  readonly libelles?: Partial<Readonly<Record<NoInfer<Champ>, string>>>;
  /** Columns that the file must have. */
  readonly requis: readonly NoInfer<Champ>[];
  /** Columns that only this dataset has. */
  readonly propres: readonly NoInfer<Champ>[];
  reader(places: Places<NoInfer<Champ>>, contexte: Contexte): LireLigne<Row>;
}

/** A family read by the names of its columns, in which personal data are announced and dropped. */
export function famillePass<Champ extends Libelle, Row>(schema: Schema<Champ, Row>): Famille<Row> {
  const names = Object.keys(schema.champs) as Champ[];
  const champs = new Champs(
    Object.fromEntries(
      names.map((champ): [Champ, Definition] => [
        champ,
        {
          nom: schema.libelles?.[champ] ?? LIBELLES[champ],
          requis: schema.requis.includes(champ) ? true : undefined,
          noms: schema.champs[champ],
        },
      ]),
    ) as Record<Champ, Definition>,
  );
  const masked = (apercu: Apercu, choix?: Correspondances): ReadonlySet<number> =>
    personalPlaces(apercu, new Set(Object.values<number>(champs.places(apercu, choix))));

  return {
    jeu: schema.jeu,
    nom: schema.nom,
    attendu: `les colonnes ${schema.requis.map((champ) => schema.champs[champ][0]).join(', ')}`,

    champs,

    recognise(apercu, { correspondance }): Indice | null {
      const places = champs.places(apercu, correspondance);
      if (schema.requis.some((champ) => places[champ] < 0)) return null;
      const own = schema.propres.filter((champ) => places[champ] >= 0);
      return {
        confiance: own.length === schema.propres.length ? 0.95 : own.length > 0 ? 0.8 : 0.6,
        raisons: [
          `Colonnes du schéma trouvées : ${names
            .filter((champ) => places[champ] >= 0)
            .map((champ) => schema.champs[champ][0])
            .join(', ')}.`,
        ],
      };
    },

    masked,
    taire,
    schema: () => schema.schema,

    reader(apercu, contexte, journal: Journal) {
      const personal = masked(apercu, contexte.correspondance);
      announce(journal, apercu, personal);
      const places = champs.places(apercu, contexte.correspondance);
      return schema.reader(placesWithoutMasked(places, personal), contexte);
    },
  };
}
