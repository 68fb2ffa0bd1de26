import type { Page } from '@playwright/test';

/** A node of the tree that the browser hands to assistive technologies. */
export interface Noeud {
  readonly role: string;
  readonly nom: string;
  readonly valeur: string | null;
  /** `checked`, `expanded`, `pressed`, `live`… as the platform gets them. */
  readonly etats: Readonly<Record<string, unknown>>;
}

/** The whole accessibility tree of Chromium, ignored nodes left out: what a screen reader reads from. */
export async function arbreDe(page: Page): Promise<readonly Noeud[]> {
  const session = await page.context().newCDPSession(page);
  try {
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    return nodes
      .filter(({ ignored }) => !ignored)
      .map(({ role, name, value, properties }) => ({
        role: String(role?.value ?? ''),
        nom: String(name?.value ?? '').trim(),
        valeur: value?.value === undefined ? null : String(value.value),
        etats: Object.fromEntries((properties ?? []).map((one) => [one.name, one.value.value])),
      }));
  } finally {
    await session.detach();
  }
}

/** Roles of what one acts on: each must have a name. */
const ROLES = [
  'button',
  'link',
  'textbox',
  'searchbox',
  'combobox',
  'checkbox',
  'radio',
  'slider',
  'spinbutton',
  'tab',
  'option',
  'Date',
  'DisclosureTriangle',
];

/** States without which a control does not say where it stands. */
const ETATS: Readonly<Record<string, string>> = {
  checkbox: 'checked',
  radio: 'checked',
  tab: 'selected',
  combobox: 'expanded',
};

/** What is wrong with the controls of a tree, one sentence each: no name, no state, no value. */
export function defautsDe(arbre: readonly Noeud[]): readonly string[] {
  const commandes = arbre.filter(({ role }) => ROLES.includes(role));
  return commandes.flatMap(({ role, nom, valeur, etats }) => {
    const etat = ETATS[role];
    // A field that may be left empty says so in its name.
    const muet = ['slider', 'spinbutton'].includes(role) && valeur === null && !/vide/.test(nom);
    return [
      nom === '' && `${role} : sans nom`,
      etat !== undefined && !(etat in etats) && `${role} « ${nom} » : sans état ${etat}`,
      muet && `${role} « ${nom} » : sans valeur`,
    ].filter((defaut) => defaut !== false);
  });
}
