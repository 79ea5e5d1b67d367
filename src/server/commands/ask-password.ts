import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Asks once; on a terminal nothing of what is typed is shown. '' where the input ends without a line. */
export async function askPassword(
  input: NodeJS.ReadableStream & { readonly isTTY?: boolean },
  output: NodeJS.WritableStream,
): Promise<string> {
  output.write('Password: ');
  // The line editor echoes into its output, so it gets one that leads nowhere.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input, output: nowhere, terminal: input.isTTY === true });
  // An input that ends without a line would leave the question unanswered for ever.
  const ended = new Promise<string>((resolve) => reader.once('close', () => resolve('')));
  const password = (await Promise.race([reader.question(''), ended])).trim();
  reader.close();
  output.write('\n');
  return password;
}
