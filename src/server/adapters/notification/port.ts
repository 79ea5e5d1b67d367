export interface MailSender {
  send(message: { readonly to: string; readonly subject: string; readonly text: string }): Promise<void>;
}

export interface SmsSender {
  /** `to` in E.164. */
  send(message: { readonly to: string; readonly text: string }): Promise<void>;
}
