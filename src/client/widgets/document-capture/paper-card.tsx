import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '#client/i18n/use-error-text.ts';
import { useLocalText } from '#client/i18n/use-language.ts';
import { Button } from '#client/ui/button.tsx';
import { LawName } from '#client/ui/law-name.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { StatusTag } from '#client/ui/surfaces.tsx';
import type { ProvinceProfile } from '#domain/api/catalogue.ts';
import type { Component } from '#domain/procedures/procedure.ts';
import { FilePicker } from './file-picker.tsx';
import { JoinDialog } from './join-dialog.tsx';
import { PartCard } from './part-card.tsx';
import { usePreparing } from './preparing.ts';
import type { ShownPart } from './shown-part.ts';
import { paperCardId } from './use-keep-focus.ts';
import { useTakeFiles } from './use-take-files.ts';

export interface PaperCardProps {
  readonly draftId: string;
  readonly component: Component;
  readonly depends: boolean;
  readonly parts: readonly ShownPart[];
  readonly limits: ProvinceProfile['limits'];
  readonly error: string | undefined;
  /** What the officer said of this paper. */
  readonly asked: string | undefined;
}

/** One paper that is asked for: its files, and the ways to add one. */
export function PaperCard({ draftId, component, depends, parts, limits, error, asked }: PaperCardProps) {
  const { t } = useTranslation('documents');
  const localText = useLocalText();
  const errorText = useErrorText();
  const { busy, refused } = usePreparing(draftId);
  const name = localText(component.plainName);
  const own = parts.filter((part) => part.componentCode === component.code).sort((a, b) => a.order - b.order);
  const id = paperCardId(component.code);

  const { take, join } = useTakeFiles(draftId, component, limits);
  const photographs = own.filter((part) => part.mediaType !== 'application/pdf');
  /** Asked before pages are joined; `files`: those that were just chosen. */
  const [joining, setJoining] = useState<{ readonly files: readonly File[] }>();
  const start = (files: readonly File[], replaces?: string) => {
    const pictures = files.filter((file) => file.type !== 'application/pdf');
    const tooMany = replaces === undefined && own.length + files.length > component.maxFiles;
    if (tooMany && pictures.length > 0 && photographs.length + pictures.length > 1) setJoining({ files });
    else take(files, replaces).catch(() => undefined);
  };
  // Dropping files on the card is a shortcut for a mouse; the buttons inside do the same.
  const card = useRef<HTMLElement>(null);
  const taking = useRef(start);
  taking.current = start;
  useEffect(() => {
    const listening = new AbortController();
    const over = (event: DragEvent) => event.preventDefault();
    const drop = (event: DragEvent) => {
      event.preventDefault();
      taking.current([...(event.dataTransfer?.files ?? [])]);
    };
    card.current?.addEventListener('dragover', over, { signal: listening.signal });
    card.current?.addEventListener('drop', drop, { signal: listening.signal });
    return () => listening.abort();
  }, []);

  return (
    <section
      aria-labelledby={`${id}-name`}
      className={error || asked ? 'card card-need' : 'card'}
      id={id}
      tabIndex={-1}
      ref={card}
    >
      <div className="stack-tight">
        <h3 id={`${id}-name`}>
          {name} {depends && <StatusTag>{t('depends')}</StatusTag>}
        </h3>
        {name !== localText(component.name) && <LawName>{localText(component.name)}</LawName>}
        {component.help && <p className="muted">{localText(component.help)}</p>}
        {asked && (
          <Notice tone="warn" title={t('officerSays')}>
            <span lang="vi">{asked}</span>
          </Notice>
        )}
        {error && <div className="field-error">{error}</div>}
        {own.length > 0 && (
          <ul className="list">
            {own.map((part, n) => (
              <PartCard
                key={part.partId}
                draftId={draftId}
                part={part}
                position={{ n, of: own.length }}
                onReplace={(file) => start([file], part.partId)}
              />
            ))}
          </ul>
        )}
        {refused
          .filter((file) => file.componentCode === component.code)
          .map((file) => (
            <Notice key={file.name} tone="bad" title={t('refused', { name: file.name })} live>
              {errorText(file.code)}
            </Notice>
          ))}
        {busy.includes(component.code) && (
          <p role="status" className="muted">
            {t('preparing')}
          </p>
        )}
        {photographs.length > 1 && (
          <Button variant="secondary" small icon="file" onClick={() => setJoining({ files: [] })}>
            {t('join.offer', { count: photographs.length })}
          </Button>
        )}
        <JoinDialog
          open={joining !== undefined}
          pages={[...photographs, ...(joining?.files ?? [])].map((page) => page.name)}
          atMost={joining !== undefined && joining.files.length > 0 ? component.maxFiles : undefined}
          onJoin={() => {
            setJoining(undefined);
            if (joining !== undefined) join(photographs, joining.files).catch(() => undefined);
          }}
          onLeave={() => {
            setJoining(undefined);
            // Those beyond the paper's number are refused in words.
            if (joining !== undefined && joining.files.length > 0) take(joining.files).catch(() => undefined);
          }}
        />
        {(own.length < component.maxFiles || photographs.length > 0) && (
          <div className="cluster file-ways">
            <FilePicker
              id={`${id}-camera`}
              label={t('camera')}
              icon="camera"
              camera
              onFiles={(files) => start(files)}
            />
            <FilePicker id={`${id}-files`} label={t('files')} icon="image" multiple onFiles={(files) => start(files)} />
          </div>
        )}
      </div>
    </section>
  );
}
