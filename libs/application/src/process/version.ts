import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const NAME = 'dibao-ledger';

const versionIn = (folder: string): string | undefined => {
  try {
    const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      readonly name?: string;
      readonly version?: string;
    };
    return name === NAME ? version : undefined;
  } catch {
    return undefined;
  }
};

/** The version of this program; its package lies above, however deep it was built. */
export const programVersion = (): string => {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    const version = versionIn(folder);
    if (version !== undefined) return version;
    if (folder === dirname(folder)) return 'unknown';
  }
};
