import { Blob as NodeBlob } from 'node:buffer';
import { configure } from '@testing-library/react';

// The real portal answers within a second only on a machine with nothing else to do.
configure({ asyncUtilTimeout: 8_000 });

// jsdom brings a Blob and a Uint8Array of another realm, which WebCrypto and the portal's signer refuse: Node's serve both.
globalThis.Blob = NodeBlob as unknown as typeof Blob;
globalThis.Uint8Array = Object.getPrototypeOf(Buffer) as typeof Uint8Array;

// It does not lay out, so it does not scroll, and it has no modal dialogs.
window.scrollTo = () => undefined;
Element.prototype.scrollIntoView = () => undefined;
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true;
};
HTMLDialogElement.prototype.close = function close() {
  this.open = false;
  this.dispatchEvent(new Event('close'));
};
