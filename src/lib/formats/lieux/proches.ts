import type { ChampLieu } from './noms';

/**
 * Names close to those of `noms.ts`, tried in this order on the columns left over: `Code postal du lieu`, `Adresse 1`. Files
 * of forms write a question, others stick the words together.
 */
export const NOMS_PROCHES: readonly (readonly [ChampLieu, RegExp])[] = [
  ['passNumerique', /(?:^|_)(?:pass_numeriques?|cheques?_numeriques?|aptic)(?:_|$)/],
  ['pivot', /(?:^|_)siret(?:_|$)/],
  ['codeInsee', /(?:^|_)insee(?:_|$)|^code(?:_de)?(?:_la)?_commune(?:_|$)/],
  ['codePostal', /(?:^|_)(?:code_?postal|cp)(?:_|$)/],
  ['latitude', /(?:^|_)lat(?:itude)?(?:_|\d|$)/],
  ['longitude', /(?:^|_)(?:lon|lng|long|longitude)(?:_|\d|$)/],
  ['courriel', /(?:^|_)(?:e_?mail|courriel|mel|mail)(?:_|$)/],
  ['telephone', /(?:^|_)(?:telephone|tel)(?:_|$)/],
  ['siteWeb', /(?:^|_)(?:site_(?:web|internet)|url|lien)(?:_|$)/],
  ['horaires', /(?:^|_)horaires?(?:_|$)|^les_?horaires/],
  [
    'conditions',
    /^(?:couts?|tarifs?|conditions?)(?:_|$)|^lestarifs|^quelles_.*conditions_(?:d_)?acces(?:_|$)/,
  ],
  [
    'adresse',
    /^(?:adresse|voie|rue)(?!_?(?:e_?)?mail|_?web|_?internet|_?electronique)(?:_|\d|$|numero)/,
  ],
  ['commune', /^(?:nom_de_la_|libelle_de_la_)?(?:commune|ville|localite)(?:_|$)/],
  ['id', /^(?:id|identifiant)(?:_|$)/],
  ['itinerant', /(?:^|_)(?:en_?)?itineran(?:ce|t)(?:_|$)/],
  [
    'services',
    /^(?:services?|activites?|ateliers?|thematiques?|accompagnements?|prestations?|tags?)(?:_(?!.*(?:details?|precisions?)$)|$)/,
  ],
  [
    'publics',
    /^(?:types?_?(?:de_?)?)?publics?(?:_(?!(?:ou_)?prive)|$)|(?:^|_)publics?_cibles?(?:_|$)|^quels?_.*publics?(?:_|$)|(?:^|_)pbc_/,
  ],
  [
    'typologies',
    /^(?:types?|typologies?|categories?|natures?)_(?:de_|du_)?(?:lieux?|structures?|etablissements?|organismes?)(?:_|$)|^(?:sous_)?categories?$/,
  ],
  ['labelsAutres', /^autres?_labels?(?:_|$)/],
  ['labelsNationaux', /^labels?(?:_|$)|^possedez_.*labels?(?:_|$)/],
  ['modalites', /(?:^|_)modalites?_(?:d_)?accompagnements?(?:_|$)/],
  [
    'dateMaj',
    /^mise?s?_a_jour(?:_|$)|^(?:date|dernieres?|mise)_(?:.*_)?(?:maj|mise_a_jour|a_jour|modifications?|actualisations?|verifications?)(?:_|$)/,
  ],
  [
    'nom',
    /^(?:nom|denomination|intitule|titre|structure)(?:_|$)|^libelle$|^lib(?:elle)?_(?!(?:de_|du_|la_|l_)*(?:com|ville|dep|reg|epci|geo|qp))/,
  ],
];
