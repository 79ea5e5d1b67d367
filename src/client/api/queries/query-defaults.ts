import type { DefaultOptions } from '@tanstack/react-query';
import { AppError } from '#domain/api/errors.ts';

/** Only what may pass by itself is asked again, twice. The line is judged by the portal's answer, never by navigator.onLine. */
export const queryDefaults = {
  queries: {
    networkMode: 'always',
    staleTime: 10_000,
    retry: (failures: number, error: unknown) =>
      failures < 2 && error instanceof AppError && error.sender === 'retry-later',
  },
  mutations: { networkMode: 'always', retry: false },
} as const satisfies DefaultOptions;
