import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockDataFolder } from '#server/database/data-lock.ts';

let folder: string;
const lock = () => join(folder, 'portal.lock');
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mot cua lock '));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a folder that nobody uses is taken, also when it does not exist yet, and given back', () => {
  const release = lockDataFolder(join(folder, 'new/deep'));
  expect(readFileSync(join(folder, 'new/deep/portal.lock'), 'utf8').split(' ')[0]).toBe(String(process.pid));
  release();
  expect(existsSync(join(folder, 'new/deep/portal.lock'))).toBe(false);
});

test('while another process lives with it, it is refused in words that name folder and process', async () => {
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  writeFileSync(lock(), String(other.pid));
  expect(() => lockDataFolder(folder)).toThrow(new RegExp(`${folder}.*${other.pid}`));
  expect(readFileSync(lock(), 'utf8')).toBe(String(other.pid));
  const ended = new Promise((resolve) => other.once('exit', resolve));
  other.kill('SIGKILL');
  await ended;
  // A crash leaves its lock behind: it is taken over.
  lockDataFolder(folder)();
});

test.each(['', '0', 'x', '-1'])('a lock that a power cut left as %j is nobody’s', (content) => {
  writeFileSync(lock(), content);
  const release = lockDataFolder(folder);
  expect(readFileSync(lock(), 'utf8').split(' ')[0]).toBe(String(process.pid));
  release();
});

test.runIf(process.platform === 'linux')(
  'a number that a crash left and another process got meanwhile holds nothing',
  async () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    writeFileSync(lock(), `${other.pid} 1`);
    lockDataFolder(folder)();
    const taken = lockDataFolder(folder);
    const [, began] = readFileSync(lock(), 'utf8').split(' ');
    taken();
    expect(began).toMatch(/^\d+$/);
    const ended = new Promise((resolve) => other.once('exit', resolve));
    other.kill('SIGKILL');
    await ended;
  },
);
