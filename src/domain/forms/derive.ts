import type { AdministrativeUnit } from '#domain/api/catalogue.ts';
import type { UnitId } from '#domain/api/primitives.ts';
import { DeliveryMethod } from '#domain/procedures/procedure.ts';
import type { Answers } from './answers.ts';
import { type EvaluationContext, evaluateCondition } from './evaluate.ts';
import type { FormDefinition } from './form-definition.ts';

export interface DerivedSubmission {
  /** The unit of the commune that the answers name; undefined while they name none. */
  readonly competentUnitId: UnitId | undefined;
  /** Where a paper result is collected; the competent unit unless the person chose another. */
  readonly returnUnitId: UnitId | undefined;
  readonly delivery: DeliveryMethod;
  readonly copies: number | null;
  readonly applicantName: string;
}

/** Which unit is competent hangs on the answers alone, not on the day. */
const ANY_DAY: EvaluationContext = { today: '' };

/** What follows from the answers by the roles that the definition gives to its fields. */
export function deriveSubmission(
  { roles }: FormDefinition,
  answers: Answers,
  units: readonly AdministrativeUnit[],
): DerivedSubmission {
  const unitAt = (field: string | undefined): UnitId | undefined => {
    const answer = field === undefined ? undefined : answers[field];
    const code =
      typeof answer === 'string'
        ? answer
        : typeof answer === 'object' && !Array.isArray(answer)
          ? answer.communeCode
          : undefined;
    return code === undefined ? undefined : units.find((unit) => unit.code === code)?.unitId;
  };
  const delivery = DeliveryMethod.safeParse(roles.delivery === undefined ? undefined : answers[roles.delivery]);
  const copies = roles.copies === undefined ? undefined : answers[roles.copies];
  const name = answers[roles.applicantName];
  const candidates = typeof roles.competentUnit === 'string' ? [{ field: roles.competentUnit }] : roles.competentUnit;
  const competentUnitId = candidates
    .filter(({ when }) => when === undefined || evaluateCondition(when, answers, ANY_DAY) === true)
    .map(({ field }) => unitAt(field))
    .find((unit) => unit !== undefined);
  return {
    competentUnitId,
    returnUnitId: unitAt(roles.returnUnit) ?? competentUnitId,
    delivery: delivery.success ? delivery.data : 'COUNTER',
    copies: typeof copies === 'number' ? copies : null,
    applicantName: typeof name === 'string' ? name : '',
  };
}
