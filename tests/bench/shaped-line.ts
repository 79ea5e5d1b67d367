import { connect, createServer, type Socket } from 'node:net';

export interface LineSpeed {
  /** Bytes a second. */
  readonly down: number;
  readonly up: number;
  /** Milliseconds there and back. */
  readonly roundTrip: number;
}

/** Lighthouse's "Slow 4G". */
export const SLOW_4G: LineSpeed = { down: 1_600_000 / 8, up: 750_000 / 8, roundTrip: 150 };
const FREE: LineSpeed = { down: 1e9, up: 1e9, roundTrip: 0 };
/** So many bytes go at once before another connection has its turn. */
const TURN = 4 * 1460;
const RUN_AHEAD_MS = 50;

/** One direction: a queue that empties at a byte rate, then a fixed delay. */
class Direction {
  free = 0;
  rate = 0;
  delay = 0;

  send(bytes: Buffer, write: (part: Buffer) => void): void {
    for (let at = 0; at < bytes.length; at += TURN) {
      const part = bytes.subarray(at, at + TURN);
      const now = performance.now();
      this.free = Math.max(now, this.free) + (part.length / this.rate) * 1000;
      setTimeout(write, this.free - now + this.delay, part);
    }
  }

  get backlog(): number {
    return Math.max(0, this.free - performance.now());
  }
}

/** A slow line in front of a server, for everything that crosses it: Chromium's own throttling spares service workers. */
export interface ShapedLine {
  readonly url: string;
  readonly port: number;
  lead(port: number): void;
  shape(speed: LineSpeed | undefined): void;
  cut(off: boolean): void;
  bytesDown(): number;
  close(): void;
}

/** No TLS, no loss, no slow start; a new connection costs one round trip more, as TCP's handshake does. */
export async function openLine(): Promise<ShapedLine> {
  const down = new Direction();
  const up = new Direction();
  let speed = FREE;
  let target = 0;
  let off = false;
  let total = 0;
  const sockets = new Set<Socket>();
  const shape = (wanted: LineSpeed = FREE): void => {
    speed = wanted;
    Object.assign(down, { rate: speed.down, delay: speed.roundTrip / 2, free: 0 });
    Object.assign(up, { rate: speed.up, delay: speed.roundTrip / 2, free: 0 });
  };
  shape();

  const server = createServer({ noDelay: true }, (near) => {
    if (off) {
      near.destroy();
      return;
    }
    const far = connect({ port: target, host: '127.0.0.1', noDelay: true });
    sockets.add(near);
    let first = true;
    near.on('data', (bytes) => {
      const handshake = first ? speed.roundTrip : 0;
      first = false;
      const go = () => up.send(bytes, (part) => far.writable && far.write(part));
      if (handshake > 0) setTimeout(go, handshake);
      else go();
    });
    far.on('data', (bytes) => {
      total += bytes.length;
      far.pause();
      down.send(bytes, (part) => near.writable && near.write(part));
      setTimeout(() => far.resume(), Math.max(0, down.backlog - RUN_AHEAD_MS));
    });
    near
      .on('error', () => undefined)
      .on('close', () => {
        sockets.delete(near);
        far.destroy();
      });
    far
      .on('error', () => undefined)
      .on('close', () => {
        setTimeout(() => near.destroy(), down.backlog + speed.roundTrip);
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const drop = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://localhost:${port}`,
    port,
    lead: (to) => {
      target = to;
    },
    shape,
    cut(wanted) {
      off = wanted;
      if (off) drop();
    },
    bytesDown: () => total,
    close() {
      drop();
      server.close();
    },
  };
}
