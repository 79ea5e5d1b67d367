import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface MailServer {
  readonly port: number;
  readonly arrived: readonly { readonly to: readonly string[]; readonly mail: ParsedMail }[];
  /** It is down: its port refuses. What arrived stays. */
  stop(): Promise<void>;
  /** It is back on the same port. */
  start(): Promise<void>;
}

/** A real mail server on this machine that keeps what it is handed; mailboxes that begin with "nobody" do not exist. */
export async function startMailServer(): Promise<MailServer> {
  const arrived: { to: string[]; mail: ParsedMail }[] = [];
  let port = 0;
  let running: SMTPServer | undefined;
  const start = async (): Promise<void> => {
    if (running !== undefined) return;
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo({ address }, _session, callback) {
        callback(address.startsWith('nobody') ? new Error('550 no such mailbox') : undefined);
      },
      onData(stream, session, callback) {
        simpleParser(stream, {}, (fault: unknown, mail) => {
          if (fault instanceof Error) return callback(fault);
          arrived.push({ to: session.envelope.rcptTo.map((it) => it.address), mail });
          return callback();
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    const address = server.server.address();
    port = typeof address === 'object' && address !== null ? address.port : 0;
    running = server;
  };
  await start();
  return {
    port,
    arrived,
    start,
    async stop() {
      const server = running;
      running = undefined;
      if (server !== undefined) await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
