import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';

/** Of the package, the program alone: its own way of starting is meant for another machine. */
const PACKED = join(
  dirname(require.resolve('chrome-aws-lambda/package.json')),
  'bin',
  'chromium.br',
);

/** What is used of the driver, which says nothing of its types. */
interface OldPage {
  goto(address: string): Promise<unknown>;
  type(selector: string, text: string): Promise<void>;
  click(selector: string): Promise<void>;
  waitForSelector(selector: string): Promise<unknown>;
  waitForFunction(expression: string): Promise<unknown>;
  evaluate(expression: string): Promise<unknown>;
  on(event: 'pageerror', listener: (error: Error) => void): void;
  readonly keyboard: { press(key: string): Promise<void> };
}

interface OldDriver {
  launch(options: object): Promise<{
    newPage(): Promise<OldPage>;
    version(): Promise<string>;
    close(): Promise<void>;
  }>;
}

const driver: OldDriver = require('puppeteer-core');

export interface OldReader {
  readonly page: OldPage;
  readonly version: string;
  /** What went wrong in the page itself. */
  readonly troubles: readonly string[];
  close(): Promise<void>;
}

const watched = (page: OldPage): readonly string[] => {
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  return troubles;
};

/**
 * A Chromium 87 of 2020, close to what 360 and other browsers of offices still are. Today's
 * Playwright cannot drive it; the Puppeteer of its time can.
 */
export const openOldChromium = async (
  size: { readonly width: number; readonly height: number },
  libraries: string | undefined,
): Promise<OldReader> => {
  const folder = mkdtempSync(join(tmpdir(), 'dibao-chromium-87-'));
  const program = join(folder, 'chromium');
  await pipeline(
    createReadStream(PACKED),
    createBrotliDecompress(),
    createWriteStream(program, { mode: 0o755 }),
  );
  const browser = await driver.launch({
    executablePath: program,
    userDataDir: join(folder, 'profile'),
    defaultViewport: size,
    env: { ...process.env, ...(libraries && { LD_LIBRARY_PATH: libraries }) },
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
  });
  const page = await browser.newPage();
  return {
    page,
    version: await browser.version(),
    troubles: watched(page),
    close: async () => {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
