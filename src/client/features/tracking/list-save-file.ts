/** Bytes that the browser keeps until the download has surely begun. */
const KEEP_MS = 60_000;

/** Hands a file made on the device to the person. */
export function saveFile(bytes: Blob, name: string): void {
  const url = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEEP_MS);
}
