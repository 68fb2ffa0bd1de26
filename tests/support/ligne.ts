import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A line between a browser and a server of this machine: so many bits a second for all its connections, and a delay. */
export interface Ligne {
  /** Address through which the server is reached. */
  readonly url: string;
  /** Bytes that came down so far. */
  recus(): number;
  close(): Promise<void>;
}

/** Bytes that leave together: small enough for the flow to look even. */
const PAQUET = 4_096;

/**
 * @param url of the server, `http://localhost:port/`.
 * @param debit bits a second, downwards.
 * @param latence round trip, ms.
 */
export async function tirerLigne(url: string, debit: number, latence: number): Promise<Ligne> {
  const cible = Number(new URL(url).port);
  const ouvertes = new Set<Socket>();
  let total = 0;
  /** When the line is free again. */
  let libre = 0;
  const descente = new Trajet();
  const montee = new Trajet();
  const serveur = createServer((aval) => {
    const amont = connect(cible, 'localhost');
    for (const socket of [aval, amont]) {
      ouvertes.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => ouvertes.delete(socket));
    }
    aval.on('data', (octets) =>
      montee.ajouter(performance.now() + latence / 2, () => amont.write(octets)),
    );
    aval.on('close', () => amont.destroy());
    amont.on('data', (octets) => {
      for (let debut = 0; debut < octets.length; debut += PAQUET) {
        const paquet = octets.subarray(debut, debut + PAQUET);
        libre = Math.max(libre, performance.now()) + (paquet.length * 8_000) / debit;
        descente.ajouter(libre + latence / 2, () => {
          total += paquet.length;
          aval.write(paquet);
        });
      }
    });
    amont.on('end', () =>
      descente.ajouter(Math.max(libre, performance.now()) + latence / 2, () => aval.end()),
    );
  });
  await new Promise<void>((pret) => serveur.listen(0, 'localhost', pret));
  return {
    url: `http://localhost:${(serveur.address() as AddressInfo).port}/`,
    recus: () => total,
    close: () =>
      new Promise((fini) => {
        for (const socket of ouvertes) socket.destroy();
        serveur.close(() => fini());
      }),
  };
}

/** What travels one way: it arrives when it is due, and never before what left earlier, however late the timers are. */
class Trajet {
  readonly #attente: { readonly le: number; readonly arriver: () => void }[] = [];

  ajouter(le: number, arriver: () => void): void {
    this.#attente.push({ le, arriver });
    if (this.#attente.length === 1) this.#guetter();
  }

  #guetter(): void {
    const [premier] = this.#attente;
    if (premier) setTimeout(() => this.#livrer(), Math.max(0, premier.le - performance.now()));
  }

  #livrer(): void {
    const ici = performance.now();
    const rang = this.#attente.findIndex(({ le }) => le > ici);
    const arrives = this.#attente.splice(0, rang < 0 ? this.#attente.length : rang);
    for (const { arriver } of arrives) arriver();
    this.#guetter();
  }
}
