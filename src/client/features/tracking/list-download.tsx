import { useTranslation } from 'react-i18next';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { Button } from '#client/ui/button.tsx';
import { AppError } from '#domain/api/errors.ts';
import { localDate } from '#domain/deadlines/local-time.ts';
import { useAct } from './list-act.tsx';
import type { ListRow } from './list-rows.ts';
import { saveFile } from './save-file.ts';

/** Not here and no line to fetch it by: that is what is said. */
const loaded = <T,>(module: Promise<T>): Promise<T> =>
  module.catch(() => {
    throw new AppError('line.unreachable');
  });

/** Takes what is shown away as a sheet, all its pages. What makes the file is loaded when somebody wants one. */
export function ListDownload({ rows }: { readonly rows: readonly ListRow[] }) {
  const { t } = useTranslation('tracking');
  const announce = useAnnounce();
  const { busy, run, failure } = useAct();
  const save = async (kind: 'csv' | 'xlsx'): Promise<void> => {
    const { makeSheet, writeCsv } = await loaded(import('./list-sheet.ts'));
    const sheet = makeSheet(rows, t);
    const title = t('list.title');
    const bytes =
      kind === 'csv'
        ? new Blob([writeCsv(sheet)], { type: 'text/csv;charset=utf-8' })
        : await (await loaded(import('./list-xlsx.ts'))).writeXlsx(sheet, title);
    saveFile(bytes, t('sheet.fileName', { date: localDate(new Date().toISOString()), kind }));
    announce(t('sheet.saved', { count: rows.length }));
  };
  return (
    <>
      <div className="cluster list-download">
        {(['xlsx', 'csv'] as const).map((kind) => (
          <Button
            key={kind}
            variant="quiet"
            small
            icon="download"
            busy={busy === kind}
            onClick={() => run(kind, () => save(kind))}
          >
            {t(`sheet.${kind}`)}
          </Button>
        ))}
      </div>
      {failure}
    </>
  );
}
