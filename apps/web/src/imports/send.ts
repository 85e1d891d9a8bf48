import type { ImportProgress } from '../api';
import { API, ApiProblem, get, problemFrom, problemOf } from '../http';

const POLL_MS = 1_500;
const UNANSWERED_MAX = 20;

/** XMLHttpRequest, because fetch cannot tell how much has gone out. */
export const sendFiles = (
  files: readonly File[],
  onSent: (share: number) => void,
): Promise<{ readonly importId: string }> =>
  new Promise((resolve, reject) => {
    const form = new FormData();
    for (const file of files) form.append('files', file, file.name);
    const request = new XMLHttpRequest();
    request.open('POST', `${API}/imports`);
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onSent(total ? loaded / total : 0),
    );
    request.addEventListener('error', () => reject(new Error('unreachable')));
    request.addEventListener('load', () => {
      if (request.status === 202) return resolve(JSON.parse(request.responseText));
      return reject(new ApiProblem(problemOf(request.status, request.responseText)));
    });
    request.send(form);
  });

export const isOver = ({ phase }: ImportProgress): boolean =>
  phase === 'finished' || phase === 'failed';

/** Where no stream gets through (an office proxy may hold it back), ask again and again. */
const poll = async (
  importId: string,
  onProgress: (progress: ImportProgress) => void,
  isWatched: () => boolean,
): Promise<void> => {
  for (let unanswered = 0; isWatched() && unanswered < UNANSWERED_MAX;) {
    try {
      const progress = await get<ImportProgress>(`/imports/${importId}`);
      unanswered = 0;
      onProgress(progress);
      if (isOver(progress)) return;
    } catch (error) {
      const { status } = problemFrom(error);
      if (status !== 0 && status < 500) throw error;
      unanswered += 1;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
};

/** Calls back until the import is over or nobody watches any more. Returns how to stop watching. */
export const watchImport = (
  importId: string,
  onProgress: (progress: ImportProgress) => void,
  onFailure: (error: unknown) => void,
): (() => void) => {
  let watched = true;
  const source = new EventSource(`${API}/imports/${importId}/progress`);
  source.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const progress = JSON.parse(data) as ImportProgress;
    if (isOver(progress)) source.close();
    onProgress(progress);
  });
  source.addEventListener('error', () => {
    source.close();
    void poll(importId, onProgress, () => watched).catch(onFailure);
  });
  return () => {
    watched = false;
    source.close();
  };
};
