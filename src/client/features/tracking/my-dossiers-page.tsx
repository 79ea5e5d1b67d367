export function MyDossiersPage() {
  return null;
}
