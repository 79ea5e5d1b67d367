import { canonicalJson } from '#domain/dossiers/canonical-json.ts';
import { instantNow, type PortalContext } from '#server/use-cases/portal-context.ts';

/** The portal's time, signed: what a captive portal's page cannot say. */
export async function proveReach(context: PortalContext): Promise<{ portal: 'mot-cua'; now: string; token: string }> {
  const now = instantNow(context);
  return { portal: 'mot-cua', now, token: await context.signer.sign(canonicalJson({ iss: context.publicUrl, now })) };
}
