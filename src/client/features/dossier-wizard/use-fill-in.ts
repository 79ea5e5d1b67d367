import { useCallback } from 'react';
import { useEngine } from '#client/offline/react/engine-provider.tsx';
import type { Answers } from '#domain/forms/answers.ts';
import type { FormDefinition } from '#domain/forms/form-definition.ts';
import { knownAnswers } from './known-answers.ts';
import { todayHere } from './today.ts';

/** What a new draft begins with: nothing for a guest, and nothing without consent. From what this device keeps, so without a line too. */
export function useFillIn(): (definition: FormDefinition) => Promise<Answers> {
  const { session, mine, publicData } = useEngine();
  return useCallback(
    async (definition) => {
      const now = session.state.get();
      if (now.kind !== 'citizen' || now.account.keepForNextTime !== true) return {};
      const { value: filed = [] } = (await mine.readList()) ?? {};
      const newestFirst = [...filed].sort((a, b) => (a.submittedAt < b.submittedAt ? 1 : -1));
      let earlier: Answers = {};
      for (const { id } of newestFirst) {
        const kept = await mine.readDossier(id);
        if (kept === undefined) continue;
        earlier = kept.value.answers;
        break;
      }
      const { units } = await publicData.load('units');
      const { provinceCode } = await publicData.load('profile');
      return knownAnswers(definition, now.account, earlier, {
        context: { today: todayHere() },
        units: new Map(units.map((unit) => [unit.code, unit])),
        homeProvince: provinceCode,
      });
    },
    [session, mine, publicData],
  );
}
