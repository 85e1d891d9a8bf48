import type { Locator } from 'playwright-core';
import type { Reader } from './reader';

export type Field = (label: string) => Locator;

/** Opens an act, fills it in and does it; the form goes away when it is done. */
export const act = async (
  { page }: Reader,
  label: string | RegExp,
  confirm: string,
  fill: (field: Field, dialog: Locator) => Promise<unknown> = async () => undefined,
): Promise<void> => {
  await page.getByRole('button', { name: label }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await fill((name) => dialog.getByLabel(name, { exact: true }), dialog);
  await dialog.getByRole('button', { name: confirm, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
};
