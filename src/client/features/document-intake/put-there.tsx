import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEngine } from '#client/offline/react/engine-provider.tsx';
import { Button } from '#client/ui/button.tsx';
import { useNavigate } from '#client/ui/navigation.tsx';
import { preparing } from '#client/widgets/document-capture/preparing.ts';
import { useTakeFiles } from '#client/widgets/document-capture/use-take-files.ts';
import { pageAddress } from '#domain/api/pages.ts';
import type { Place } from './place-choice.tsx';

/** A file that stayed where it was; no name: none of them could be read. */
export interface Refusal {
  readonly name: string;
  readonly code: string;
}

interface PutThereProps {
  readonly place: Place;
  /** Ids of the received files that are to go there, in their order. */
  readonly chosen: readonly string[];
  readonly onRefused: (refused: readonly Refusal[]) => void;
}

/** Puts the files with the paper, and goes there when all are. The choice of the place holds the draft meanwhile. */
export function PutThere({ place: { draftId, component, limits }, chosen, onRefused }: PutThereProps) {
  const { t } = useTranslation('shared');
  const navigate = useNavigate();
  const { shares } = useEngine();
  const { take } = useTakeFiles(draftId, component, limits);
  const [busy, setBusy] = useState(false);

  async function put(): Promise<void> {
    const left: Refusal[] = [];
    for (const id of chosen) {
      // Strictly one in memory. It leaves the list only when the draft has it on the disk.
      const file = await shares.read(id);
      const kept = await take([file]);
      if (kept.length > 0) await shares.remove(id);
      else {
        const told = preparing.get(draftId).refused.find((it) => it.name === file.name);
        left.push({ name: file.name, code: told?.code ?? 'document.unreadable' });
      }
    }
    onRefused(left);
    if (left.length === 0) navigate(pageAddress('draftStep', { draftId, step: 'giay-to' }));
  }
  return (
    <Button
      full
      busy={busy}
      disabled={chosen.length === 0}
      onClick={() => {
        setBusy(true);
        put()
          .catch(() => onRefused([{ name: '', code: 'device.storageLost' }]))
          .finally(() => setBusy(false));
      }}
    >
      {busy ? t('putting') : t('put', { count: chosen.length })}
    </Button>
  );
}
