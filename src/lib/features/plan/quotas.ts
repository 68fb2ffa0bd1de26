import type { Candidat } from '$lib/compute/messages';
import type { Quota } from '$lib/domain/couverture/plan/plan';
import type { Qpv } from '$lib/domain/zonage';
import type { MondeAffiche } from '$lib/state/monde';
import type { FormePlan, QuotaVue } from '$lib/state/plan';
import { accorde } from '$lib/ui/format';

/** What quotas are counted over. */
export interface TerrainQuotas {
  readonly candidats: readonly Candidat[];
  readonly monde: MondeAffiche;
  readonly qpv: readonly Qpv[];
}

/** The EPCI of the commune of a lieu. */
export function epciDe({ referentiel, lieux }: MondeAffiche, lieu: number) {
  const { codeInsee } = lieux[lieu]!;
  const epci = codeInsee === null ? null : referentiel.commune(codeInsee)?.epci;
  return epci ? (referentiel.epci.get(epci) ?? null) : null;
}

/** The candidates that each quota of a plan counts; one quota an EPCI where each is counted apart. */
export function quotasDe({ p, quotas }: FormePlan, terrain: TerrainQuotas): readonly Quota[] {
  return quotas.flatMap((quota) =>
    groupesDe(quota, terrain).map((sites) => ({
      sites,
      minimum: quota.minimum,
      maximum: quota.maximum ?? p,
    })),
  );
}

function groupesDe({ zone, code }: QuotaVue, terrain: TerrainQuotas): readonly number[][] {
  const { candidats, monde, qpv } = terrain;
  const parmi = (garder: (candidat: Candidat) => boolean): number[] =>
    candidats.filter(garder).map(({ lieu }) => lieu);
  switch (zone) {
    case 'epci':
      return [parmi(({ lieu }) => epciDe(monde, lieu)?.code === code)];
    case 'tous_qpv':
      return [parmi(({ signaux }) => signaux.includes('qpv'))];
    case 'qpv': {
      const quartier = qpv.findIndex((candidat) => candidat.code === code);
      return [parmi(({ lieu }) => monde.quartiersProches[lieu]?.includes(quartier) ?? false)];
    }
    case 'chaque_epci': {
      const groupes = new Map<string, number[]>();
      for (const { lieu } of candidats) {
        const epci = epciDe(monde, lieu);
        if (epci) groupes.set(epci.code, [...(groupes.get(epci.code) ?? []), lieu]);
      }
      return [...groupes.values()];
    }
  }
}

/** « au moins 2 lieux dans Grand Lac » . */
export function nomQuota(
  { zone, code, minimum, maximum }: QuotaVue,
  { referentiel }: Pick<MondeAffiche, 'referentiel'>,
  qpv: readonly Qpv[],
): string {
  const ou = {
    epci: () => `dans ${referentiel.epci.get(code)?.nom ?? `l’intercommunalité ${code}`}`,
    qpv: () =>
      `dans le quartier ${qpv.find((quartier) => quartier.code === code)?.nom ?? code}, ou à 100 m`,
    tous_qpv: () => 'dans un quartier prioritaire, ou à 100 m',
    chaque_epci: () => 'dans chaque intercommunalité',
  }[zone]();
  const bornes = [
    minimum > 0 ? `au moins ${accorde(minimum, 'lieu', 'lieux')}` : null,
    maximum === null ? null : `au plus ${accorde(maximum, 'lieu', 'lieux')}`,
  ].filter((borne) => borne !== null);
  return `${bornes.join(' et ') || 'aucune borne'} ${ou}`;
}

/** Why no plan can meet the quotas, naming those at fault; `null` where nothing says so beforehand. */
export function defautQuotas(forme: FormePlan, terrain: TerrainQuotas): string | null {
  const nom = (quota: QuotaVue): string => `« ${nomQuota(quota, terrain.monde, terrain.qpv)} »`;
  for (const quota of forme.quotas) {
    const { minimum, maximum } = quota;
    if (maximum !== null && minimum > maximum)
      return `L’exigence ${nom(quota)} se contredit : le minimum dépasse le maximum.`;
    if (minimum > forme.p)
      return `L’exigence ${nom(quota)} demande plus de lieux que le plan n’en compte (${forme.p}).`;
    const moindre = Math.min(...groupesDe(quota, terrain).map((sites) => sites.length));
    if (minimum > moindre)
      return `L’exigence ${nom(quota)} ne peut pas être tenue : ${accorde(Number.isFinite(moindre) ? moindre : 0, 'lieu connu y mettrait', 'lieux connus y mettraient')} des Pass sans réponse à portée.`;
  }
  const exiges = forme.quotas.flatMap((quota) => (quota.zone === 'epci' ? [quota] : []));
  const total = exiges.reduce((somme, { minimum }) => somme + minimum, 0);
  return total > forme.p
    ? `Ensemble, ces exigences demandent ${total} lieux, pour un plan qui en compte ${forme.p} : ${exiges.map(nom).join(', ')}.`
    : null;
}

/** Why the search found no plan, naming the quotas together: none of them alone is at fault. */
export function conflitDit(forme: FormePlan, terrain: TerrainQuotas, motif: string): string {
  const noms = forme.quotas.map((quota) => `« ${nomQuota(quota, terrain.monde, terrain.qpv)} »`);
  return `${motif} Exigences : ${noms.join(' ; ')}.`;
}
