import { lazy, Suspense, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '#client/i18n/use-language.ts';
import { useEngine } from '#client/offline/react/engine-provider.tsx';
import type { useDraft } from '#client/offline/react/use-drafts.ts';
import { useMyDossier } from '#client/offline/react/use-mine.ts';
import { useNavigate } from '#client/ui/navigation.tsx';
import { ProgressBar, Skeleton } from '#client/ui/waiting.tsx';
import type { AdministrativeUnit, AgencyUnit, ProvinceProfile } from '#domain/api/catalogue.ts';
import type { SupplementPoint } from '#domain/api/dossiers.ts';
import { PAGES, pageAddress } from '#domain/api/pages.ts';
import type { AnswerRow, Answers } from '#domain/forms/answers.ts';
import { compileForm } from '#domain/forms/compile-form.ts';
import type { FormDefinition } from '#domain/forms/form-definition.ts';
import { normaliseAnswers } from '#domain/forms/normalise-answers.ts';
import { prefilledAnswers } from '#domain/forms/prefill.ts';
import type { Procedure } from '#domain/procedures/procedure.ts';
import { SectionStep } from './section-step.tsx';
import { todayHere } from './today.ts';
import { wizardSteps } from './wizard-steps.ts';

type Draft = NonNullable<ReturnType<typeof useDraft>['value']>;

export interface WizardProps {
  readonly draft: Draft;
  readonly step: string;
  /** The address names the step. */
  readonly named: boolean;
  /** The draft is on the disk: its address can be opened again. */
  readonly kept: boolean;
  readonly procedure: Procedure;
  readonly definition: FormDefinition;
  readonly units: { readonly units: readonly AdministrativeUnit[]; readonly agencies: readonly AgencyUnit[] };
  readonly profile: ProvinceProfile;
}

// The last two screens come while the first are being answered.
const papersStep = () => import('./papers-step.tsx');
const checkStep = () => import('./check-step.tsx');
const PapersStep = lazy(async () => ({ default: (await papersStep()).PapersStep }));
const CheckStep = lazy(async () => ({ default: (await checkStep()).CheckStep }));

const NOTHING_ASKED: readonly SupplementPoint[] = [];

/** One dossier from its first question to being sealed. Every change is kept as it is made. */
export function Wizard({ draft, step, named, kept, procedure, definition, units, profile }: WizardProps) {
  const { t } = useTranslation('wizard');
  const localText = useLocalText();
  const { drafts } = useEngine();
  const navigate = useNavigate();
  const [today] = useState(todayHere);
  const form = useForm<Answers>({ defaultValues: draft.answers });
  const { control, subscribe } = form;
  const answers = useWatch({ control }) as Answers;
  const context = useMemo(() => ({ today }), [today]);
  const compiled = useMemo(
    () => compileForm(definition, { today, units: units.units, homeProvince: profile.provinceCode }),
    [definition, today, units, profile],
  );
  // Only a supplement has points; for the others this asks the device alone.
  const earlier = useMyDossier(draft.id);
  const points =
    draft.kind === 'SUPPLEMENT'
      ? (earlier.value?.value.supplementRequests.at(-1)?.points ?? NOTHING_ASKED)
      : NOTHING_ASKED;

  // Before the effects of the screen inside: what it fills in as it opens, after a reload too, must be kept as well.
  useLayoutEffect(
    () =>
      subscribe({
        formState: { values: true },
        callback: ({ name, values }) => {
          const field = name?.split('.')[0];
          if (field === undefined) return;
          const value = values[field];
          drafts.saveAnswers(draft.id, { [field]: value === '' ? undefined : value });
        },
      }),
    [subscribe, drafts, draft.id],
  );

  useEffect(() => {
    for (const load of [papersStep, checkStep]) load().catch(() => undefined);
  }, []);

  const normalised = normaliseAnswers(definition, answers, context);
  const steps = wizardSteps(definition, normalised, context);
  const at = Math.max(
    0,
    steps.findIndex((it) => it.id === step),
  );
  const current = steps[at];
  const currentId = current?.id;
  useEffect(() => {
    if (currentId !== undefined) drafts.saveStep(draft.id, currentId);
  }, [drafts, draft.id, currentId]);
  const addressOf = (id: string) => pageAddress('draftStep', { draftId: draft.id, step: id });
  useEffect(() => {
    // An address without its step would show, when one comes back to it, the step that one came from.
    if (!named && kept && currentId !== undefined)
      navigate(pageAddress('draftStep', { draftId: draft.id, step: currentId }), { replace: true });
  }, [named, kept, navigate, draft.id, currentId]);
  if (current === undefined) return null;

  const previous = steps[at - 1];
  const next = steps[at + 1];
  const shared = {
    draft,
    procedure,
    definition,
    answers: normalised,
    points,
    back: previous === undefined ? PAGES.home : addressOf(previous.id),
    above: (
      <ProgressBar
        value={at + 1}
        max={steps.length}
        label={t('step', {
          n: at + 1,
          of: steps.length,
          title: current.kind === 'section' ? localText(current.page.title) : t(`stepNames.${current.kind}`),
        })}
      />
    ),
    onNext: () => {
      if (next === undefined) return;
      // Who is faster than the disk does not find the beginning behind: going back there would begin another.
      if (!named) navigate(addressOf(current.id), { replace: true });
      navigate(addressOf(next.id));
    },
  };
  switch (current.kind) {
    case 'section':
      return (
        <SectionStep
          key={current.id}
          {...shared}
          section={current.section}
          control={control}
          raw={answers}
          context={context}
          places={{ units: units.units, homeProvince: profile.provinceCode }}
          onArrive={() => {
            const { repeat, fields } = current.section;
            const prefilled = prefilledAnswers(fields, normalised, context);
            if (repeat !== undefined) {
              // As many rows as there must be stand open; what is known already is known about the first.
              if (answers[repeat.id] !== undefined || repeat.min === 0) return;
              const rows = Array.from({ length: repeat.min }, (_, n) => (n === 0 ? prefilled : {}));
              form.setValue(repeat.id, rows as AnswerRow[]);
              return;
            }
            for (const [field, value] of Object.entries(prefilled)) form.setValue(field, value);
          }}
          validate={() => compiled.validateSection(current.id, normalised)}
        />
      );
    case 'papers':
      return (
        <Suspense fallback={<Skeleton height="l" />}>
          <PapersStep {...shared} context={context} limits={profile.limits} />
        </Suspense>
      );
    case 'check':
      return (
        <Suspense fallback={<Skeleton height="l" />}>
          <CheckStep
            {...shared}
            context={context}
            units={units}
            profile={profile}
            validate={() => compiled.validate(normalised)}
            warnings={compiled.warnings(normalised)}
            addressOf={addressOf}
          />
        </Suspense>
      );
  }
}
