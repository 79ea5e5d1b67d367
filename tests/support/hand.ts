import type { Locator } from '@playwright/test';

export interface GivenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** How somebody works the app: with a pointer, by the keys alone, with large text. The journeys are told once for all of them. */
export interface Hand {
  write(box: Locator, text: string): Promise<void>;
  /** A radio button or a checkbox that is to be on. */
  tick(box: Locator): Promise<void>;
  pick(list: Locator, value: string): Promise<void>;
  /** A button or a link. */
  press(control: Locator): Promise<void>;
  give(input: Locator, file: GivenFile): Promise<void>;
}

export const pointer: Hand = {
  write: (box, text) => box.fill(text),
  tick: (box) => box.check(),
  async pick(list, value) {
    await list.selectOption(value);
  },
  press: (control) => control.click(),
  give: (input, file) => input.setInputFiles(file),
};
