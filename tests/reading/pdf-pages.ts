import { definePDFJSModule, extractText, getDocumentProxy } from 'unpdf';

/** The words of a PDF by page, as a reader made by others (PDF.js) finds them. */
export const pagesOfPdf = async (bytes: Uint8Array): Promise<readonly string[]> => {
  // Its own import is one that jest cannot answer.
  await definePDFJSModule(() => import('unpdf/pdfjs'));
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const { text } = await extractText(document, { mergePages: false });
  return text;
};
