// The files of a need. A file goes up by XMLHttpRequest, which alone tells how
// far it has come; what is refused is thrown as everywhere.
import { queryOptions } from '@tanstack/react-query';
import { api, ask, sessionLost } from './client';
import { Refusal, Unreachable, readProblem } from './problem';
import type { components } from './schema.gen';

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
export function addFile(
  need: string,
  file: File,
  key: string,
  told: (share: number) => void,
): Promise<Attachment> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', base(need));
    request.setRequestHeader('Idempotency-Key', key);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) told(event.loaded / event.total);
    };
    request.onerror = () => {
      reject(new Unreachable('no answer'));
    };
    request.onload = () => {
      if (request.status === 201) {
        resolve(JSON.parse(request.responseText) as Attachment);
        return;
      }
      const headers = { 'Content-Type': request.getResponseHeader('Content-Type') ?? '' };
      void readProblem(new Response(request.responseText, { status: request.status, headers })).then(
        (problem) => {
          if (problem.code === 'unauthenticated') sessionLost.set(sessionLost.get() + 1);
          reject(new Refusal(problem));
        },
      );
    };
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
}
