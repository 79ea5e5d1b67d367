import { type ReactNode, useState } from 'react';
import { useLocalText } from '#client/i18n/use-language.ts';
import { Button, ButtonLink, type ButtonVariant } from '#client/ui/button.tsx';
import { Checkbox, CheckboxGroup, RadioGroup } from '#client/ui/choice.tsx';
import { DateField } from '#client/ui/date-field.tsx';
import { ConfirmDialog } from '#client/ui/dialog.tsx';
import { ErrorSummary } from '#client/ui/error-summary.tsx';
import { ICON_NAMES, Icon, Mark } from '#client/ui/icon.tsx';
import { Notice, type NoticeTone } from '#client/ui/notice.tsx';
import { Page } from '#client/ui/page.tsx';
import { Select } from '#client/ui/select.tsx';
import { Card, DataList, EmptyState, Section, StatusTag } from '#client/ui/surfaces.tsx';
import { TextArea, TextField } from '#client/ui/text-field.tsx';
import { ProgressBar, Skeleton } from '#client/ui/waiting.tsx';
import { SAMPLES } from './samples.ts';

type Say = (name: keyof typeof SAMPLES) => string;
const VARIANTS: readonly ButtonVariant[] = ['primary', 'secondary', 'quiet', 'danger'];
const TONES: readonly NoticeTone[] = ['info', 'ok', 'warn', 'bad'];
const NOTHING = (): void => undefined;

function Buttons({ say }: { readonly say: Say }) {
  return (
    <>
      {VARIANTS.map((variant) => (
        <div key={variant} className="stack-tight">
          <Button variant={variant} full>
            {say('short')}
          </Button>
          <Button variant={variant} icon="send">
            {say('title')}
          </Button>
          <Button variant={variant} small>
            {say('short')}
          </Button>
          <Button variant={variant} busy>
            {say('short')}
          </Button>
          <Button variant={variant} disabled>
            {say('short')}
          </Button>
        </div>
      ))}
      <ButtonLink href="#" icon="next">
        {say('short')}
      </ButtonLink>
    </>
  );
}

function Fields({ say, error }: { readonly say: Say; readonly error?: string | undefined }) {
  const [value, setValue] = useState('');
  const [date, setDate] = useState('1990-05');
  const [many, setMany] = useState<readonly string[]>([]);
  const options = ['name', 'place', 'title'].map((name) => ({
    value: name,
    label: say(name as keyof typeof SAMPLES),
    hint: name === 'title' ? say('hint') : undefined,
  }));
  const texts = (id: string) => ({
    id: `${id}${error === undefined ? '' : '-faulty'}`,
    label: say('label'),
    hint: say('hint'),
    error,
  });
  return (
    <>
      <TextField {...texts('text')} value={value} onChange={(event) => setValue(event.target.value)} />
      <TextField {...texts('long')} optional defaultValue={say('name')} />
      <TextArea {...texts('area')} defaultValue={say('text')} />
      <Select {...texts('select')} options={options} value={value} onChange={setValue} />
      <DateField {...texts('date')} value={date} onChange={setDate} birthday />
      <RadioGroup {...texts('radio')} options={options} value={value} onChange={setValue} />
      <CheckboxGroup {...texts('checks')} options={options} values={many} onChange={setMany} />
      <Checkbox id={texts('check').id} label={say('text')} checked={many.length > 0} onChange={NOTHING} />
    </>
  );
}

function AskedDialog({ say }: { readonly say: Say }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say('short')}</Button>
      <ConfirmDialog
        open={open}
        title={say('title')}
        confirmLabel={say('short')}
        danger
        onClose={() => setOpen(false)}
        onConfirm={() => setOpen(false)}
      >
        {say('text')}
      </ConfirmDialog>
    </>
  );
}

const DRAWN: Readonly<Record<string, (say: Say) => ReactNode>> = {
  buttons: (say) => <Buttons say={say} />,
  fields: (say) => <Fields say={say} />,
  'fields with faults': (say) => (
    <>
      <ErrorSummary title={say('fault')} attempt={0} errors={[{ fieldId: 'text-faulty', message: say('fault') }]} />
      <Fields say={say} error={say('fault')} />
    </>
  ),
  surfaces: (say) => (
    <>
      <Card>{say('text')}</Card>
      <Card need href="#">
        {say('title')}
      </Card>
      <Section title={say('title')} aside={<StatusTag>{say('short')}</StatusTag>}>
        <DataList
          rows={[
            { label: say('label'), value: say('name') },
            { label: say('place'), value: say('amount') },
          ]}
        />
      </Section>
      <EmptyState title={say('title')} action={<Button>{say('short')}</Button>}>
        {say('text')}
      </EmptyState>
    </>
  ),
  'notices and marks': (say) => (
    <>
      {TONES.map((tone) => (
        <Notice key={tone} tone={tone} title={say('title')}>
          {say('text')}
        </Notice>
      ))}
      {(['neutral', ...TONES] as const).map((tone) => (
        <StatusTag key={tone} tone={tone}>
          {say('short')}
        </StatusTag>
      ))}
    </>
  ),
  waiting: (say) => (
    <>
      <Skeleton />
      <Skeleton height="m" lines={2} />
      <Skeleton height="l" lines={1} />
      <ProgressBar value={8} max={12} label={say('text')} />
    </>
  ),
  dialog: (say) => <AskedDialog say={say} />,
  icons: () => (
    <>
      <Mark />
      {ICON_NAMES.map((name) => (
        <div key={name} className="row">
          <Icon name={name} />
          <code>{name}</code>
        </div>
      ))}
    </>
  ),
};

export const PARTS = Object.keys(DRAWN) as [string, ...string[]];

/** One part of the interface in all its states. */
export function PartScreen({ name }: { readonly name: string }) {
  const localText = useLocalText();
  const say: Say = (sample) => localText(SAMPLES[sample]);
  return (
    <Page title={say('title')} back="#" lead={say('text')}>
      <div className="stack">{DRAWN[name]?.(say)}</div>
    </Page>
  );
}
