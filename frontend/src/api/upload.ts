// One file up by XMLHttpRequest, which alone tells how far it has come; what is refused is thrown as everywhere.
import { sessionLost } from './client';
import { Refusal, Unreachable, readProblem } from './problem';

/** `told` hears the share that has gone up, 0 to 1. A signal that is given up ends it with an AbortError. */
export function sendFile<T>(
  address: string,
  file: File,
  key: string,
  told: (share: number) => void,
  signal?: AbortSignal,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.setRequestHeader('Idempotency-Key', key);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) told(event.loaded / event.total);
    };
    request.onerror = () => {
      reject(new Unreachable('no answer'));
    };
    request.onabort = () => {
      reject(new DOMException('given up', 'AbortError'));
    };
    signal?.addEventListener('abort', () => {
      request.abort();
    });
    request.onload = () => {
      if (request.status === 201) {
        resolve(JSON.parse(request.responseText) as T);
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
