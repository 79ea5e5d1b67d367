import { localDate } from '#domain/deadlines/local-time.ts';
import { withAssessments } from '#domain/fees/assess-fees.ts';
import type { FeeQuote } from '#domain/fees/fee-rule.ts';
import { quoteFees } from '#domain/fees/quote-fees.ts';
import type { Answers } from '#domain/forms/answers.ts';
import type { Procedure } from '#domain/procedures/procedure.ts';
import type { DossierRecord } from '#server/repositories/dossier-repository.ts';
import { listFeeAssessments } from '#server/repositories/fee-assessment-repository.ts';
import type { Store } from '#server/repositories/store.ts';

/** What a dossier costs as of the day it came: by the rules of its version, and by what officers set where the rules leave it open. */
export async function quoteDossier(
  store: Store,
  dossier: Pick<DossierRecord, 'id' | 'officialReceivedAt'>,
  procedure: Procedure,
  answers: Answers,
): Promise<FeeQuote> {
  const quote = quoteFees(procedure.fees, answers, { today: localDate(dossier.officialReceivedAt) });
  return withAssessments(quote, await listFeeAssessments(store, dossier.id));
}
