import type { Problem } from './api';
import { saveFile } from './save-file';

export const API = '/api/v1';

/** What the ledger answered instead of what was asked for. */
export class ApiProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem.en);
    this.name = 'ApiProblem';
  }
}

/** No answer at all: the machine is off, or the network between is. */
export const unreachable: Problem = {
  status: 0,
  code: 'unreachable',
  zh: '连不上台账服务。请确认服务已启动、网络正常，然后重试。',
  en: 'The ledger cannot be reached. Check that it is running and the network works, then retry.',
};

const unreadable = (status: number): Problem => ({
  status,
  code: 'unexpected-answer',
  zh: `服务暂时无法回答（${status}）。请稍后重试。`,
  en: `The service cannot answer just now (${status}). Please try again shortly.`,
});

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'code' in value && 'zh' in value && 'en' in value;

/** The problem an answer carries; a proxy or a crash may answer in other words. */
export const problemOf = (status: number, text: string): Problem => {
  try {
    const body: unknown = JSON.parse(text);
    return isProblem(body) ? { ...body, status } : unreadable(status);
  } catch {
    return unreadable(status);
  }
};

export const problemFrom = (error: unknown): Problem =>
  error instanceof ApiProblem ? error.problem : unreachable;

const send = async (path: string, init?: RequestInit): Promise<Response> => {
  const answer = await fetch(`${API}${path}`, { credentials: 'same-origin', ...init }).catch(() => {
    throw new ApiProblem(unreachable);
  });
  if (!answer.ok) throw new ApiProblem(problemOf(answer.status, await answer.text()));
  return answer;
};

export type Query = Readonly<Record<string, string | undefined>>;

/** `/path?a=b`, without what was not asked. */
export const address = (path: string, query: Query = {}): string => {
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) words.set(name, value);
  const text = words.toString();
  return text ? `${path}?${text}` : path;
};

export const get = async <Answer>(path: string, query?: Query): Promise<Answer> =>
  (await send(address(path, query))).json();

export const post = async <Answer>(path: string, body: unknown): Promise<Answer> => {
  const answer = await send(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return answer.status === 204 ? (undefined as Answer) : answer.json();
};

export const remove = async (path: string): Promise<void> => {
  await send(path, { method: 'DELETE' });
};

const nameIn = (disposition: string | null): string | undefined => {
  const coded = disposition?.match(/filename\*=UTF-8''([^;]+)/i)?.[1];
  return coded ? decodeURIComponent(coded) : disposition?.match(/filename="?([^";]+)/i)?.[1];
};

/** Fetched first, so that a refusal is shown in the page and not saved as a broken workbook. */
export const download = async (path: string, query: Query, name: string): Promise<void> => {
  const answer = await send(address(path, query));
  saveFile(await answer.blob(), nameIn(answer.headers.get('content-disposition')) ?? name);
};
