/** What a drawing needs to be looked at alone, without the style sheets of its page. */
const PROPRIETES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'paint-order',
  'font-size',
  'font-weight',
  'text-anchor',
] as const;

/** An SVG drawing on screen as one document: its computed styles written in, its generated names made the same each time. */
export function svgSeul(dessin: SVGSVGElement): string {
  const copy = dessin.cloneNode(true) as SVGSVGElement;
  const shown = [dessin, ...dessin.querySelectorAll('*')];
  for (const [k, element] of [copy, ...copy.querySelectorAll('*')].entries()) {
    const style = getComputedStyle(shown[k]!);
    for (const nom of PROPRIETES) {
      const value = style.getPropertyValue(nom);
      if (value && value !== 'none 0px') element.setAttribute(nom, value);
    }
    element.removeAttribute('class');
    element.removeAttribute('style');
  }
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('font-family', 'Marianne, Arial, sans-serif');
  const names = new Map<string, string>();
  return copy.outerHTML
    .replace(/<!--.*?-->/g, '')
    .replace(/\b(c\d+)(?=[-"])/g, (name) => {
      const known = names.get(name) ?? `n${names.size}`;
      names.set(name, known);
      return known;
    })
    .replace(/></g, '>\n<')
    .concat('\n');
}
