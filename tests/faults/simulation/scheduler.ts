import { createHash } from 'node:crypto';
import type { SeededRandom } from './random.ts';

/** Something that can be killed: a tab, or the wire, which outlives every tab. What it had under way then never goes on. */
export interface Life {
  readonly name: string;
  alive: boolean;
}

interface Task {
  readonly life: Life;
  readonly label: string;
  readonly run: () => Promise<void> | void;
}

interface Timer {
  readonly life: Life;
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

/**
 * Owns time and order. Every call of a port is a task; one task runs at a time and to its end, then the next is drawn by the seed.
 * When nothing is ready, the clock jumps to the next timer. So a seed replays exactly, and a kill falls between any two calls.
 */
export interface Scheduler {
  /** Milliseconds since the story began. */
  now(): number;
  /** Runs `effect` when its turn comes. Never resolves once its life has ended. */
  step<T>(life: Life, label: string, effect: () => T | Promise<T>): Promise<T>;
  after(life: Life, ms: number, run: () => void): () => void;
  kill(life: Life): void;
  /** Until nothing is left to do before `until` (ms), or `done` says so; `between` is called before each task. */
  run(until: number, done: () => boolean, between: () => void): Promise<void>;
  /** Something that a person saw. */
  note(line: string): void;
  /** Hash of all that happened, in its order. */
  trace(): string;
  readonly steps: { count: number };
  /** Told of every task; for reading a failing seed. */
  watch(listener: (line: string) => void): void;
}

/** A story that takes more is one that turns in a circle. */
const MOST_STEPS = 60_000;

export function createScheduler(random: SeededRandom): Scheduler {
  let now = 0;
  let order = 0;
  let ready: Task[] = [];
  let timers: Timer[] = [];
  const steps = { count: 0 };
  const hash = createHash('sha256');
  let tell: (line: string) => void = () => undefined;
  const note = (line: string): void => {
    // Ids differ from run to run, the story does not.
    hash.update(`${line.replace(/[0-9a-f-]{32,}/g, '*')}\n`);
    tell(`${String(now).padStart(9)} ${line}`);
  };
  /** Everything that follows from the last task without another port is done; an import of what is here takes a few turns. */
  const quiet = async (): Promise<void> => {
    for (let turns = 0; turns < 3; turns += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  const never = new Promise<never>(() => undefined);

  return {
    now: () => now,
    steps,
    note,
    step(life, label, effect) {
      if (!life.alive) return never;
      return new Promise((resolve, reject) => {
        const run = async (): Promise<void> => {
          try {
            const value = await effect();
            if (life.alive) resolve(value);
          } catch (fault) {
            if (life.alive) reject(fault as Error);
          }
        };
        ready.push({ life, label, run });
      });
    },
    after(life, ms, run) {
      if (!life.alive) return () => undefined;
      order += 1;
      const timer: Timer = { life, at: now + Math.max(0, ms), order, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((it) => it !== timer);
      };
    },
    kill(life) {
      life.alive = false;
      ready = ready.filter((task) => task.life !== life);
      timers = timers.filter((timer) => timer.life !== life);
      note(`${life.name} killed`);
    },
    async run(until, done, between) {
      for (;;) {
        await quiet();
        if (done()) return;
        between();
        const [task] = ready.length === 0 ? [] : ready.splice(random.below(ready.length), 1);
        if (task !== undefined) {
          steps.count += 1;
          if (steps.count > MOST_STEPS) throw new Error(`more than ${MOST_STEPS} steps`);
          note(`${task.life.name} ${task.label}`);
          await task.run();
          continue;
        }
        const next = timers.reduce<Timer | undefined>(
          (first, it) =>
            first === undefined || it.at < first.at || (it.at === first.at && it.order < first.order) ? it : first,
          undefined,
        );
        if (next === undefined || next.at > until) {
          now = Math.max(now, until);
          return;
        }
        timers = timers.filter((it) => it !== next);
        now = Math.max(now, next.at);
        note(`${next.life.name} timer`);
        next.run();
      }
    },
    trace: () => hash.copy().digest('hex'),
    watch(listener) {
      tell = listener;
    },
  };
}
