import { useTranslation } from 'react-i18next';
import { Section, StatusTag } from '#client/ui/surfaces.tsx';
import { feesByWay } from '#domain/procedures/national-fees.ts';
import type { NationalCase, NationalWay } from '#domain/procedures/national-procedure.ts';
import { timesByWay } from '#domain/procedures/national-times.ts';
import { Paragraphs } from './national-paragraphs.tsx';
import { useNationalWords, type ValueInWords } from './national-words.ts';

function Value({ value, open, note }: ValueInWords) {
  return (
    <>
      <div className="cluster">
        {open ? <StatusTag>{value}</StatusTag> : <strong className="figures">{value}</strong>}
      </div>
      {note !== undefined && <p className="small">{note}</p>}
    </>
  );
}

/** How long it takes by way of filing and by case, as the record says it, contradictions included. */
export function NationalTimes({
  ways,
  cases,
}: {
  readonly ways: readonly NationalWay[];
  readonly cases: readonly NationalCase[];
}) {
  const { t } = useTranslation('national');
  const { time, methods } = useNationalWords();
  if (ways.length + cases.length === 0) return null;
  return (
    <Section title={t('times.title')}>
      {ways.length > 0 && (
        <ul className="list card catalogue-lines">
          {timesByWay(ways).map((way) => (
            <li key={JSON.stringify(way)} className="stack-tight">
              <strong>{methods(way.methods)}</strong>
              <Value {...time(way.time, way.text.length > 0)} />
              <Paragraphs text={way.text} muted />
            </li>
          ))}
        </ul>
      )}
      {cases.length > 0 && (
        <div className="card stack-tight">
          <h3>{t('times.cases')}</h3>
          <ul className="list">
            {cases.map((it) => (
              <li key={`${it.code} ${it.name}`} className="stack-tight">
                <div lang="vi">{it.name}</div>
                <Value {...time(it.time)} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </Section>
  );
}

/** What it costs by way of filing; what the record leaves open says why, and is no zero. */
export function NationalFees({ ways }: { readonly ways: readonly NationalWay[] }) {
  const { t } = useTranslation('national');
  const { amount, methods, feeKind } = useNationalWords();
  const groups = feesByWay(ways);
  if (groups.length === 0) return null;
  return (
    <Section title={t('fees.title')}>
      {groups.map((group) => (
        <div key={group.methods.join() + JSON.stringify(group.fees)} className="card stack-tight">
          <h3>{methods(group.methods)}</h3>
          {group.fees.length === 0 ? (
            <Value {...amount({ kind: 'dependsOnCase', reason: 'notSaid' })} />
          ) : (
            <ul className="list">
              {group.fees.map((fee) => (
                <li key={JSON.stringify(fee)} className="stack-tight">
                  <span className="small">{feeKind(fee.kind)}</span>
                  <Value {...amount(fee.amount, fee.text.length > 0)} />
                  <Paragraphs text={fee.text} muted />
                  {fee.attachment !== undefined && (
                    <p className="small">
                      {t('fees.attachment')} <span lang="vi">{fee.attachment}</span>
                    </p>
                  )}
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </Section>
  );
}
