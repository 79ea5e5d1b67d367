import type { LocalText } from '#domain/api/primitives.ts';

/** What every paper carries. Times are ISO instants, shown in Asia/Ho_Chi_Minh. */
export interface PaperHead {
  readonly provinceName: string;
  readonly unitName: string;
  readonly unitAddress: string | null;
  readonly hotline: string;
  readonly procedureName: string;
  readonly procedureCode: string;
  readonly submissionReference: string;
  readonly dossierCode: string | null;
  /** Where anybody may look the dossier up; what the QR code holds. No personal datum. */
  readonly lookUpUrl: string;
  readonly issuedAt: string;
}

export interface Applicant {
  readonly name: string;
  readonly personalId: string;
  readonly phone: string | null;
  readonly email: string | null;
}

export interface PaperLine {
  readonly name: string;
  readonly fileName: string;
  readonly size: number;
  readonly sha256: string;
}

export interface SubmissionReceiptFacts extends PaperHead {
  readonly applicant: Applicant;
  readonly officialReceivedAt: string;
  readonly answerDueAt: string;
  readonly revision: number;
  readonly papers: readonly PaperLine[];
  readonly amountDue: number;
}

/** Form 01: receipt and appointment (Circular 01/2018/TT-VPCP Art 9). */
export interface Form01Facts extends PaperHead {
  readonly applicant: Applicant;
  readonly papers: readonly PaperLine[];
  readonly receivedAt: string;
  readonly acceptedAt: string;
  readonly dueAt: string | null;
  readonly timeLimitNote: string | null;
  readonly delivery: 'ELECTRONIC' | 'COUNTER' | 'POSTAL';
  readonly amountDue: number;
  readonly amountPaid: number;
  readonly officer: string;
}

/** Form 02: what is to be supplemented, once and completely (Decree 45/2020 Art 11.3). */
export interface Form02Facts extends PaperHead {
  readonly applicant: Applicant;
  readonly points: readonly { readonly what: string; readonly reason: string }[];
  readonly dueAt: string;
  readonly officer: string;
}

/** Forms 03 (refusal) and 05 (stop): with the reason in words. */
export interface ReasonFormFacts extends PaperHead {
  readonly applicant: Applicant;
  readonly reason: string;
  readonly officer: string;
}

export interface PaymentReceiptFacts extends PaperHead {
  readonly payer: string;
  readonly reference: string;
  readonly amount: number;
  readonly paidAt: string;
  readonly transactionNo: string | null;
  readonly lines: readonly { readonly name: LocalText; readonly amount: number }[];
}

export type Paper =
  | { readonly kind: 'SUBMISSION_RECEIPT'; readonly facts: SubmissionReceiptFacts }
  | { readonly kind: 'FORM_01'; readonly facts: Form01Facts }
  | { readonly kind: 'FORM_02'; readonly facts: Form02Facts }
  | { readonly kind: 'FORM_03' | 'FORM_05'; readonly facts: ReasonFormFacts }
  | { readonly kind: 'PAYMENT_RECEIPT'; readonly facts: PaymentReceiptFacts };

/** Prints papers as PDF: the same facts give the same words. */
export interface Printer {
  print(paper: Paper): Promise<Uint8Array>;
}
