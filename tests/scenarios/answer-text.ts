import { readXlsx } from 'hucre';

const sheetsOf = async (bytes: Uint8Array): Promise<string> => {
  const { sheets } = await readXlsx(bytes);
  return JSON.stringify(sheets.map(({ name, rows }) => [name, rows]));
};

/** Everything an answer says, its headers as well; of a workbook the words of its cells. */
export const textOf = async (response: Response): Promise<string> => {
  const headers = [...response.headers].map((pair) => pair.join(': ')).join('\n');
  const bytes = new Uint8Array(await response.arrayBuffer());
  const isWorkbook = response.headers.get('content-type')?.includes('spreadsheetml') ?? false;
  const body = isWorkbook ? await sheetsOf(bytes) : Buffer.from(bytes).toString('utf8');
  return `${decodeURIComponent(headers.replace(/%(?![\dA-F]{2})/gi, '%25'))}\n${body}`;
};
