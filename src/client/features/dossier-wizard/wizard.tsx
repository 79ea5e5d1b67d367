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
import type { Answers } from '#domain/forms/answers.ts';
import { compileForm } from '#domain/forms/compile-form.ts';
import type { FormDefinition } from '#domain/forms/form-definition.ts';
import { normaliseAnswers } from '#domain/forms/normalise-answers.ts';
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
  const { control, subscribe, getValues } = form;
  const answers = useWatch({ control }) as Answers;
  const context = useMemo(() => ({ today }), [today]);
  const places = useMemo(
    () => ({ units: units.units, homeProvince: profile.provinceCode }),
    [units.units, profile.provinceCode],
  );
  const compiled = useMemo(() => compileForm(definition, { today, ...places }), [definition, today, places]);
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
    Promise.allSettled([papersStep(), checkStep()])
      // A check is ten times slower the first time: that is not when somebody presses "go on".
      .then(() => compiled.validate(getValues()))
      .catch(() => undefined);
  }, [compiled, getValues]);

  // What is kept comes back from the disk as a new draft: nothing that was answered changes by that.
  const normalised = useMemo(() => normaliseAnswers(definition, answers, context), [definition, answers, context]);
  const steps = useMemo(() => wizardSteps(definition, normalised, context), [definition, normalised, context]);
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
  const label =
    current &&
    t('step', {
      n: at + 1,
      of: steps.length,
      title: current.kind === 'section' ? localText(current.page.title) : t(`stepNames.${current.kind}`),
    });
  const above = useMemo(
    () => label && <ProgressBar value={at + 1} max={steps.length} label={label} />,
    [at, steps.length, label],
  );
  if (current === undefined) return null;

  const previous = steps[at - 1];
  const next = steps[at + 1];
  const shared = {
    definition,
    answers: normalised,
    context,
    points,
    back: previous === undefined ? PAGES.home : addressOf(previous.id),
    // Who is faster than the disk does not find the beginning behind: going back there would begin another.
    here: named ? undefined : addressOf(current.id),
    next: next && addressOf(next.id),
    above,
  };
  switch (current.kind) {
    case 'section':
      return (
        <SectionStep
          key={current.id}
          {...shared}
          draftId={draft.id}
          section={current.section}
          form={form}
          compiled={compiled}
          raw={answers}
          places={places}
        />
      );
    case 'papers':
      return (
        <Suspense fallback={<Skeleton height="l" />}>
          <PapersStep {...shared} draft={draft} procedure={procedure} limits={profile.limits} />
        </Suspense>
      );
    case 'check':
      return (
        <Suspense fallback={<Skeleton height="l" />}>
          <CheckStep
            {...shared}
            draft={draft}
            procedure={procedure}
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
