import { registerRoute } from 'workbox-routing';
import { browserPorts } from '#client/offline/local-store/browser-ports.ts';
import { createShares } from '#client/offline/sync/create-shares.ts';
import { createProfiles } from '#client/offline/sync/profiles.ts';
import { createVault } from '#client/offline/vault/vault.ts';
import { PAGES } from '#domain/api/pages.ts';

/** The one address at which the worker answers a POST: the web share target. It goes nowhere: the files are sealed on the device. */
export function receiveShares(): void {
  registerRoute(
    ({ url, sameOrigin }) => sameOrigin && url.pathname === PAGES.shared,
    async ({ request }) => {
      let lost = 0;
      try {
        const files = (await request.formData()).getAll('files').filter((it) => it instanceof File);
        const ports = browserPorts();
        const vault = createVault(ports);
        lost = await createShares(ports, vault, createProfiles(ports, vault)).receive(files);
      } catch {
        lost = 1;
      }
      // Leads to a page of the app, so that a reload sends nothing again.
      return Response.redirect(lost === 0 ? PAGES.shared : `${PAGES.shared}?thieu=${lost}`, 303);
    },
    'POST',
  );
}
