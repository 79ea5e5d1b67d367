import { Blob as NodeBlob } from 'node:buffer';

// jsdom brings a Blob and a Uint8Array of another realm, which WebCrypto and the portal's signer refuse: Node's serve both.
globalThis.Blob = NodeBlob as unknown as typeof Blob;
globalThis.Uint8Array = Object.getPrototypeOf(Buffer) as typeof Uint8Array;
