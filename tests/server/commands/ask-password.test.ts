import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { askPassword } from '#server/commands/ask-password.ts';

const collect = (output: PassThrough): (() => string) => {
  let text = '';
  output.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  return () => text;
};

test('a password that is typed on a terminal appears nowhere', async () => {
  const modes: boolean[] = [];
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: (raw: boolean) => modes.push(raw) });
  const output = new PassThrough();
  const shown = collect(output);
  const asked = askPassword(input, output);
  for (const key of 'mat khau\u007fu rat dai\r') input.write(key);
  expect(await asked).toBe('mat khau rat dai');
  expect(shown()).toBe('Password: \n');
  // Raw, so that the terminal itself echoes nothing either; and given back.
  expect(modes).toEqual([true, false]);
});

test('one that is piped in is read, and an input without a line is no password', async () => {
  const piped = new PassThrough();
  const asked = askPassword(piped, new PassThrough());
  piped.end('mot mat khau rat dai\n');
  expect(await asked).toBe('mot mat khau rat dai');
  const empty = new PassThrough();
  const unanswered = askPassword(empty, new PassThrough());
  empty.end();
  expect(await unanswered).toBe('');
});
