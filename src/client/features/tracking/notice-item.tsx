import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusTag } from '#client/ui/surfaces.tsx';
import type { Notice } from '#domain/api/notices.ts';
import { pageAddress } from '#domain/api/pages.ts';
import { localDate } from '#domain/deadlines/local-time.ts';
import { groupReference } from '#domain/dossiers/dossier-code.ts';
import { formatDate, formatTime } from '#domain/text/figures.ts';

/** One thing that happened, in a sentence; the whole of it leads to the dossier. */
export function NoticeItem({
  notice,
  name,
  onSeen,
}: {
  readonly notice: Notice;
  /** The procedure's plain name, where the device knows the dossier. */
  readonly name: string | undefined;
  readonly onSeen: (id: string) => void;
}) {
  const { t } = useTranslation('tracking');
  const item = useRef<HTMLLIElement>(null);
  // What was new when one came stays marked while one reads.
  const [isNew] = useState(notice.readAt === null);
  const { id, kind, dossierId, reference, dueAt, at, readAt } = notice;
  useEffect(() => {
    if (readAt !== null || item.current === null) return undefined;
    if (typeof IntersectionObserver === 'undefined') {
      onSeen(id);
      return undefined;
    }
    const watcher = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting) && document.visibilityState === 'visible') {
        watcher.disconnect();
        onSeen(id);
      }
    });
    watcher.observe(item.current);
    return () => watcher.disconnect();
  }, [id, readAt, onSeen]);
  return (
    <li ref={item} className="work-card">
      <div className={isNew ? 'card notice-new' : 'card'}>
        <div className="work-head">
          <h3>
            <a href={pageAddress('dossier', { dossierId })}>
              {dueAt
                ? t(`notice.${kind}_by`, { day: formatDate(localDate(dueAt)), defaultValue: t(`notice.${kind}`) })
                : t(`notice.${kind}`)}
            </a>
          </h3>
          {isNew && <StatusTag tone="info">{t('notices.new')}</StatusTag>}
        </div>
        {name !== undefined && <p>{name}</p>}
        <p className="small">
          <span className="code">{groupReference(reference)}</span> · {formatTime(at)}
        </p>
      </div>
    </li>
  );
}
