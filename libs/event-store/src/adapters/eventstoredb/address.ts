/** Where a node or a cluster is, as far as we ask for it ourselves. */
export interface NodeAddress {
  /** What the client is given. */
  readonly connectionString: string;
  readonly hosts: readonly { readonly host: string; readonly port: number }[];
  readonly tls: boolean;
  readonly caFile?: string;
}

const SHAPE = /^(esdb(?:\+discover)?:\/\/)(?:([^@]*)@)?([^@/?]+)\/?(?:\?(.*))?$/;
const DEFAULT_PORT = 2113;

const hostFrom = (text: string): { readonly host: string; readonly port: number } => {
  const [host = '', port = String(DEFAULT_PORT)] = text.trim().split(':');
  return { host, port: Number(port) };
};

/** The client reads option names whatever their case and dashes. */
const flat = (name: string): string => name.toLowerCase().replaceAll(/[_-]/g, '');

/**
 * Reads `esdb://` and `esdb+discover://` and mends what the client gets wrong: of a password it
 * would take what stands before a second colon, and with `throwOnAppendFailure=false` it tells
 * wrong revisions. @throws RangeError, which never repeats the text, for it may hold a password.
 */
export const addressFrom = (text: string): NodeAddress => {
  const match = SHAPE.exec(text.trim());
  if (!match) {
    throw new RangeError(
      'not a connection string of EventStoreDB: write esdb://name:password@host:2113, and other ' +
        'signs than letters and digits of the password as %XX',
    );
  }
  const [, scheme = '', login, places = '', query = ''] = match;
  const options = query.split('&').filter((option) => option !== '');
  const kept = options.filter((option) => !flat(option).startsWith('throwonappendfailure='));
  const valueOf = (name: string) =>
    kept.find((option) => flat(option).startsWith(`${name}=`))?.replace(/^[^=]*=/, '');
  const [name = '', ...password] = (login ?? '').split(':');
  const before = login === undefined ? '' : `${name}:${password.join('%3A')}@`;
  const after = kept.length > 0 ? `?${kept.join('&')}` : '';
  const caFile = valueOf('tlscafile');
  return {
    connectionString: `${scheme}${before}${places}${after}`,
    hosts: places.split(',').map(hostFrom),
    tls: valueOf('tls') !== 'false',
    ...(caFile !== undefined && { caFile: decodeURIComponent(caFile) }),
  };
};
