import type { CodeInsee } from '$lib/domain/codes';
import type { Referentiel } from '$lib/domain/referentiel';
import type { Commune } from '$lib/domain/territoire';
import type { MillesimeQpv, Qpv } from '$lib/domain/zonage';

import { repairInsee } from '../cellules/codes';
import type { Communes } from '../cellules/communes';
import { Champs, type Places as PlacesDe } from '../champs';
import type { Apercu, Contexte, Famille, LireLigne } from '../famille';
import { readNombre } from '../journal/champs';
import { readForme } from '../journal/forme';
import type { Journal, Ligne } from '../journal/journal';

/** `QP009002` (2015), `QN07501M` (2024); a last letter `S` is ours: simulated. */
const CODE = /^Q[PN]\d[\dAB][\dAB]\d{2}[\dA-Z]$/i;
const SEPARATEUR = /\s*[,;|]\s*/;

/** Whether a cell begins with the code of a quartier. */
function isCodes(cellule: string): boolean {
  return CODE.test(cellule.split(SEPARATEUR)[0]!);
}

const NOMS_COMMUNES = [
  'insee_com',
  'communes',
  'code_commune',
  'code_insee',
  'code_commune_insee',
  'code_insee_commune',
  'code_com',
  'com_code',
  'codgeo',
  'depcom',
  'com',
  'insee',
  'codes_communes',
] as const;

const CHAMPS = new Champs(
  {
    code: {
      nom: 'Code du quartier',
      requis: true,
      noms: ['code_qp', 'code_qpv', 'code_quartier', 'codeqpv', 'codeqp', 'num_qp'],
    },
    nom: {
      nom: 'Nom du quartier',
      noms: [
        'lib_qp',
        'nom_qp',
        'libelle_qp',
        'nom_quartier',
        'lib_quartier',
        'nom_qpv',
        'lib_qpv',
        'libelle_qpv',
        'nom_quartier_prioritaire',
        'quartier_prioritaire',
        'libelle',
        'quartier',
        'nom',
      ],
    },
    communes: {
      nom: 'Code Insee de la commune',
      noms: NOMS_COMMUNES,
    },
    nomCommune: {
      nom: 'Nom de la commune',
      noms: [
        'lib_com',
        'nom_commune',
        'commune_qp',
        'commune',
        'libgeo',
        'libelle_commune',
        'libcom',
        'nom_com',
        'noms_communes_concernees',
        'noms_communes',
        'ville',
      ],
    },
    population: {
      nom: 'Population',
      noms: ['population', 'pop_mun', 'population_municipale', 'pop_qp', 'pop'],
      proches: /^pop(?:ulation)?(?:_|$)/,
    },
  },
  {
    chercher(apercu) {
      const place = apercu.placeOf(isCodes);
      if (place < 0) return {};
      // Insee's files name the codes of quartiers as they name those of communes.
      const communes = NOMS_COMMUNES.flatMap((nom) => apercu.placesOf(nom));
      return { code: [place], communes: communes.filter((autre) => autre !== place) };
    },
  },
);

type Places = PlacesDe<keyof typeof CHAMPS.definitions>;

/** Quartiers prioritaires, 2015 and 2024: polygons, points or lists; one per quartier, or merged by commune (`A, B`). */
export const QPV: Famille<Qpv> = {
  jeu: 'qpv',
  isLate: true,
  nom: 'des quartiers prioritaires (QPV)',
  attendu: 'une colonne de codes de quartiers prioritaires (QP009002, QN07501M)',

  champs: CHAMPS,

  recognise(apercu, { correspondance }) {
    const { code: place } = CHAMPS.places(apercu, correspondance);
    const isTold = correspondance?.code !== undefined;
    if (place < 0 || (!isTold && apercu.part(place, isCodes) < 0.8)) return null;
    return {
      confiance: 0.97,
      raisons: [
        `La colonne « ${apercu.colonnes[place]!} » contient des codes de quartiers prioritaires.`,
        apercu.geometries ? 'Chaque ligne a une forme.' : 'C’est une liste, sans formes.',
      ],
    };
  },

  reader: (apercu, contexte, journal) => qpvReader(apercu, contexte, journal),
};

interface QpvEnCours extends Qpv {
  readonly communes: CodeInsee[];
}

/** A quartier met again, in a file cut by commune, gains that commune and keeps its first shape. */
function qpvReader(
  apercu: Apercu,
  { communes, referentiel, correspondance }: Contexte,
  journal: Journal,
): LireLigne<Qpv> {
  const places = CHAMPS.places(apercu, correspondance);
  const placeOf = placeFinder(referentiel);
  const met = new Map<string, QpvEnCours>();
  let isNoted = false;

  return (ligne) => {
    const codes = ligne.texte(places.code).toUpperCase().split(SEPARATEUR).filter(Boolean);
    if (codes.length === 0 || !codes.every((code) => CODE.test(code))) {
      ligne.rejeter(
        places.code,
        'qpv-code',
        'Un code de quartier prioritaire (QP009002, QN07501M) est attendu.',
      );
      return [];
    }
    const noms = namesOf(ligne.texte(places.nom), codes.length);
    const insee = communesOf(ligne, places, communes, codes[0]!);
    const population = codes.length === 1 ? readNombre(ligne, places.population) : null;
    const isNew = codes.some((code) => !met.has(code));
    const geometrie = isNew ? readForme(ligne, apercu, placeOf(insee, codes[0]!)) : null;
    return codes.flatMap((code, i) => {
      const known = met.get(code);
      if (known) {
        for (const commune of insee)
          if (!known.communes.includes(commune)) known.communes.push(commune);
        if (!isNoted) journal.noter('qpv-repete', 'info', REPETE, journal.colonnes[places.code]);
        isNoted = true;
        return [];
      }
      const qpv: QpvEnCours = {
        code,
        nom: noms[i]!,
        millesime: millesimeOf(code),
        communes: [...insee],
        population,
        geometrie,
      };
      met.set(code, qpv);
      return [qpv];
    });
  };
}

/** Finds roughly where a quartier is: its commune, else a point of the département that its code tells, under its name. */
function placeFinder(
  referentiel: Referentiel,
): (insee: readonly CodeInsee[], code: string) => Commune | null {
  const someIn = new Map<string, Commune>();
  for (const commune of referentiel.communes)
    if (!someIn.has(commune.departement)) someIn.set(commune.departement, commune);
  return ([insee = ''], code) => {
    const departement = departementOfQpv(code);
    const some = someIn.get(departement);
    const nom = referentiel.departements.get(departement)?.nom ?? departement;
    return referentiel.commune(insee) ?? (some ? { ...some, nom, position: 'departement' } : null);
  };
}

const REPETE =
  'Des quartiers sont écrits sur plusieurs lignes, une par commune : chacun est gardé une fois, avec toutes ses communes et sa première forme.';

/** Names joined like the codes; where they do not pair up, the whole text names each. */
function namesOf(texte: string, count: number): string[] {
  const noms = texte.split(/\s*[,;|]\s+/);
  return noms.length === count ? noms : Array<string>(count).fill(texte);
}

function communesOf(ligne: Ligne, places: Places, communes: Communes, code: string): CodeInsee[] {
  const cells = ligne.texte(places.communes).split(SEPARATEUR).filter(Boolean);
  if (cells.length === 0) return namedCommunes(ligne, places, communes, departementOfQpv(code));
  const found = cells.map((cell) => {
    const insee = ligne.reparer(places.communes, repairInsee(cell), cell);
    const answer = communes.find(insee, '', '');
    if (answer?.regle)
      ligne.reparer(places.communes, { regle: answer.regle, valeur: answer.commune.code }, insee);
    return answer?.commune.code ?? null;
  });
  if (found.includes(null)) {
    ligne.alerter(
      places.communes,
      'commune-introuvable',
      'Ce code de commune n’existe pas : le quartier est gardé sans elle.',
    );
  }
  return [...new Set(found.filter((commune) => commune !== null))];
}

function sansCommune(lignes: number): string {
  return lignes === 1
    ? 'La commune d’un quartier n’est pas dite : il n’a que sa forme. Ajoutez son code Insee.'
    : `La commune de ${lignes} quartiers n’est pas dite : ils n’ont que leur forme. Ajoutez leurs codes Insee.`;
}

/** `Cusset, Vichy` */
function namedCommunes(
  ligne: Ligne,
  places: Places,
  communes: Communes,
  departement: string,
): CodeInsee[] {
  const noms = ligne.texte(places.nomCommune);
  if (noms === '') {
    ligne.compter(places.nomCommune, 'qpv-sans-commune', sansCommune);
    return [];
  }
  const found = noms.split(SEPARATEUR).map((nom) => communes.named(departement, nom)?.code ?? null);
  if (found.includes(null)) {
    ligne.alerter(
      places.nomCommune,
      'commune-introuvable',
      'Une commune du quartier est introuvable par son nom.',
    );
  }
  return found.filter((commune) => commune !== null);
}

/** `QP009002` → `09`, `QP02A001` → `2A`, `QN97101I` → `971`. */
function departementOfQpv(code: string): string {
  const three = code.slice(2, 5);
  return three.startsWith('0') ? three.slice(1) : three;
}

function millesimeOf(code: string): MillesimeQpv {
  return code.startsWith('QP') ? 2015 : 2024;
}
