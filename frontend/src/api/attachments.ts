// The files of a need.
import { queryOptions } from '@tanstack/react-query';
import { api, ask } from './client';
import type { components } from './schema.gen';
import { sendFile } from './upload';

export type Attachment = components['schemas']['Attachment'];

export const MAX_FILES = 20;
export const MAX_FILE_BYTES = 20 * 1024 * 1024;
/** What the portal takes, as a file chooser's filter. */
export const FILE_ENDINGS = '.pdf,.docx,.xlsx,.pptx,.odt,.ods,.png,.jpg,.jpeg,.csv,.txt';

export const attachmentsQuery = (need: string) =>
  queryOptions({
    queryKey: ['needs', 'files', need],
    queryFn: async ({ signal }) =>
      (await ask(api.GET('/needs/{id}/attachments', { params: { path: { id: need } }, signal }))).data.items,
    staleTime: 15_000,
  });

const base = (need: string) => `${window.location.origin}/api/v1/needs/${need}/attachments`;

export const fileAddress = (need: string, file: string): string => `${base(need)}/${file}`;

export const removeFile = async (need: string, file: string): Promise<void> => {
  await ask(
    api.DELETE('/needs/{id}/attachments/{attachment}', { params: { path: { id: need, attachment: file } } }),
  );
};

/** `told` hears the share that has gone up, 0 to 1. */
export const addFile = (
  need: string,
  file: File,
  key: string,
  told: (share: number) => void,
): Promise<Attachment> => sendFile<Attachment>(base(need), file, key, told);
