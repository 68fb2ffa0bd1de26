import { writeContours, writeVoisins } from './contours';
import { writePaquet } from './descripteur/paquet';
import { lieuRows, writeLieux } from './lieux/lieux';
import type { Written } from './output';
import { Packages } from './packages';
import { readCog } from './referentiel/cog';
import { communeRows, writeReferentiel } from './referentiel/communes';
import { writeCirculation } from './simule/circulation';
import { writeCnfs } from './simule/cnfs';
import { writeOperateurs } from './simule/operateurs';
import { simulateQpv, writeQpv } from './simule/qpv';
import { regionOf } from './simule/region';
import { simulateRural, writeRural } from './simule/rural';

const packages = new Packages();
try {
  build();
} finally {
  packages.dispose();
}

function build(): void {
  const start = performance.now();
  const cog = readCog(packages);
  const communes = communeRows(packages, cog);
  const lieux = lieuRows(packages, cog);
  const region = regionOf(cog, communes, lieux);
  const quartiers = simulateQpv(region);
  const ruraux = simulateRural(region);
  const written: Written[] = [
    ...writeReferentiel(cog, communes),
    writeContours(packages, cog),
    writeVoisins(packages),
    writeLieux(lieux),
    ...writeCirculation(region),
    writeOperateurs(),
    writeQpv(quartiers),
    writeRural(ruraux),
    writeCnfs(region, cog, quartiers, ruraux),
  ];
  written.push(...writePaquet());
  for (const { path, rows, bytes, gzipped } of written) {
    console.log(
      `${path.padEnd(34)} ${number(rows)} rows ${number(bytes)} bytes ${number(gzipped)} gzipped`,
    );
  }
  console.log(`${written.length} files in ${((performance.now() - start) / 1000).toFixed(1)} s`);
}

function number(value: number): string {
  return value.toLocaleString('en').padStart(9);
}
