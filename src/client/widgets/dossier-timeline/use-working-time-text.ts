import { useTranslation } from 'react-i18next';
import { usePublic } from '#client/offline/react/use-public.ts';
import type { WorkingInterval } from '#domain/deadlines/working-calendar.ts';

/** Labour Code 45/2019 Art 105: where the province's calendar is not on the device yet. */
const USUAL_DAY = 480;

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const lengthOf = (hours: readonly WorkingInterval[]): number =>
  hours.reduce((sum, { from, to }) => sum + minuteOf(to) - minuteOf(from), 0);

/** Working minutes in words: "45 phút", "6 giờ 30 phút", from two days on "3 ngày làm việc" (rounded down). */
export function useWorkingTimeText(): (minutes: number) => string {
  const { t } = useTranslation('dossier');
  const calendar = usePublic('calendar');
  const day = calendar.state === 'ready' ? lengthOf(calendar.value.hours) : USUAL_DAY;
  return (amount) => {
    const total = Math.max(0, amount);
    if (total >= 2 * day) return t('time.workingDays', { count: Math.floor(total / day) });
    const [hours, minutes] = [Math.floor(total / 60), total % 60];
    if (hours === 0) return t('time.workingMinutes', { count: minutes });
    return minutes === 0 ? t('time.workingHours', { count: hours }) : t('time.hoursMinutes', { hours, minutes });
  };
}
