/**
 * A request that carries files. The description of the routes calls a file a text, and the browser
 * itself writes the header that tells the parts apart.
 */
export const asForm = (parts: Readonly<Record<string, string | File>>) => ({
  body: parts as never,
  bodySerializer: (): FormData => {
    const form = new FormData();
    for (const [name, part] of Object.entries(parts)) {
      if (typeof part === 'string') form.append(name, part);
      else form.append(name, part, part.name);
    }
    return form;
  },
});
