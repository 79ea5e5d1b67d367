import { describe, expect, test } from 'vitest';
import { LegalClocks } from '#domain/deadlines/legal-clocks.ts';
import { WorkingCalendar } from '#domain/deadlines/working-calendar.ts';
import { applyClockEffects } from '#domain/dossiers/dossier-clocks.ts';
import { quoteFees } from '#domain/fees/quote-fees.ts';
import { answerLines } from '#domain/forms/answer-lines.ts';
import type { AnswerRow, Answers } from '#domain/forms/answers.ts';
import { compileForm } from '#domain/forms/compile-form.ts';
import { deriveSubmission } from '#domain/forms/derive.ts';
import { paperIssues } from '#domain/procedures/papers-asked.ts';
import { sampleAnswers, shippedForm, shippedProcedure, shippedUnits } from '#tests/support/seeds.ts';
import legalSeed from '../../../src/server/database/seeds/legal-clocks.json' with { type: 'json' };
import calendarSeed from '../../../src/server/database/seeds/working-calendar.json' with { type: 'json' };

const definition = shippedForm('2.000815');
const procedure = shippedProcedure('2.000815');
const today = { today: '2026-11-23' };
const form = compileForm(definition, { ...today, units: shippedUnits(), homeProvince: '30' });
const sample = sampleAnswers('certified-copy');
const codes = (answers: Answers): string[] => form.validate(answers).map((it) => `${it.path}: ${it.code}`);
const paper = (pages: number, copies: number): AnswerRow => ({
  documentName: 'Sổ tay',
  documentPages: pages,
  documentCopyKind: 'PAPER',
  documentCopies: copies,
});

test('the filled booking is right', () => {
  expect(codes(sample)).toEqual([]);
  expect(form.schema.safeParse(sample).success).toBe(true);
});

describe('a booking with one thing wrong says which', () => {
  test.each<[string, Answers, string]>([
    ['no original at hand', { hasOriginal: false }, 'hasOriginal: check.originalNeeded'],
    ['a day that is past', { bookingDate: '2026-11-20' }, 'bookingDate: field.date.tooEarly'],
    ['the very day, before the desk can answer', { bookingDate: '2026-11-23' }, 'bookingDate: field.date.tooEarly'],
    ['a day in two months', { bookingDate: '2027-01-25' }, 'bookingDate: field.date.tooLate'],
    ['a Saturday', { bookingDate: '2026-11-28' }, 'bookingDate: field.date.weekend'],
    ['a Sunday', { bookingDate: '2026-11-29' }, 'bookingDate: field.date.weekend'],
    ['a time at night', { bookingSlot: '20:00' }, 'bookingSlot: field.choice.notOffered'],
    ['nothing to be certified', { documents: [] }, 'documents: field.repeat.tooFew'],
    ['a paper without pages', { documents: [paper(0, 1)] }, 'documents.0.documentPages: field.number.range'],
    [
      'no copy of the second paper',
      { documents: [paper(1, 1), paper(1, 0)] },
      'documents.1.documentCopies: field.number.range',
    ],
    ['a commune of another province', { bookingCommune: '00001' }, 'bookingCommune: field.commune.unknown'],
    ['a number that cannot be called', { applicantPhone: '12345' }, 'applicantPhone: field.phone.invalid'],
  ])('%s', (_, change, expected) => {
    expect(codes({ ...sample, ...change })).toEqual([expected]);
  });
});

describe('the charge, 2,000 đồng a page for two pages of a copy, then 1,000, never more than 200,000', () => {
  test.each<[string, AnswerRow[], number]>([
    ['a page', [paper(1, 1)], 2000],
    ['two pages', [paper(2, 1)], 4000],
    ['three pages', [paper(3, 1)], 5000],
    ['three copies of three pages', [paper(3, 3)], 15_000],
    ['198 pages, the last below the limit', [paper(198, 1)], 200_000],
    ['500 pages', [paper(500, 1)], 200_000],
    ['two copies of 500 pages', [paper(500, 2)], 400_000],
    ['two papers', [paper(1, 3), paper(12, 1)], 20_000],
  ])('%s', (_, documents, amount) => {
    expect(quoteFees(procedure.fees, { ...sample, documents }, today).lines).toMatchObject([{ amount }]);
  });
  test('is open until every paper says its pages and copies, and is paid at the desk', () => {
    const open = quoteFees(procedure.fees, { documents: [paper(1, 1), { documentName: 'Sổ tay' }] }, today);
    expect(open.lines).toMatchObject([{ amount: null, quantity: null, unitAmount: 2000 }]);
    expect(quoteFees(procedure.fees, {}, today).lines).toMatchObject([{ amount: null }]);
    expect(quoteFees(procedure.fees, sample, today)).toMatchObject({
      lines: [{ amount: 20_000, quantity: 4, payAt: 'RESULT' }],
      dueAtSubmission: 0,
      incomplete: true,
    });
  });
});

test('the copies are received at the desk that was chosen, where the original is shown', () => {
  expect(deriveSubmission(definition, sample, shippedUnits())).toMatchObject({
    competentUnitId: 'H23.21.01',
    returnUnitId: 'H23.21.01',
    delivery: 'COUNTER',
  });
});

test('one is said as one, in English too', () => {
  const said = (pages: number): (string | null)[] =>
    answerLines(definition, { documents: [paper(pages, 1)] }, 'en', shippedUnits(), today)
      .flatMap(({ lines }) => lines)
      .flatMap(({ path, value }) => (/documents\.0\.document(Pages|Copies)/.test(path) ? [value] : []));
  expect(said(1)).toEqual(['1 page', '1 copy']);
  expect(said(2)).toEqual(['2 pages', '1 copy']);
});

test('the time to settle it counts from the appointment, and after three o’clock from the next working day', () => {
  const calendar = WorkingCalendar.parse(calendarSeed);
  const legal = LegalClocks.parse(legalSeed);
  const dueAt = (bookingSlot: string): string | null | undefined => {
    const { appointment } = deriveSubmission(definition, { ...sample, bookingSlot }, shippedUnits());
    const rules = { calendar, legal, timeLimit: procedure.timeLimit, appointment };
    return applyClockEffects([], ['start-processing'], '2026-11-23T03:00:00.000Z', rules)[0]?.dueAt;
  };
  expect(dueAt('11:30')).toBe('2026-11-26T10:00:00.000Z');
  expect(dueAt('15:00')).toBe('2026-11-26T10:00:00.000Z');
  expect(dueAt('17:00')).toBe('2026-11-27T10:00:00.000Z');
  expect(dueAt('soon')).toBe('2026-11-23T10:00:00.000Z');
});

test('photographs are asked only of whoever wants to send them', () => {
  expect(paperIssues(procedure, { ...sample, sendsPhotos: false }, [], today)).toEqual([]);
  expect(paperIssues(procedure, sample, [], today)).toEqual([
    { path: 'components.MC-2.000815-PHOTO', code: 'document.missing' },
  ]);
});
