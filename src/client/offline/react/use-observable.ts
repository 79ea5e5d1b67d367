import { useSyncExternalStore } from 'react';
import type { Observable } from '#client/offline/local-store/observable.ts';

export const useObservable = <T>(observable: Observable<T>): T =>
  useSyncExternalStore(observable.subscribe, observable.get, observable.get);
