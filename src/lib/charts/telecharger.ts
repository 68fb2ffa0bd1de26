import { encadrer, type Cadre } from './image';

/** Properties that a drawing takes from the style sheets of its page. */
const STYLES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linejoin',
  'stroke-linecap',
  'font-size',
  'font-weight',
  'opacity',
] as const;

/** Pixels of a picture for one of the screen: sharp on paper. */
const FINESSE = 2;

/** The drawing on screen as an SVG that stands alone: its styles written in it, in the light theme, with what frames it. */
export function svgDe(dessin: SVGSVGElement, cadre: Cadre): string {
  const racine = document.documentElement;
  const theme = racine.dataset.frTheme;
  racine.dataset.frTheme = 'light';
  const copie = dessin.cloneNode(true) as SVGSVGElement;
  const copies = [copie, ...copie.querySelectorAll<SVGElement>('*')];
  [dessin, ...dessin.querySelectorAll<SVGElement>('*')].forEach((element, at) => {
    const calcule = getComputedStyle(element);
    for (const nom of STYLES) copies[at]!.setAttribute(nom, calcule.getPropertyValue(nom));
    copies[at]!.removeAttribute('style');
    copies[at]!.removeAttribute('class');
  });
  if (theme === undefined) delete racine.dataset.frTheme;
  else racine.dataset.frTheme = theme;
  copie.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const { width, height } = dessin.getBoundingClientRect();
  return encadrer(new XMLSerializer().serializeToString(copie), width, height, cadre);
}

/** An SVG as a PNG of twice its size. */
export async function pngDe(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width * FINESSE;
    canvas.height = image.height * FINESSE;
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error('aucune image'))),
        'image/png',
      ),
    );
  } finally {
    URL.revokeObjectURL(image.src);
  }
}

/** Hands a picture over as a file named after its title: « Pass par mois » → `maillage-pass-par-mois.svg`. */
export function remettre(titre: string, image: Blob, extension: 'svg' | 'png'): void {
  const nom = titre
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
  const lien = document.createElement('a');
  lien.href = URL.createObjectURL(image);
  lien.download = `maillage-${nom}.${extension}`;
  lien.click();
  URL.revokeObjectURL(lien.href);
}
