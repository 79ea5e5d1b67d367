import type { SmsSender } from './port.ts';

export interface SmsGateway {
  readonly url: string;
  readonly token: string;
  /** The name or number that the message comes from: a brand name is registered with the carriers beforehand. */
  readonly sender: string;
}

/** A gateway that says nothing must not hold up the messages behind. */
const PATIENCE = 10_000;

/**
 * Text messages by a gateway that speaks HTTP: `POST url`, `Authorization: Bearer token`, JSON `{"from","to","text"}`, `to` in E.164; any 2xx
 * means that it took the message. What a provider wants otherwise, a small relay beside the portal translates. Neither number nor text is
 * part of a fault. @throws Error when the gateway refuses, is not there or says nothing for `patience` milliseconds
 */
export function createHttpSmsSender({ url, token, sender }: SmsGateway, patience = PATIENCE): SmsSender {
  return {
    async send({ to, text }) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ from: sender, to, text }),
        // A message goes where the settings say, and nowhere that an answer names.
        redirect: 'error',
        signal: AbortSignal.timeout(patience),
      });
      await response.body?.cancel();
      if (!response.ok) throw new Error(`the SMS gateway answered ${response.status}`);
    },
  };
}
