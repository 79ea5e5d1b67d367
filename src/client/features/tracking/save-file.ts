/** Long enough for the slowest phone to begin writing. */
const KEEP_URL = 60_000;

/** Hands bytes to the browser's downloads. An address would open the portal's own problem page when something is wrong. */
export function saveFile(bytes: Blob, name: string): void {
  const url = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), KEEP_URL);
}
