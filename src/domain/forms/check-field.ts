import type { AdministrativeUnit } from '#domain/api/catalogue.ts';
import type { ProblemIssue } from '#domain/api/problem.ts';
import { parseEmail, parsePhone } from '#domain/identity/contact.ts';
import { personalIdAgrees, readPersonalId } from '#domain/identity/personal-id.ts';
import { isTaxCode } from '#domain/identity/tax-code.ts';
import { hasHiddenCharacters } from '#domain/text/search-key.ts';
import { AddressAnswer, type Answers } from './answers.ts';
import { type EvaluationContext, evaluateCondition, evaluateExpression } from './evaluate.ts';
import type { Field, FormDefinition, Option } from './form-definition.ts';

/** What the checks of a field look at. `units` by code. */
export interface FieldScope {
  readonly definition: FormDefinition;
  readonly answers: Answers;
  readonly context: EvaluationContext;
  readonly units: ReadonlyMap<string, AdministrativeUnit>;
  readonly homeProvince: string;
}

type Fault = Omit<ProblemIssue, 'path'>;
const fault = (code: string, params?: Record<string, string | number>): Fault =>
  params === undefined ? { code } : { code, params };

const MAX_TEXT = { text: 200, longText: 2000, personName: 100 } as const;
/** Letters of any script with their marks, and what Vietnamese and minority names carry: apostrophe, hyphen, dot, space. */
const PERSON_NAME = /^[\p{L}\p{M}][\p{L}\p{M} .'’-]*$/u;

function textFault(value: unknown, max: number): Fault | undefined {
  if (typeof value !== 'string') return fault('field.malformed');
  if (value.length > max) return fault('field.tooLong', { max });
  return hasHiddenCharacters(value) ? fault('field.hiddenCharacters') : undefined;
}

function numberFault(field: Extract<Field, { kind: 'number' }>, value: unknown): Fault | undefined {
  const { decimals, min, max } = field;
  if (decimals === undefined) {
    if (typeof value !== 'number' || !Number.isInteger(value)) return fault('field.number.whole');
  } else if (typeof value !== 'number' || Number(value.toFixed(decimals)) !== value)
    return fault('field.number.decimals', { decimals });
  return value < min || value > max ? fault('field.number.range', { min, max }) : undefined;
}

const isRealDay = (date: string): boolean => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
};

const isWeekend = (date: string): boolean => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());

function dateFault(field: Extract<Field, { kind: 'date' }>, value: unknown, scope: FieldScope): Fault | undefined {
  const shape = field.partial
    ? /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/
    : /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
  if (typeof value !== 'string' || !shape.test(value) || !isRealDay(value)) return fault('field.date.notReal');
  if (value < '1900') return fault('field.date.tooEarly', { min: '1900' });
  const [min, max] = [field.min, field.max].map((it) => it && evaluateExpression(it, scope.answers, scope.context));
  // A partial date is judged by what it says: the year 2026 is not later than a day in 2026.
  if (typeof max === 'string' && value > max.slice(0, value.length)) return fault('field.date.tooLate', { max });
  if (typeof min === 'string' && value < min.slice(0, value.length)) return fault('field.date.tooEarly', { min });
  return field.weekdays === true && isWeekend(value) ? fault('field.date.weekend') : undefined;
}

export const optionsOf = (
  field: Extract<Field, { kind: 'choice' | 'choices' }>,
  definition: FormDefinition,
): readonly Option[] =>
  typeof field.options === 'string' ? (definition.optionLists[field.options] ?? []) : field.options;

function optionFault(
  field: Extract<Field, { kind: 'choice' | 'choices' }>,
  value: unknown,
  scope: FieldScope,
): Fault | undefined {
  const option = optionsOf(field, scope.definition).find((it) => it.value === value);
  const offered =
    option !== undefined &&
    (option.when === undefined || evaluateCondition(option.when, scope.answers, scope.context) === true);
  return offered ? undefined : fault('field.choice.notOffered');
}

function addressFault(
  field: Extract<Field, { kind: 'address' }>,
  value: unknown,
  scope: FieldScope,
): Fault | undefined {
  const read = AddressAnswer.safeParse(value);
  if (!read.success) return fault('field.malformed');
  const { provinceCode, districtCode, communeCode, areaText, detail } = read.data;
  const text = [areaText, detail].map((it) => (it === undefined ? undefined : textFault(it, 200))).find(Boolean);
  if (text) return text;
  if (field.detail === 'required' && !detail) return fault('field.address.detailMissing');
  const abroad = provinceCode === 'XX' && field.abroad === true;
  if (!abroad && scope.units.get(provinceCode)?.kind !== 'PROVINCE') return fault('field.address.provinceMissing');
  if (provinceCode !== scope.homeProvince) return areaText ? undefined : fault('field.address.areaMissing');
  const commune = communeCode === undefined ? undefined : scope.units.get(communeCode);
  if (commune?.unitId === undefined) return fault('field.address.communeMissing');
  return commune.parent === districtCode ? undefined : fault('field.address.communeElsewhere');
}

function communeFault(value: unknown, scope: FieldScope): Fault | undefined {
  const unit = typeof value === 'string' ? scope.units.get(value) : undefined;
  if (unit?.unitId !== undefined) return undefined;
  // So far only its district was chosen.
  return fault(unit?.parent === scope.homeProvince ? 'field.address.communeMissing' : 'field.commune.unknown');
}

function personalIdFault(
  field: Extract<Field, { kind: 'personalId' }>,
  value: unknown,
  scope: FieldScope,
): Fault | undefined {
  if (typeof value !== 'string') return fault('field.personalId.length');
  const parts = readPersonalId(value);
  if (typeof parts === 'string') return fault(parts);
  const answer = (id: string | undefined): unknown =>
    id === undefined ? undefined : evaluateExpression({ field: id }, scope.answers, scope.context);
  const { birthDate, sex } = field.agreesWith ?? {};
  const born = answer(birthDate);
  if (typeof born === 'string' && /^\d{4}/.test(born) && !personalIdAgrees(value, born))
    return fault('field.personalId.birthYear');
  const expected = sex === 'MALE' || sex === 'FEMALE' ? sex : answer(sex);
  const told = expected === 'MALE' || expected === 'FEMALE';
  return told && parts.sex !== expected ? fault('field.personalId.sex') : undefined;
}

/** The fault of one answer that is there, or undefined. Required answers are the caller's to miss. */
export function fieldFault(field: Field, value: unknown, scope: FieldScope): Fault | undefined {
  switch (field.kind) {
    case 'text': {
      const wrong = textFault(value, field.maxLength ?? MAX_TEXT.text);
      if (!wrong && field.digits !== undefined && !new RegExp(`^\\d{${field.digits}}$`).test(String(value)))
        return fault('field.digits', { digits: field.digits });
      if (wrong || field.pattern === undefined) return wrong;
      return new RegExp(field.pattern, 'u').test(String(value)) ? undefined : fault('field.malformed');
    }
    case 'longText':
      return textFault(value, field.maxLength ?? MAX_TEXT.longText);
    case 'personName': {
      const wrong = textFault(value, MAX_TEXT.personName);
      return wrong ?? (PERSON_NAME.test(String(value)) ? undefined : fault('field.name.letters'));
    }
    case 'number':
      return numberFault(field, value);
    case 'date':
      return dateFault(field, value, scope);
    case 'choice':
      return optionFault(field, value, scope);
    case 'choices':
      if (!Array.isArray(value) || new Set(value).size !== value.length) return fault('field.malformed');
      return value.map((it) => optionFault(field, it, scope)).find(Boolean);
    case 'yesNo':
      return typeof value === 'boolean' ? undefined : fault('field.malformed');
    case 'personalId':
      return personalIdFault(field, value, scope);
    case 'taxCode':
      return typeof value === 'string' && isTaxCode(value) ? undefined : fault('field.taxCode.invalid');
    case 'phone':
      return typeof value === 'string' && parsePhone(value) !== null ? undefined : fault('field.phone.invalid');
    case 'email':
      return typeof value === 'string' && parseEmail(value) !== null ? undefined : fault('field.email.invalid');
    case 'address':
      return addressFault(field, value, scope);
    case 'commune':
      return communeFault(value, scope);
    case 'guidance':
      return fault('field.malformed');
  }
}
