export function DeskSignInPage() {
  return null;
}
