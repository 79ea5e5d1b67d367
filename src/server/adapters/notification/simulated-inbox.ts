import type { MailSender, SmsSender } from './port.ts';

export interface InboxMessage {
  readonly at: string;
  readonly channel: 'EMAIL' | 'SMS';
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface SimulatedInbox {
  readonly mail: MailSender;
  readonly sms: SmsSender;
  /** Newest first. */
  list(): readonly InboxMessage[];
}

const LONGEST = 200;

/** Keeps what would have been sent, for the demonstration and for tests. */
export function createSimulatedInbox(now: () => Date): SimulatedInbox {
  const messages: InboxMessage[] = [];
  const keep = (message: Omit<InboxMessage, 'at'>): Promise<void> => {
    messages.unshift({ at: now().toISOString(), ...message });
    messages.length = Math.min(messages.length, LONGEST);
    return Promise.resolve();
  };
  return {
    mail: { send: ({ to, subject, text }) => keep({ channel: 'EMAIL', to, subject, text }) },
    sms: { send: ({ to, text }) => keep({ channel: 'SMS', to, subject: '', text }) },
    list: () => messages,
  };
}
