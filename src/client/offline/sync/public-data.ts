import type * as z from 'zod/mini';
import type { Observable } from '#client/offline/local-store/observable.ts';
import { catalogueApi } from '#domain/api/catalogue.ts';
import type { ErrorCode } from '#domain/api/errors.ts';
import { portalApi } from '#domain/api/portal.ts';

/** Public data by name. A form is found by its hash and never changes; the rest is asked for again by ETag. */
export type PublicName =
  | 'procedures'
  | 'units'
  | 'calendar'
  | 'profile'
  | 'keys'
  | 'national'
  | `national:${string}`
  | `procedure:${string}`
  | `form:${string}`;

type Answer<S extends z.ZodMiniType> = z.output<S>;

export type PublicValue<N extends PublicName> = N extends 'procedures'
  ? Answer<typeof catalogueApi.listProcedures.response>
  : N extends 'units'
    ? Answer<typeof catalogueApi.readUnits.response>
    : N extends 'calendar'
      ? Answer<typeof catalogueApi.readCalendar.response>
      : N extends 'profile'
        ? Answer<typeof catalogueApi.readProfile.response>
        : N extends 'keys'
          ? Answer<typeof portalApi.readKeys.response>
          : N extends 'national'
            ? Answer<typeof catalogueApi.listNationalProcedures.response>
            : N extends `national:${string}`
              ? Answer<typeof catalogueApi.readNationalProcedure.response>
              : N extends `procedure:${string}`
                ? Answer<typeof catalogueApi.readProcedure.response>
                : Answer<typeof catalogueApi.readForm.response>;

export type Loaded<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T; readonly updatedAt: string }
  | { readonly state: 'failed'; readonly code: ErrorCode };

export interface PublicData {
  /** The stored copy at once where there is one, while the portal is asked for a newer; else the portal's. Throws AppError. */
  load<N extends PublicName>(name: N): Promise<PublicValue<N>>;
  /** Asks the portal now, whatever is kept. Throws AppError. */
  refresh<N extends PublicName>(name: N): Promise<PublicValue<N>>;
  observe<N extends PublicName>(name: N): Observable<Loaded<PublicValue<N>>>;
  /** Brings everything that filling in needs onto the device, two requests at a time. Stops quietly without a line. */
  prefetch(): Promise<void>;
}

/** Which route a name stands for, and its parameter. */
export const publicRoute = (name: PublicName) => {
  if (name.startsWith('procedure:')) {
    return { contract: catalogueApi.readProcedure, params: { code: name.slice('procedure:'.length) } } as const;
  }
  if (name.startsWith('national:')) {
    return { contract: catalogueApi.readNationalProcedure, params: { code: name.slice('national:'.length) } } as const;
  }
  if (name.startsWith('form:')) {
    return { contract: catalogueApi.readForm, params: { hash: name.slice('form:'.length) } } as const;
  }
  const plain = {
    procedures: catalogueApi.listProcedures,
    units: catalogueApi.readUnits,
    calendar: catalogueApi.readCalendar,
    profile: catalogueApi.readProfile,
    keys: portalApi.readKeys,
    national: catalogueApi.listNationalProcedures,
  } as const;
  return { contract: plain[name as keyof typeof plain], params: undefined } as const;
};
