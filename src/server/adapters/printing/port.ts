import type { LocalText, PlainDate } from '#domain/api/primitives.ts';
import type { FormNumber } from '#domain/documents/form-set.ts';
import type { DeclarationPart } from '#domain/forms/declaration.ts';
import type { DeliveryMethod, TimeLimit } from '#domain/procedures/procedure.ts';

/** What every paper carries. Times are ISO instants, shown in Asia/Ho_Chi_Minh. */
export interface PaperHead {
  readonly provinceName: string;
  readonly unitName: string;
  readonly unitAddress: string | null;
  readonly unitPhone: string | null;
  /** Where it is issued: the commune's name, without its kind. */
  readonly place: string;
  readonly hotline: string;
  readonly procedureName: string;
  readonly procedureCode: string;
  readonly submissionReference: string;
  readonly dossierCode: string | null;
  /** Where anybody may look the dossier up; what the QR code holds. No personal datum. */
  readonly lookUpUrl: string;
  /** The look-up in letters, for whoever has no camera. */
  readonly lookUpSite: string;
  readonly issuedAt: string;
}

export interface Applicant {
  readonly name: string;
  /** For whom the person files, where that is an organisation. */
  readonly organisation: string | null;
  readonly personalId: string;
  readonly taxCode: string | null;
  readonly address: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}

export interface PaperLine {
  readonly name: string;
  readonly fileName: string;
  readonly size: number;
  readonly sha256: string;
}

/** A component that was handed in, under the law's name for it; `files` are the electronic parts of the one paper. */
export interface ComponentLine {
  readonly name: string;
  readonly kind: 'E_FORM' | 'ORIGINAL' | 'COPY' | 'ELECTRONIC_COPY';
  readonly quantity: number;
  readonly files: number;
}

/** A line of what it costs; `amount` null where it depends on the case. */
export interface ChargeLine {
  readonly name: string;
  readonly quantity: number | null;
  readonly unitAmount: number | null;
  readonly amount: number | null;
  readonly waivedBecause: string | null;
  /** Paid when the result is handed over, not before. */
  readonly withResult: boolean;
}

export interface SubmissionReceiptFacts extends PaperHead {
  readonly applicant: Applicant;
  readonly officialReceivedAt: string;
  readonly answerDueAt: string;
  readonly revision: number;
  readonly papers: readonly PaperLine[];
  readonly amountDue: number;
}

/** What the forms of the one-stop mechanism share. */
export interface StatutoryFormFacts extends PaperHead {
  readonly form: FormNumber;
  readonly applicant: Applicant;
  readonly officer: string;
}

/** Form 01: receipt and appointment (Circular 01/2018/TT-VPCP Art 9). */
export interface Form01Facts extends StatutoryFormFacts {
  readonly caseName: string | null;
  readonly components: readonly ComponentLine[];
  readonly sets: number;
  readonly timeLimit: TimeLimit | null;
  readonly receivedAt: string;
  readonly acceptedAt: string;
  readonly dueAt: string | null;
  /** `place`: the unit, or the address by post; null: the portal. */
  readonly delivery: {
    readonly method: DeliveryMethod;
    readonly place: string | null;
    readonly copies: number | null;
  };
  readonly charges: readonly ChargeLine[];
  readonly amountDue: number;
  readonly amountPaid: number;
  /** The dossier's number in the register of its day; null: to be filled by hand. */
  readonly registerOrdinal: string | null;
}

/** Form 02: what is to be supplemented, once and completely (Decree 45/2020 Art 11.3). */
export interface Form02Facts extends StatutoryFormFacts {
  readonly points: readonly {
    readonly what: string;
    readonly reason: string;
    readonly remedy: 'CORRECT_ANSWER' | 'SEND_PAPER' | 'REPLACE_PAPER' | 'SEE_REASON' | null;
  }[];
  /** Which request it is: 2 and more are late (Decision 766/QĐ-TTg). */
  readonly number: number;
  readonly dueAt: string;
}

/** Forms 03 (refusal) and 05 (stop): with the reason in words, and what goes back. */
export interface ReasonFormFacts extends StatutoryFormFacts {
  readonly reason: string;
  /** Form 03: the article that the refusal rests on. Absent on papers that had it in the reason. */
  readonly legalGround?: string | null;
  /** When the applicant asked to withdraw, where that is why. */
  readonly withdrawalAskedAt: string | null;
  /** Null on papers of the first release, which did not say. */
  readonly returned: { readonly components: readonly ComponentLine[]; readonly amount: number } | null;
}

export interface PaymentReceiptFacts extends PaperHead {
  readonly payer: string;
  readonly reference: string;
  readonly amount: number;
  readonly paidAt: string;
  readonly transactionNo: string | null;
  readonly lines: readonly { readonly name: LocalText; readonly amount: number }[];
}

/** The declaration as a paper, A4, made of the answers of one revision. */
export interface DeclarationFacts extends PaperHead {
  readonly title: string;
  /** As the law names the form; null: what the e-form stands for, in `prescribedBy`. */
  readonly formNumber: string | null;
  readonly prescribedBy: string | null;
  readonly addressee: string;
  readonly parts: readonly DeclarationPart[];
  readonly enclosed: readonly ComponentLine[];
  readonly undertaking: string;
  readonly signatures: readonly string[];
  readonly applicantName: string;
  readonly revision: number;
  readonly declaredOn: PlainDate;
  readonly committedAt: string;
}

export type Paper =
  | { readonly kind: 'SUBMISSION_RECEIPT'; readonly facts: SubmissionReceiptFacts }
  | { readonly kind: 'FORM_01'; readonly facts: Form01Facts }
  | { readonly kind: 'FORM_02'; readonly facts: Form02Facts }
  | { readonly kind: 'FORM_03' | 'FORM_05'; readonly facts: ReasonFormFacts }
  | { readonly kind: 'PAYMENT_RECEIPT'; readonly facts: PaymentReceiptFacts }
  | { readonly kind: 'DECLARATION'; readonly facts: DeclarationFacts };

/** Prints papers as PDF: the same facts give the same words. */
export interface Printer {
  print(paper: Paper): Promise<Uint8Array>;
}
