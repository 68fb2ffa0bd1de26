/** Terms of the field, each told in plain words: one wording for every place where it is explained. */
export const TERMES = {
  lot: 'Pass achetés d’un coup par un commanditaire, qui finissent le même jour',
  commanditaire: 'Collectivité ou organisme qui achète les Pass et les fait remettre',
  operateur: 'Entreprise qui émet les Pass et rembourse les lieux qui les ont pris',
  achetes: 'Pass du lot, remis ou non',
  distribues: 'Pass remis à des bénéficiaires',
  utilises: 'Pass dépensés dans un lieu labellisé',
  expires: 'Pass remis et non utilisés au dernier jour de validité de leur lot',
  encours: 'Distribués, moins utilisés, moins expirés',
  taux: 'Utilisés sur distribués. Seule, cette part trompe : 100 % peut dire que les Pass sont allés à des habitués',
  beneficiaires: 'Personnes à qui des Pass ont été remis',
  sansReponse: 'Pass en circulation qui ne trouvent pas de place dans un lieu labellisé à portée',
  plusProche: 'Distance par la route, estimée, au lieu labellisé le plus proche',
  distancePass: 'Par la route, estimée, de chaque Pass au lieu labellisé le plus proche',
  places100:
    'Places des lieux labellisés à portée, partagées entre les communes qui les demandent : moins de 100, il en manque',
  labellises: 'Lieux qui acceptent les Pass numériques',
  epci: 'Communes qui agissent ensemble : communauté de communes, d’agglomération, urbaine, ou métropole',
  rural:
    'Zonage de l’État qui aide les communes rurales : ZRR jusqu’au 30 juin 2024, FRR ensuite ; FRR+ en est la part renforcée',
  qpv: 'Quartier prioritaire de la politique de la ville (QPV) : compté par commune, faute d’adresse des bénéficiaires',
  gainSeul: 'Pass sans réponse que ce lieu, seul, mettrait à portée',
  siret: 'Numéro à 14 chiffres d’un établissement ; plusieurs lieux peuvent le porter',
  classe: 'De la plus préoccupante à la moins préoccupante',
} as const;

/** Measures of a territory, by the name they bear in tables. */
export const MESURES_EXPLIQUEES = {
  'Pass qui trouvent une place': 'Pass en circulation qu’un lieu labellisé à portée peut recevoir',
  'Pass sans réponse': TERMES.sansReponse,
  'Pass à plus de 10 km d’un lieu':
    'Part des Pass en circulation à plus de 10 km, par la route estimée, du lieu labellisé le plus proche',
  'Distance médiane d’un Pass à un lieu':
    'La moitié des Pass circulent plus près que cela d’un lieu labellisé, l’autre moitié plus loin',
  'Places pour 100 Pass': TERMES.places100,
} as const;

export type MesureExpliquee = keyof typeof MESURES_EXPLIQUEES;
