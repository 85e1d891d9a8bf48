import { execFileSync } from 'node:child_process';
import { accessSync, constants, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const root = resolve(__dirname, '..', '..');
const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
const SWITCHES = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

interface Found {
  readonly executablePath: string;
  /** Folders of libraries that a bare machine has not. */
  readonly libraries?: string;
}

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const onPath = (): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find(isProgram);

/**
 * The browser that came with the packages, with its own libraries. It unpacks under fixed names
 * and takes whatever lies there already, so it gets a folder of its own; and a process of its own,
 * because it writes into the environment. The name of the runtime makes it unpack its libraries.
 */
const unpack = (folder: string): Found => {
  const script = `import('@sparticuz/chromium')
    .then((packed) => packed.default.executablePath())
    .then((path) => process.stdout.write(path))`;
  const executablePath = execFileSync(process.execPath, ['-e', script], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
  });
  return { executablePath, libraries: join(folder, 'al2023', 'lib') };
};

export interface OpenedBrowser {
  readonly browser: Browser;
  /** Where the machine has no browser of its own, the libraries one needs. */
  readonly libraries?: string;
  close(): Promise<void>;
}

/** CHROMIUM_PATH, else a browser of this machine, else the one that came with the packages. */
export const openBrowser = async (): Promise<OpenedBrowser> => {
  const folder = mkdtempSync(join(tmpdir(), 'dibao-browser-'));
  const own = process.env['CHROMIUM_PATH'] ?? onPath();
  const { executablePath, libraries } = own ? { executablePath: own } : unpack(folder);
  const home = join(folder, 'home');
  mkdirSync(home);
  const env = { ...process.env, HOME: home, TMPDIR: folder };
  const browser = await chromium.launch({
    executablePath,
    args: SWITCHES,
    env: libraries ? { ...env, LD_LIBRARY_PATH: libraries } : env,
  });
  return {
    browser,
    ...(libraries !== undefined && { libraries }),
    close: async () => {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
