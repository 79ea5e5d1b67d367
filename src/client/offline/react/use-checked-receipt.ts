import { useEffect, useMemo, useState } from 'react';
import type { Engine } from '#client/offline/engine.ts';
import { keyIdOf, verifyReceipt } from '#client/offline/outbox/verify-receipt.ts';
import { toHex, utf8 } from '#client/offline/vault/bytes.ts';
import { canonicalJson } from '#domain/dossiers/canonical-json.ts';
import type { Manifest, SubmissionReceiptPayload } from '#domain/dossiers/manifest.ts';
import type { Answers } from '#domain/forms/answers.ts';
import { useEngine } from './engine-provider.tsx';

/** What a receipt belongs to: the manifest that it must repeat, and the answers whose hash that manifest names. */
export interface Receipted {
  readonly receipt: string;
  readonly manifest: Manifest;
  readonly answers: Answers;
}

/** `unproven`: the signature, the manifest or the answers do not agree, or the portal's key is not on this device. */
export type CheckedReceipt =
  | { readonly state: 'checking' }
  | { readonly state: 'proven'; readonly payload: SubmissionReceiptPayload }
  | { readonly state: 'unproven' };

const CHECKING: CheckedReceipt = { state: 'checking' };

async function check(
  { ports, publicData }: Engine,
  { receipt, manifest, answers }: Receipted,
): Promise<CheckedReceipt> {
  const hash = toHex(await ports.crypto.digest('SHA-256', utf8(canonicalJson(answers))));
  const known = (await publicData.load('keys')).keys;
  const keys = known.some((key) => key.kid === keyIdOf(receipt)) ? known : (await publicData.refresh('keys')).keys;
  const payload = await verifyReceipt(ports.crypto, receipt, manifest, keys);
  return payload === undefined || hash !== manifest.answersHash ? { state: 'unproven' } : { state: 'proven', payload };
}

/** Checks a receipt on this device whenever it is shown (rule 5); works without a line once the portal's keys are here. */
export const useCheckedReceipt = (what: Receipted): CheckedReceipt => {
  const engine = useEngine();
  const { receipt, manifest, answers } = what;
  // By content: a copy that came anew is checked anew only where it differs, and never passes for another's check.
  const content = useMemo(() => canonicalJson({ receipt, manifest, answers }), [receipt, manifest, answers]);
  const [found, setFound] = useState<{ readonly of: string; readonly result: CheckedReceipt }>();
  useEffect(() => {
    let gone = false;
    check(engine, { receipt, manifest, answers })
      .catch((): CheckedReceipt => ({ state: 'unproven' }))
      .then((result) => {
        if (!gone) setFound({ of: content, result });
      })
      .catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [engine, content, receipt, manifest, answers]);
  return found?.of === content ? found.result : CHECKING;
};
