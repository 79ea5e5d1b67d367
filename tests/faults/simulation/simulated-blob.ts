/**
 * Bytes in memory, as far as the engine uses a Blob. Node's own answers from another thread, so that a seed would not replay; this one
 * answers in the same turn.
 */
export class SimulatedBlob {
  readonly #bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;

  constructor(
    parts: readonly (SimulatedBlob | ArrayBuffer | Uint8Array | string)[] = [],
    options: { type?: string } = {},
  ) {
    const pieces = parts.map((part) =>
      part instanceof SimulatedBlob
        ? part.#bytes
        : typeof part === 'string'
          ? new TextEncoder().encode(part)
          : new Uint8Array(part),
    );
    this.#bytes = new Uint8Array(Buffer.concat(pieces));
    this.type = options.type ?? '';
  }

  get size(): number {
    return this.#bytes.length;
  }

  slice(from = 0, to = this.#bytes.length, type = ''): SimulatedBlob {
    return new SimulatedBlob([this.#bytes.slice(from, to)], { type });
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return this.#bytes.slice().buffer;
  }

  async text(): Promise<string> {
    return Buffer.from(this.#bytes).toString('utf8');
  }

  bytesNow(): Uint8Array<ArrayBuffer> {
    return this.#bytes;
  }
}

/** Takes the place of Node's; the answer puts that one back. */
export function simulateBlobs(): () => void {
  const { Blob } = globalThis;
  Object.assign(globalThis, { Blob: SimulatedBlob });
  return () => {
    Object.assign(globalThis, { Blob });
  };
}
