import { readXlsx } from 'hucre';
import { pagesOfPdf } from '../reading/pdf-pages';

const sheetsOf = async (bytes: Uint8Array): Promise<string> => {
  const { sheets } = await readXlsx(bytes);
  return JSON.stringify(sheets.map(({ name, rows }) => [name, rows]));
};

const SILENT_MS = 300;

/** Of a stream of events that does not end by itself, what it says before it is silent. */
const heardFrom = async (body: ReadableStream<Uint8Array>): Promise<Uint8Array> => {
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  for (;;) {
    const silence = new Promise<'silent'>((settle) =>
      setTimeout(() => settle('silent'), SILENT_MS).unref(),
    );
    const next = await Promise.race([reader.read(), silence]);
    if (next === 'silent' || next.done) break;
    chunks.push(next.value);
  }
  await reader.cancel();
  return Buffer.concat(chunks);
};

const bytesOf = async (response: Response): Promise<Uint8Array> => {
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
  if (isStream && response.body) return heardFrom(response.body);
  return new Uint8Array(await response.arrayBuffer());
};

const bodyOf = async (response: Response): Promise<string> => {
  const bytes = await bytesOf(response);
  const type = response.headers.get('content-type') ?? '';
  if (type.includes('spreadsheetml')) return sheetsOf(bytes);
  if (type.includes('pdf')) return (await pagesOfPdf(bytes)).join('\n');
  return Buffer.from(bytes).toString('utf8');
};

/** Everything an answer says, its headers as well; of a workbook or a PDF its words. */
export const textOf = async (response: Response): Promise<string> => {
  const headers = [...response.headers].map((pair) => pair.join(': ')).join('\n');
  const body = await bodyOf(response);
  return `${decodeURIComponent(headers.replace(/%(?![\dA-F]{2})/gi, '%25'))}\n${body}`;
};
