import { useTranslation } from 'react-i18next';
import { Checkbox } from '#client/ui/choice.tsx';
import { TextArea } from '#client/ui/text-field.tsx';
import type { SupplementPoint } from '#domain/api/dossiers.ts';
import type { KeptWords } from './desk-words.ts';
import { isReason } from './reason-dialog.tsx';

/** "FIELD childName", "COMPONENT 000.00…", "WHOLE": what a point is about, as a key. */
export const fieldTarget = (path: string): string => `FIELD ${path}`;
export const paperTarget = (code: string): string => `COMPONENT ${code}`;
export const WHOLE = 'WHOLE';

const LEAST = 3;
export const pointId = (target: string): string => `desk-point-${target.replace(/\s/g, '-')}`;
const isPoint = (reason: string): boolean => reason.trim().length >= LEAST;

const targetOf = (key: string): SupplementPoint['target'] => {
  const [kind, code = ''] = key.split(' ');
  if (kind === 'FIELD') return { kind, fieldId: code };
  return kind === 'COMPONENT' ? { kind, componentCode: code } : { kind: 'WHOLE' };
};

export const toPoints = (points: Readonly<Record<string, string>>): SupplementPoint[] =>
  Object.entries(points).map(([key, reason]) => ({ target: targetOf(key), reason: reason.trim() }));

export interface SupplementFault {
  readonly fieldId: string;
  readonly kind: 'nothing' | 'point' | 'second';
  readonly target?: string;
}

/** What is still missing from the list before it may go; `second`: an earlier request stands. */
export function supplementFaults(words: KeptWords['words'], second: boolean): SupplementFault[] {
  const entries = Object.entries(words.points);
  return [
    ...(entries.length === 0 ? [{ fieldId: `${pointId(WHOLE)}-box`, kind: 'nothing' as const }] : []),
    ...entries
      .filter(([, reason]) => !isPoint(reason))
      .map(([target]) => ({ fieldId: pointId(target), kind: 'point' as const, target })),
    ...(second && !isReason(words.second) ? [{ fieldId: 'desk-second', kind: 'second' as const }] : []),
  ];
}

/** A tick beside what is meant, and below it why and what to do. Ticking off keeps nothing. */
export function SupplementBox({
  target,
  label,
  name,
  words,
  asked,
}: {
  readonly target: string;
  /** What stands beside the tick: a field with its answer, a paper. */
  readonly label: string;
  readonly name: string;
  readonly words: KeptWords;
  /** The list was tried once: what is missing is named. */
  readonly asked: boolean;
}) {
  const { t } = useTranslation('desk');
  const { points } = words.words;
  const reason = points[target];
  const set = (text: string | undefined) => {
    const { [target]: _gone, ...rest } = points;
    words.change({ points: text === undefined ? rest : { ...points, [target]: text } });
  };
  const id = pointId(target);
  return (
    <div className="stack-tight">
      <Checkbox
        id={`${id}-box`}
        label={label}
        checked={reason !== undefined}
        onChange={(ticked) => set(ticked ? '' : undefined)}
      />
      {reason !== undefined && (
        <TextArea
          id={id}
          label={t('supplement.reason', { name })}
          maxLength={1000}
          rows={2}
          value={reason}
          onChange={(event) => set(event.target.value)}
          error={asked && !isPoint(reason) ? t('supplement.reasonMissing', { name }) : undefined}
        />
      )}
    </div>
  );
}
