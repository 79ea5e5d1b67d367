export function DeskDossierPage() {
  return null;
}
