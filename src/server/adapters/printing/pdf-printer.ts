import type { Printer } from './port.ts';

/** What draws is loaded with the first paper: most starts of the portal print nothing. */
export const createPdfPrinter = (): Printer => ({
  async print(paper) {
    const { printPaper } = await import('./print-paper.ts');
    return printPaper(paper);
  },
});
