import type { Referentiel } from '$lib/domain/referentiel';
import { FRANCE, type Territoire } from '$lib/domain/territoire';

/** One step of the way from France down to a territory. */
export interface Etape {
  readonly nom: string;
  readonly territoire: Territoire;
}

/** France › région › département › EPCI › commune, down to the territory. An EPCI hangs from its first commune. */
export function cheminDe(referentiel: Referentiel, territoire: Territoire): readonly Etape[] {
  const france: Etape = { nom: 'France', territoire: FRANCE };
  switch (territoire.echelon) {
    case 'france':
      return [france];
    case 'region':
      return [france, region(referentiel, territoire.code)];
    case 'departement': {
      const code = referentiel.departements.get(territoire.code)?.region ?? '';
      return [france, region(referentiel, code), departement(referentiel, territoire.code)];
    }
    case 'epci': {
      const first = referentiel.communes.find((commune) => commune.epci === territoire.code);
      const chemin = cheminDe(referentiel, {
        echelon: 'departement',
        code: first?.departement ?? '',
      });
      return [...chemin, epci(referentiel, territoire.code)];
    }
    case 'commune': {
      const commune = referentiel.commune(territoire.code);
      const chemin = commune?.epci
        ? cheminDe(referentiel, { echelon: 'epci', code: commune.epci })
        : cheminDe(referentiel, { echelon: 'departement', code: commune?.departement ?? '' });
      return [...chemin, { nom: commune?.nom ?? territoire.code, territoire }];
    }
  }
}

/** « en France », « dans la région … »: where a sentence is about. */
export function lieuDit(referentiel: Referentiel, territoire: Territoire): string {
  const nom = cheminDe(referentiel, territoire).at(-1)?.nom ?? '';
  switch (territoire.echelon) {
    case 'france':
      return 'en France';
    case 'region':
      return `en région ${nom}`;
    case 'departement':
      return `dans le département « ${nom} »`;
    case 'epci':
      return `dans l’intercommunalité « ${nom} »`;
    case 'commune':
      return `à ${nom}`;
  }
}

function region(referentiel: Referentiel, code: string): Etape {
  return {
    nom: referentiel.regions.get(code)?.nom ?? code,
    territoire: { echelon: 'region', code },
  };
}

function departement(referentiel: Referentiel, code: string): Etape {
  return {
    nom: referentiel.departements.get(code)?.nom ?? code,
    territoire: { echelon: 'departement', code },
  };
}

function epci(referentiel: Referentiel, code: string): Etape {
  return { nom: referentiel.epci.get(code)?.nom ?? code, territoire: { echelon: 'epci', code } };
}
