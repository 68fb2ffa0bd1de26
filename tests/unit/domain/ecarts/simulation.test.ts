import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { porteesDe } from '$lib/domain/acces/pas';
import { plusProches, Semis, voisinage, type Points } from '$lib/domain/acces/voisinage';
import { demandesSimples } from '$lib/domain/demandes/demandes';
import { mesurer, type Situation } from '$lib/domain/ecarts/ecarts';
import { parametresDe } from '$lib/domain/ecarts/parametres';
import { Simulation } from '$lib/domain/ecarts/simulation';

import donnees from '../../../../data/parametres.json';

const parametres = parametresDe(donnees);

type Point = [latitude: number, longitude: number, terre: number];

const point: fc.Arbitrary<Point> = fc.tuple(
  fc.double({ min: 45, max: 45.8, noNaN: true }),
  fc.double({ min: 3, max: 3.8, noNaN: true }),
  fc.constantFrom(0, 0, 0, 1),
);

interface Monde {
  readonly communes: readonly (readonly [Point, number])[];
  readonly lieux: readonly (readonly [Point, number, boolean])[];
  readonly bascules: readonly number[];
}

const mondes: fc.Arbitrary<Monde> = fc.record({
  communes: fc.array(fc.tuple(point, fc.integer({ min: 0, max: 300 })), {
    minLength: 1,
    maxLength: 12,
  }),
  lieux: fc.array(fc.tuple(point, fc.integer({ min: 1, max: 40 }), fc.boolean()), {
    minLength: 1,
    maxLength: 10,
  }),
  bascules: fc.array(fc.nat(9), { maxLength: 25 }),
});

function pointsDe(liste: readonly Point[]): Points {
  return {
    latitude: Float64Array.from(liste, ([latitude]) => latitude),
    longitude: Float64Array.from(liste, ([, longitude]) => longitude),
    terre: Uint16Array.from(liste, ([, , terre]) => terre),
  };
}

/** The situation from scratch with some labels, a capacity being that of the lieu whoever is labelled. */
function situationDe({ communes, lieux }: Monde, labellise: Uint8Array) {
  const terrain = {
    communes: pointsDe(communes.map(([p]) => p)),
    lieux: pointsDe(lieux.map(([p]) => p)),
    interieur: {
      commune: new Int32Array(lieux.length).fill(-1),
      demiCote: new Float64Array(communes.length),
    },
  };
  const densite = Uint8Array.from(communes, (_, i) => i % 3);
  const supposee = Float64Array.from(lieux, ([, capacite]) => capacite);
  const latitude = terrain.lieux.latitude.map((valeur, j) => (labellise[j] ? valeur : NaN));
  const portees = porteesDe(densite, parametres);
  const situation: Situation = {
    demandes: demandesSimples(communes.length, lieux.length),
    pass: Float64Array.from(communes, ([, pass]) => pass),
    beneficiaires: Float64Array.from(communes, ([, pass]) => Math.ceil(pass / 10)),
    densite,
    portees,
    table: voisinage(terrain.communes, portees, terrain.lieux, parametres.detour),
    labellise,
    plusProches: plusProches(
      terrain.communes,
      new Semis({ ...terrain.lieux, latitude }),
      parametres.detour,
    ),
    offre: {
      capacite: supposee.map((capacite, j) => (labellise[j] ? capacite : NaN)),
      supposee,
      source: new Uint8Array(lieux.length),
    },
  };
  return { situation, terrain };
}

describe('what if', () => {
  it('equals the figures from scratch, to the last bit, after any sequence of toggles', () => {
    fc.assert(
      fc.property(mondes, (monde) => {
        const { situation, terrain } = situationDe(
          monde,
          Uint8Array.from(monde.lieux, ([, , oui]) => (oui ? 1 : 0)),
        );
        const simulation = new Simulation(
          situation,
          mesurer(situation, parametres),
          terrain,
          parametres,
        );
        for (const bascule of monde.bascules) simulation.basculer(bascule % monde.lieux.length);
        const { situation: apres } = situationDe(monde, simulation.labellise);
        const attendu = mesurer(apres, parametres);
        expect(simulation.places).toEqual(attendu.places);
        expect(simulation.km).toEqual(apres.plusProches.km);
        expect(simulation.plusProche).toEqual(apres.plusProches.offre);
        expect(simulation.classe).toEqual(attendu.classe);
        expect(simulation.servis()).toEqual(attendu.servis);
        expect(simulation.capacite()).toEqual(apres.offre.capacite);
      }),
      { numRuns: 300 },
    );
  });

  it('comes back where it was when undone, and says every commune that changed', () => {
    fc.assert(
      fc.property(mondes, fc.nat(9), (monde, bascule) => {
        const { situation, terrain } = situationDe(
          monde,
          Uint8Array.from(monde.lieux, ([, , oui]) => (oui ? 1 : 0)),
        );
        const mesures = mesurer(situation, parametres);
        const simulation = new Simulation(situation, mesures, terrain, parametres);
        const lieu = bascule % monde.lieux.length;
        const changees = new Set(simulation.basculer(lieu));
        for (let i = 0; i < monde.communes.length; i++) {
          if (changees.has(i)) continue;
          expect(simulation.places[i]).toBe(mesures.places[i]);
          expect(simulation.km[i]).toBe(situation.plusProches.km[i]);
          expect(simulation.classe[i]).toBe(mesures.classe[i]);
        }
        simulation.basculer(lieu);
        expect(simulation.places).toEqual(mesures.places);
        expect(simulation.km).toEqual(situation.plusProches.km);
        expect(simulation.classe).toEqual(mesures.classe);
      }),
    );
  });
});
