import { useEffect, useState } from 'react';
import { useEngine } from '#client/offline/react/engine-provider.tsx';
import { localDate } from '#domain/deadlines/local-time.ts';
import { type KnownPerson, NOBODY, personInDraft } from './person-in-draft.ts';

/**
 * What the draft that sign-in was begun from says about its applicant; undefined while it is read. Read once: when signing in
 * opens another profile, what was taken over stays.
 */
export function useKnownPerson(draftId: string | undefined): KnownPerson | undefined {
  const { drafts, publicData } = useEngine();
  const [known, setKnown] = useState<KnownPerson | undefined>(draftId === undefined ? NOBODY : undefined);
  useEffect(() => {
    if (draftId === undefined) return;
    const read = async (): Promise<KnownPerson> => {
      const draft = await drafts.read(draftId);
      if (draft === undefined) return NOBODY;
      const definition = await publicData.load(`form:${draft.formHash}`);
      return personInDraft(definition, draft.answers, { today: localDate(new Date().toISOString()) });
    };
    // Without the draft one types; that is no reason not to sign in.
    read().then(setKnown, () => setKnown(NOBODY));
  }, [draftId, drafts, publicData]);
  return known;
}
