/** Text as it stands in a page; nothing a file says becomes markup. */
export const escaped = (text: string): string =>
  text.replace(
    /[&<>"']/g,
    (sign) =>
      ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] as string,
  );

/** A tag around text or around markup that was made here. */
export const tag = (name: string, inner: string, className = ''): string =>
  `<${name}${className && ` class="${className}"`}>${inner}</${name}>`;

export const table = (
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  className = '',
): string =>
  tag(
    'table',
    tag('thead', tag('tr', heads.map((head) => `<th scope="col">${escaped(head)}</th>`).join(''))) +
      tag(
        'tbody',
        rows.map((cells) => tag('tr', cells.map((cell) => tag('td', cell)).join(''))).join(''),
      ),
    className,
  );
