import type { MailSender } from './port.ts';

/** A mail server that says nothing must not hold up the messages behind. */
const PATIENCE = 10_000;

/** E-mail by SMTP (RFC 5321); `url` as nodemailer reads it: smtp://user:password@host:port; `patience` in milliseconds of silence. */
export function createSmtpMailSender(url: string, from: string, patience = PATIENCE): MailSender {
  const connect = async () => {
    const { default: nodemailer } = await import('nodemailer');
    const settings = { connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience };
    return nodemailer.createTransport({ url, ...settings });
  };
  let transport: ReturnType<typeof connect> | undefined;
  return {
    async send({ to, subject, text }) {
      transport ??= connect();
      // An address list in `to` would send to several: one address object is one address.
      await (await transport).sendMail({ from, to: { name: '', address: to }, subject, text });
    },
  };
}
