import { useEffect, useRef, useState } from 'react';
import { accountHere } from '#client/offline/react/account-here.ts';
import { useEngine } from '#client/offline/react/engine-provider.tsx';
import { rememberGuestWork } from '#client/offline/react/guest-work.ts';
import type { useDraft } from '#client/offline/react/use-drafts.ts';
import { useFormDefinition, useProcedure } from '#client/offline/react/use-public.ts';
import { AppError, type ErrorCode } from '#domain/api/errors.ts';
import { DossierId } from '#domain/api/primitives.ts';
import { useFillIn } from './use-fill-in.ts';

type Draft = NonNullable<ReturnType<typeof useDraft>['value']>;

export type BegunDraft =
  | { readonly state: 'beginning' }
  | { readonly state: 'failed'; readonly code: ErrorCode }
  /** `kept`: it is on the disk. What is typed before goes there with it. */
  | { readonly state: 'begun'; readonly draft: Draft; readonly kept: boolean };

const codeOf = (fault: unknown): ErrorCode => (fault instanceof AppError ? fault.code : 'device.storageLost');

/**
 * Begins a dossier of a procedure, with or without a line: its form is shown as soon as it is known, while the draft is being made on
 * the device. Without a code nothing is begun, and what was begun before stays.
 */
export function useBeginDraft(code: string | undefined): { readonly begun: BegunDraft; readonly again: () => void } {
  const engine = useEngine();
  const fillIn = useFillIn();
  const account = useRef<Promise<boolean>>(undefined);
  useEffect(() => {
    // Asked while the form is still coming.
    if (code !== undefined) account.current ??= accountHere(engine);
  }, [engine, code]);
  const procedure = useProcedure(code);
  const guide = procedure.state === 'ready' ? procedure.value : undefined;
  const form = useFormDefinition(guide?.formHash);
  const definition = form.state === 'ready' ? form.value : undefined;
  const [begun, setBegun] = useState<BegunDraft>({ state: 'beginning' });
  const begunFor = useRef<string>(undefined);
  const [attempt, setAttempt] = useState(1);

  useEffect(() => {
    // React mounts twice in development, and a newer guide may come: one draft is enough.
    const which = `${code}#${attempt}`;
    if (code === undefined || begunFor.current === which || guide === undefined || definition === undefined) return;
    const { hash: procedureHash, formHash } = guide;
    if (formHash === undefined) return;
    begunFor.current = which;
    const begin = async (): Promise<void> => {
      const signedIn = (await account.current) === true;
      // To be filled in is a comfort: without it one begins all the same.
      const answers = signedIn ? await fillIn(definition).catch(() => ({})) : {};
      const id = DossierId.parse(engine.ports.random.uuid());
      const made = engine.drafts.create({ id, procedureCode: code, procedureHash, formHash, answers });
      const at = new Date(engine.ports.clock.now()).toISOString();
      const draft: Draft = {
        id,
        profileId: '',
        kind: 'NEW',
        procedureCode: code,
        procedureHash,
        formHash,
        answers,
        parts: [],
        step: '',
        baseRevision: 0,
        createdAt: at,
        updatedAt: at,
      };
      setBegun({ state: 'begun', draft, kept: false });
      await made;
      if (!signedIn) rememberGuestWork(id);
      setBegun({ state: 'begun', draft, kept: true });
    };
    begin().catch((fault: unknown) => setBegun({ state: 'failed', code: codeOf(fault) }));
  }, [engine, code, guide, definition, fillIn, attempt]);

  const again = (): void => {
    setBegun({ state: 'beginning' });
    setAttempt(attempt + 1);
    if (code === undefined || definition !== undefined) return;
    engine.publicData
      .load(`procedure:${code}`)
      .then(({ formHash }) => (formHash === undefined ? undefined : engine.publicData.load(`form:${formHash}`)))
      .catch(() => undefined);
  };
  const standing = (): BegunDraft => {
    if (begun.state !== 'beginning') return begun;
    if (guide !== undefined && guide.formHash === undefined) return { state: 'failed', code: 'form.notFound' };
    const failed = procedure.state === 'failed' ? procedure : form;
    return failed.state === 'failed' ? { state: 'failed', code: failed.code } : begun;
  };
  return { begun: standing(), again };
}
