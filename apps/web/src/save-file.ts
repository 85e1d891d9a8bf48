/** Hands a file to the browser to be saved under a name. */
export const saveFile = (file: Blob, name: string): void => {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Old Chromium reads the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
};
