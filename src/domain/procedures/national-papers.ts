import type { NationalPaper, NationalPaperGroup } from './national-procedure.ts';
import type { NationalRecord } from './national-record.ts';
import { onceEach, plainLine, plainParagraphs, sameness, withoutBullet } from './national-text.ts';

type RawGroup = NonNullable<NationalRecord['executionCases']>[number];
type RawPaper = NonNullable<RawGroup['profileComponents']>[number];

const NOTE = /^\P{L}*(?:lưu ý|ghi chú|chú ý)(?!\p{L})/iu;
const CASE = /trường hợp|đối với/iu;
const CONDITION = /^\P{L}*(?:trường hợp|đối với|nếu|tùy|tuỳ)(?!\p{L})|\((?:nếu|trong trường hợp)|nếu có/iu;
const PRESENT = /xuất trình/iu;
const SUBMIT = /phải nộp/iu;
/** A line that only announces others. */
const ANNOUNCES = /^\P{L}*(?:ngoài|người) .*:$/iu;
/** Titles that say no more than that this is a group of papers. */
const BARE = /^(?:thành phần hồ sơ|hồ sơ gồm|giấy tờ phải nộp|hồ sơ)$/iu;

const count = (quantity: number | null | undefined): number => Math.max(0, Math.trunc(quantity ?? 0));

/** Without a number of originals and copies it is a note, and so is what calls itself one (DOMAIN §4.2). */
function isNote({ name, originalQty, copyQty }: RawPaper, groupIsNotes: boolean): boolean {
  if (count(originalQty) + count(copyQty) === 0) return true;
  return groupIsNotes || NOTE.test(name ?? '') || ANNOUNCES.test(plainLine(name));
}

function paperOf({ name, originalQty, copyQty, attachments }: RawPaper): NationalPaper {
  const plain = withoutBullet(plainLine(name));
  return {
    name: plain,
    originals: count(originalQty),
    copies: count(copyQty),
    depends: CONDITION.test(plain),
    forms: [...new Set((attachments ?? []).map((it) => plainLine(it.fileName)).filter(Boolean))],
  };
}

const titleOf = (text: string | null | undefined): string =>
  withoutBullet(plainLine(text))
    .replace(/^\)\s*/, '')
    .replace(/\s*:$/, '');

const paperKey = ({ name, originals, copies }: NationalPaper): string => `${sameness(name)} ${originals}/${copies}`;

function groupOf({ name, profileComponents }: RawGroup): NationalPaperGroup {
  const title = titleOf(name);
  const notesOnly = NOTE.test(title);
  const components = (profileComponents ?? []).filter((it) => plainLine(it.name) !== '');
  const notes = components.filter((it) => isNote(it, notesOnly)).flatMap((it) => plainParagraphs(it.name));
  return {
    ...(title === '' || BARE.test(title) || notesOnly ? {} : { title }),
    mode: PRESENT.test(title) && !SUBMIT.test(title) ? 'PRESENT' : 'SUBMIT',
    depends: CASE.test(title),
    shared: false,
    papers: onceEach(components.filter((it) => !isNote(it, notesOnly)).map(paperOf), paperKey),
    notes: onceEach(notes.map(withoutBullet), sameness),
  };
}

/** Groups that say the same of whom they ask become one: those without a title, or with the same one. */
function merged(groups: readonly NationalPaperGroup[]): NationalPaperGroup[] {
  const byTitle = new Map<string, NationalPaperGroup>();
  for (const group of groups) {
    const key = `${group.mode} ${sameness(group.title ?? '')}`;
    const known = byTitle.get(key) ?? { ...group, papers: [], notes: [] };
    const papers = onceEach([...known.papers, ...group.papers], paperKey);
    byTitle.set(key, { ...known, papers, notes: onceEach([...known.notes, ...group.notes], sameness) });
  }
  return [...byTitle.values()];
}

/** Where each paper is asked for, by its key: the group that shows it, or several titles. */
function sharing(groups: readonly NationalPaperGroup[]): Map<string, NationalPaperGroup[]> {
  const where = new Map<string, NationalPaperGroup[]>();
  for (const group of groups)
    for (const paper of group.papers) where.set(paperKey(paper), [...(where.get(paperKey(paper)) ?? []), group]);
  return where;
}

/**
 * The papers as the record groups them, each once: what a group without a title asks of everybody stands there alone, what only
 * several titled groups ask stands before them with their titles. Notes are notes, and an empty group is none.
 */
export function paperGroupsOf(record: NationalRecord): NationalPaperGroup[] {
  const groups = merged((record.executionCases ?? []).map(groupOf));
  const where = sharing(groups);
  const home = (paper: NationalPaper, group: NationalPaperGroup): boolean => {
    const all = where.get(paperKey(paper)) ?? [];
    const general = all.find((it) => it.title === undefined);
    return general === undefined ? all.length === 1 : general === group;
  };
  const shared = [...where].flatMap(([key, all]): NationalPaper[] => {
    const paper = all[0]?.papers.find((it) => paperKey(it) === key);
    if (paper === undefined || all.length === 1 || all.some((it) => it.title === undefined)) return [];
    return [{ ...paper, askedIn: all.flatMap((it) => it.title ?? []) }];
  });
  const said = new Set<string>();
  const own = groups.map((group) => ({
    ...group,
    papers: group.papers.filter((paper) => home(paper, group)),
    notes: group.notes.filter((note) => !said.has(sameness(note)) && said.add(sameness(note))),
  }));
  const mode = own.every((it) => it.mode === 'PRESENT') ? 'PRESENT' : 'SUBMIT';
  const common: NationalPaperGroup = { mode, depends: true, shared: true, papers: shared, notes: [] };
  const general = own.filter((it) => !it.depends && it.papers.length > 0);
  // What everybody is asked for comes first, what is only to be known last.
  const ordered = [
    ...general.filter((it) => it.mode === 'SUBMIT'),
    ...general.filter((it) => it.mode === 'PRESENT'),
    common,
    ...own.filter((it) => it.depends),
    ...own.filter((it) => !it.depends && it.papers.length === 0),
  ];
  return ordered.filter(({ papers, notes }) => papers.length + notes.length > 0);
}
