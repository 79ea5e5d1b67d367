import { describe, expect, test } from 'vitest';
import type { PaymentState } from '#domain/api/payments.ts';
import { paymentStatusOf } from '#domain/payments/payment-status.ts';

const NOW = '2026-11-23T03:00:00.000Z';
const LATER = '2026-11-23T03:15:00.000Z';
const entry = (state: PaymentState, amount = 8_000, expiresAt = LATER) => ({ state, amount, expiresAt });

describe('how a dossier stands with money is what its ledger says', () => {
  test.each([
    ['free of charge', 0, [], 'NOTHING_DUE'],
    ['not paid yet', 8_000, [], 'DUE'],
    ['a payment that is open', 8_000, [entry('PENDING')], 'PENDING'],
    ['a payment whose time is over', 8_000, [entry('PENDING', 8_000, NOW)], 'DUE'],
    ['under suspicion', 8_000, [entry('SUSPECT', 8_000, NOW)], 'PENDING'],
    ['tries that failed', 8_000, [entry('FAILED'), entry('CANCELLED'), entry('EXPIRED')], 'DUE'],
    ['paid', 8_000, [entry('PAID')], 'PAID'],
    ['paid in two parts', 16_000, [entry('PAID'), entry('PAID')], 'PAID'],
    ['paid twice', 8_000, [entry('PAID'), entry('REFUND_DUE')], 'REFUND_DUE'],
    ['paid, and costs less by now', 8_000, [entry('PAID', 24_000)], 'REFUND_DUE'],
    ['paid for what ended without a result', 0, [entry('PAID')], 'REFUND_DUE'],
    ['paid too little too late, and still due', 24_000, [entry('REFUND_DUE')], 'REFUND_DUE'],
    ['the same, and being paid', 24_000, [entry('REFUND_DUE'), entry('PENDING', 24_000)], 'PENDING'],
  ] as const)('%s', (_, amountDue, payments, status) => {
    expect(paymentStatusOf(amountDue, payments, NOW)).toBe(status);
  });
});
