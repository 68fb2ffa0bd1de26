import { preparerProjections } from './cellules/projections';
import { empreinteACote } from './empreinte/client';
import { FichierIllisible } from './lecture';
import { type FichierLu, lire } from './lire';
import type { Demande, Listes, Reponse } from './messages';
import { enTextes } from './octets';
import { empaqueter } from './paquet';
import { completer } from './referentiel';
import { lireColonnes } from './referentiel-colonnes';
import { tamponsDe } from '$lib/domain/circulation/utilisations';
import type { Referentiel } from '$lib/domain/referentiel';

/** Rows sent in one message, at most; and before rows that come a few at a time are sent. */
const MORCEAU = 5_000;
const ASSEZ = 1_000;

const running = new Map<number, AbortController>();
let setReferentiel: (referentiel: Promise<Referentiel>) => void;
let referentiel = new Promise<Referentiel>((resolve) => {
  setReferentiel = resolve;
});

self.onmessage = ({ data }: MessageEvent<Demande>): void => {
  switch (data.type) {
    case 'referentiel': {
      const lu = new Promise<Referentiel>((resolve) => resolve(lireColonnes(data.colonnes)));
      setReferentiel(lu);
      // One that cannot be read is told by each reading, asked for before or after.
      for (const attendu of [referentiel, lu]) attendu.catch(() => {});
      referentiel = lu;
      return;
    }
    case 'codes':
      referentiel = referentiel.then((read) => completer(read, enTextes(data.textes)));
      // The files of the reader come next, and may be in metres.
      void referentiel.then(preparerProjections).catch(() => {});
      return;
    case 'lire':
      void read(data);
      return;
    case 'annuler':
      running.get(data.id)?.abort();
  }
};

async function read({
  id,
  fichier,
  jeu,
  force,
  enDegres,
  controler,
  refus,
  correspondance,
}: Extract<Demande, { type: 'lire' }>): Promise<void> {
  const controller = new AbortController();
  const { signal } = controller;
  running.set(id, controller);
  try {
    const contexte = {
      referentiel: await referentiel,
      jeu,
      force,
      enDegres,
      controler,
      refus,
      correspondance,
    };
    signal.throwIfAborted();
    const progress = throttle((avancee) => post({ type: 'avancee', id, avancee }));
    let lus: object[] = [];
    const envoyer = (): void => {
      sendRows(id, lus);
      lus = [];
    };
    const give = (rows: readonly object[]): void => {
      for (const row of rows) lus.push(row);
      if (lus.length >= ASSEZ) envoyer();
    };
    const empreinte = empreinteACote(fichier.contenu, signal);
    const options = { signal, progress, give, empreinte, compact: true };
    const lu = await lire(fichier, contexte, options);
    envoyer();
    await send(id, lu, signal);
  } catch (error) {
    if (!signal.aborted) post(failure(id, error));
  } finally {
    running.delete(id);
  }
}

/** Rows leave as they are read: the worker never holds a big file whole. */
function sendRows(id: number, rows: readonly object[]): void {
  for (let start = 0; start < rows.length; start += MORCEAU) {
    sendPiece(id, 'rows', rows.slice(start, start + MORCEAU));
  }
}

function sendPiece(id: number, liste: keyof Listes, valeurs: readonly object[]): void {
  post({ type: 'morceau', id, liste, paquet: empaqueter(valeurs) });
}

async function send(id: number, lu: FichierLu, signal: AbortSignal): Promise<void> {
  const { lecture, geometries } = lu;
  const listes: Listes = {
    rows: [],
    constats: lecture.constats,
    rejets: lecture.rejets,
    geometries,
  };
  for (const liste of Object.keys(listes) as (keyof Listes)[]) {
    for (let start = 0; start < listes[liste].length; start += MORCEAU) {
      await new Promise((resolve) => setTimeout(resolve));
      signal.throwIfAborted();
      sendPiece(id, liste, listes[liste].slice(start, start + MORCEAU));
    }
  }
  const emptied = {
    ...lu,
    geometries: [],
    lecture: { ...lecture, rows: [], constats: [], rejets: [] },
  };
  const tampons = lu.utilisations ? tamponsDe(lu.utilisations) : [];
  self.postMessage({ type: 'lu', id, fichier: emptied as FichierLu } satisfies Reponse, tampons);
}

function failure(id: number, error: unknown): Reponse {
  if (error instanceof FichierIllisible) {
    const { fichier, attendu, trouve, table } = error;
    return { type: 'illisible', id, raison: { fichier, attendu, trouve, table } };
  }
  return { type: 'erreur', id, message: error instanceof Error ? error.message : String(error) };
}

/** At most ten messages a second, the first of each phase always. */
function throttle(post: (avancee: { phase: string; part: number | null }) => void): typeof post {
  let last = 0;
  let phase = '';
  return (avancee) => {
    const now = performance.now();
    if (avancee.phase === phase && now - last < 100) return;
    last = now;
    phase = avancee.phase;
    post(avancee);
  };
}

function post(reponse: Reponse): void {
  self.postMessage(reponse);
}
