import nodemailer from 'nodemailer';
import type { MailSender } from './port.ts';

/** E-mail by SMTP (RFC 5321); `url` as nodemailer reads it: smtp://user:password@host:port. */
export function createSmtpMailSender(url: string, from: string): MailSender {
  const transport = nodemailer.createTransport(url);
  return {
    async send({ to, subject, text }) {
      // An address list in `to` would send to several: one address object is one address.
      await transport.sendMail({ from, to: { name: '', address: to }, subject, text });
    },
  };
}
