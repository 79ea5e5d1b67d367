import { useTranslation } from 'react-i18next';
import { useLocalText } from '#client/i18n/use-language.ts';
import { useEngine } from '#client/offline/react/engine-provider.tsx';
import { useAnnounce } from '#client/ui/announcer.tsx';
import type { ProvinceProfile } from '#domain/api/catalogue.ts';
import { AppError } from '#domain/api/errors.ts';
import type { Component } from '#domain/procedures/procedure.ts';
import { joinPages } from './join-pages.ts';
import { asJpeg, type PreparedFile, prepareFile } from './prepare-file.ts';
import { preparing } from './preparing.ts';
import type { ShownPart } from './shown-part.ts';

export interface TakeFiles {
  /** Keeps chosen files one after another and answers those that were kept; `replaces`: in the place of this one. */
  take(files: readonly File[], replaces?: string): Promise<readonly File[]>;
  /** Puts kept pictures and chosen ones, in this order, into one PDF in the place of the kept ones. */
  join(kept: readonly ShownPart[], files: readonly File[]): Promise<void>;
}

/** What happens to files that are chosen for one paper: made ready strictly one at a time, each kept or refused in words. */
export function useTakeFiles(draftId: string, component: Component, limits: ProvinceProfile['limits']): TakeFiles {
  const { t } = useTranslation('documents');
  const announce = useAnnounce();
  const localText = useLocalText();
  const { drafts } = useEngine();
  const componentCode = component.code;
  const name = localText(component.plainName);
  const refuse = (file: string, fault: unknown) =>
    preparing.refuse(draftId, {
      componentCode,
      name: file,
      code: typeof fault === 'string' ? fault : fault instanceof AppError ? fault.code : 'document.unreadable',
    });

  /** Runs over the files; what one of them throws is that one's refusal and ends nothing. */
  async function each(files: readonly File[], use: (file: File, prepared: PreparedFile) => Promise<void>) {
    // All of them at once: those that wait their turn are under way too.
    preparing.begin(draftId, componentCode, files.length);
    const kept: File[] = [];
    for (const file of files) {
      try {
        const prepared = await prepareFile(file, limits);
        if ('refusal' in prepared) refuse(file.name, prepared.refusal);
        else {
          await use(file, prepared);
          kept.push(file);
        }
      } catch (fault) {
        refuse(file.name, fault);
      } finally {
        preparing.end(draftId, componentCode);
      }
    }
    return kept;
  }

  const detailsOf = (file: string, { mediaType, thumbnail }: PreparedFile) => ({
    mediaType,
    name: file,
    ...(thumbnail === undefined ? {} : { thumbnail }),
  });
  const add = async (file: string, prepared: PreparedFile): Promise<void> => {
    await drafts.addPart(draftId, componentCode, prepared.bytes, detailsOf(file, prepared), component.maxFiles);
    announce(t('added', { name }));
  };

  return {
    take: (files, replaces) =>
      each(files, async (file, prepared) => {
        if (replaces === undefined) return add(file.name, prepared);
        await drafts.replacePart(draftId, replaces, prepared.bytes, detailsOf(file.name, prepared));
        preparing.found(draftId, replaces);
        announce(t('added', { name }));
      }),

    async join(kept, files) {
      const whole = `${name}.pdf`;
      const chosen: { readonly name: string; readonly prepared: PreparedFile }[] = [];
      preparing.begin(draftId, componentCode, 1);
      try {
        await each(files, async (file, prepared) => {
          if (prepared.mediaType === 'application/pdf') await add(file.name, prepared);
          else chosen.push({ name: file.name, prepared });
        });
        const [only] = chosen;
        if (kept.length + chosen.length < 2)
          return only === undefined ? undefined : await add(only.name, only.prepared);
        const pages: Blob[] = [];
        for (const part of kept)
          pages.push(await asJpeg(await drafts.readPart(draftId, part.partId), limits.photographLongEdgePixels));
        for (const { prepared } of chosen) pages.push(await asJpeg(prepared.bytes, limits.photographLongEdgePixels));
        const pdf = await joinPages(pages);
        if (pdf === undefined) throw new AppError('document.unreadable');
        if (pdf.size > limits.pdfBytes) throw new AppError('document.tooLarge');
        const [cover] = kept;
        const thumbnail =
          cover === undefined ? only?.prepared.thumbnail : await drafts.readPart(draftId, cover.partId, 'thumbnail');
        const prepared: PreparedFile = { bytes: pdf, mediaType: 'application/pdf', ...(thumbnail && { thumbnail }) };
        const details = { ...detailsOf(whole, prepared), pages: pages.length };
        await (cover === undefined
          ? drafts.addPart(draftId, componentCode, pdf, details, component.maxFiles)
          : drafts.joinParts(
              draftId,
              kept.map((part) => part.partId),
              pdf,
              details,
            ));
        announce(t('added', { name }));
      } catch (fault) {
        // Told of each: the pictures that were to go into it are not in the dossier.
        for (const file of chosen.length === 0 ? [whole] : chosen.map((it) => it.name)) refuse(file, fault);
      } finally {
        preparing.end(draftId, componentCode);
      }
    },
  };
}
