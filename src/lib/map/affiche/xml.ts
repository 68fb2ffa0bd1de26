type Attributs = Readonly<Record<string, string | number>>;

/** An element of an SVG document as text. Attributes are escaped; children are markup already. */
export function element(nom: string, attributs: Attributs, ...enfants: readonly string[]): string {
  const written = Object.entries(attributs)
    .map(
      ([key, value]) => ` ${key}="${typeof value === 'number' ? court(value) : echapper(value)}"`,
    )
    .join('');
  return enfants.length === 0
    ? `<${nom}${written}/>`
    : `<${nom}${written}>${enfants.join('')}</${nom}>`;
}

/** Text that markup cannot break out of. */
export function echapper(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** A text at a place, its baseline there. */
export function texte(x: number, y: number, contenu: string, attributs: Attributs = {}): string {
  return element('text', { x, y, ...attributs }, echapper(contenu));
}

/** Cuts a text into lines of at most so many characters, between words. */
export function lignes(text: string, longueur: number): string[] {
  return text.split(' ').reduce<string[]>((done, word) => {
    const last = done.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= longueur)
      done[done.length - 1] = `${last} ${word}`;
    else done.push(word);
    return done;
  }, []);
}

function court(value: number): string {
  return String(Math.round(value * 100) / 100);
}
