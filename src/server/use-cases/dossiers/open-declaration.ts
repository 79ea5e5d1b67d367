import type { AdministrativeUnit } from '#domain/api/catalogue.ts';
import { AppError } from '#domain/api/errors.ts';
import { localDate } from '#domain/deadlines/local-time.ts';
import { declarationParts } from '#domain/forms/declaration.ts';
import type { Paper } from '#server/adapters/printing/port.ts';
import { serverText } from '#server/i18n/server-messages.ts';
import type { DossierRecord } from '#server/repositories/dossier-repository.ts';
import type { PortalContext } from '#server/use-cases/portal-context.ts';
import type { OpenedDocument } from './open-document.ts';
import { componentLines, type PaperBackground, readPaperBackground } from './paper-background.ts';

const lowerFirst = (name: string): string => name.charAt(0).toLocaleLowerCase('vi') + name.slice(1);

/** "Ủy ban nhân dân phường Cẩm Thượng, thành phố Hải Dương"; a unit that is no commune's goes by its own name. */
function addresseeOf(units: readonly AdministrativeUnit[], competentUnitId: string, unitName: string): string {
  const commune = units.find((unit) => unit.unitId === competentUnitId);
  if (commune === undefined) return unitName;
  const above = units.find((unit) => unit.code === commune.parent);
  const unit = [commune, above].flatMap((it) => (it === undefined ? [] : [lowerFirst(it.name)])).join(', ');
  return serverText('vi', 'print.committeeOf', { unit });
}

function declarationOf(background: PaperBackground, competentUnitId: string): Paper {
  const { head, applicant, procedure, form, answers, revision, province } = background;
  const { committedAt, manifest } = revision;
  const { print } = form;
  const day = localDate(committedAt);
  const name = answers[form.roles.applicantName];
  return {
    kind: 'DECLARATION',
    facts: {
      ...head,
      issuedAt: committedAt,
      title: (print?.title ?? form.title).vi,
      formNumber: print?.formNumber ?? null,
      prescribedBy: form.prescribedBy?.vi ?? null,
      addressee: print?.addressee?.vi ?? addresseeOf(province.units, competentUnitId, head.unitName),
      parts: declarationParts(form, answers, province.units, { today: day }),
      enclosed: componentLines(procedure, manifest.parts),
      undertaking: (print?.undertaking ?? province.profile.declarationText).vi,
      signatures: print?.signatures?.map((it) => it.vi) ?? [serverText('vi', 'print.declarant')],
      applicantName: typeof name === 'string' ? name : applicant.name,
      revision: manifest.revision,
      declaredOn: day,
      committedAt,
    },
  };
}

/**
 * The declaration of a revision as a paper; made when it is asked for, always the same.
 * @param number absent: the latest
 * @throws AppError document.notFound
 */
export async function openDeclaration(
  context: PortalContext,
  dossier: DossierRecord,
  number: number = dossier.revision,
): Promise<OpenedDocument & { readonly content: Uint8Array }> {
  if (number < 1 || number > dossier.revision) throw new AppError('document.notFound');
  const background = await readPaperBackground(context, context.database, dossier, number);
  return {
    content: await context.printer.print(declarationOf(background, dossier.competentUnitId)),
    mediaType: 'application/pdf',
    name: `${dossier.dossierCode ?? dossier.submissionReference}-to-khai.pdf`,
  };
}
