export function PaymentReturnPage() {
  return null;
}
