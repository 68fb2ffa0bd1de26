import { empreinteOf } from '../conteneurs/octets';

/** The SHA-256 of a file, hexadecimal; else why it could not be read. */
export type Empreinte = { readonly empreinte: string } | { readonly erreur: string };

self.onmessage = async ({ data }: MessageEvent<Blob>): Promise<void> => {
  self.postMessage(await reponse(data));
};

async function reponse(contenu: Blob): Promise<Empreinte> {
  try {
    return { empreinte: await empreinteOf(contenu) };
  } catch (error) {
    return { erreur: error instanceof Error ? error.message : String(error) };
  }
}
