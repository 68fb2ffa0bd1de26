const KEY = 'maillage:raccourci';

/** Whether one key alone acts on the page: a reader who dictates, or whose hand slips, turns it off on this device. */
export class Raccourci {
  actif = $state(true);

  /** Reads what the reader chose; call once in the browser. */
  start(): void {
    this.actif = localStorage.getItem(KEY) !== 'non';
  }

  choose(actif: boolean): void {
    this.actif = actif;
    localStorage.setItem(KEY, actif ? 'oui' : 'non');
  }
}
