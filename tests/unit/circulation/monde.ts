import type { CodeInsee, Jour, Mois } from '$lib/domain/codes';
import type { Carnet, LigneCirculation, Lot, Utilisation } from '$lib/domain/pass';
import type { IndexCirculation } from '$lib/domain/circulation/imputation';

/** Three communes, two lieux. `99999` was never a commune. */
export const COMMUNES = ['01001', '01002', '38185'];
export const LIEUX = ['mediathe', 'espace'];

export const INDEX: IndexCirculation = {
  commune: (code) => COMMUNES.indexOf(code),
  lieu: (id) => LIEUX.indexOf(id),
};

/** `court` ends on the last day of June 2024, `long` in the middle of December. */
export const LOTS: readonly Lot[] = [
  lot({ id: 'long', finValidite: '2024-12-15' as Jour }),
  lot({ id: 'court', finValidite: '2024-06-30' as Jour }),
];

export function lot(fields: Partial<Lot>): Lot {
  return {
    id: 'lot',
    commanditaire: 'Département témoin',
    operateur: 'Opérateur témoin',
    dateAchat: '2024-01-01' as Jour,
    debutValidite: '2024-01-01' as Jour,
    finValidite: '2024-12-31' as Jour,
    perimetre: [],
    tailleCarnet: 5,
    passAchetes: 1000,
    valeurFaciale: 10,
    publicCible: null,
    services: [],
    ...fields,
  };
}

export function remise(
  mois: string,
  lot: string,
  commune: string,
  carnets: number,
  distribues: number,
): LigneCirculation {
  return {
    mois: mois as Mois,
    lot,
    codeInsee: commune as CodeInsee,
    lieu: null,
    carnets,
    distribues,
    utilises: 0,
  };
}

export function depense(
  mois: string,
  lot: string,
  commune: string,
  lieu: string | null,
  utilises: number,
): LigneCirculation {
  return {
    mois: mois as Mois,
    lot,
    codeInsee: commune as CodeInsee,
    lieu,
    carnets: 0,
    distribues: 0,
    utilises,
  };
}

export function carnet(id: string, date: string, fields: Partial<Carnet> = {}): Carnet {
  return {
    id,
    lot: 'long',
    dateRemise: date as Jour,
    codeInsee: '01001' as CodeInsee,
    localisation: 'residence',
    prescripteur: null,
    nombrePass: 5,
    ...fields,
  };
}

export function utilisation(
  carnet: string,
  date: string,
  nombrePass: number,
  lieu = 'espace',
): Utilisation {
  return { carnet, lieu, date: date as Jour, nombrePass };
}
