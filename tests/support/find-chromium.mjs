// A Chrome or Chromium for the journeys: one that is there, or Debian's, installed when we may.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const run = (command, args) =>
  spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status ===
  0;

/** Path of the first of `candidates` that is there, after installing Debian's where we may; undefined (and a line says what to do) otherwise. */
export function findChromium(candidates) {
  const find = () => candidates.find((path) => existsSync(path));
  const there = find();
  if (there !== undefined) return there;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Đang cài Chromium của Debian … / Installing Debian’s Chromium …');
    if (run('apt-get', ['update', '-qq'])) {
      run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-core']);
      const installed = find();
      if (installed !== undefined) return installed;
    }
  }
  console.error(
    'Cần Chrome hoặc Chromium để chạy các hành trình: cài rồi chạy lại, hoặc đặt CHROME_PATH. / Chrome or Chromium is needed for the journeys: install it and run again, or set CHROME_PATH.',
  );
  return undefined;
}
