import { newPlace } from './open-ledger';
import { CLIENT, IdentityProvider } from './identity-provider';
import { type ServedLedger, serve, serveNewLedger } from './served-ledger';

jest.setTimeout(120_000);

const STREET = '500118001';

const provider = new IdentityProvider();
let served: ServedLedger;
let address: string;

/** A browser that keeps cookies by their paths and follows no redirect by itself. */
class Browser {
  private readonly cookies = new Map<string, string>();

  async go(url: string): Promise<Response> {
    const isLedger = url.startsWith(address);
    const cookie = [...this.cookies].map((pair) => pair.join('=')).join('; ');
    const response = await fetch(url, {
      redirect: 'manual',
      ...(isLedger && cookie && { headers: { cookie } }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';', 1)[0] ?? '').split('=', 2);
      if (value) this.cookies.set(name, value);
      else this.cookies.delete(name);
    }
    return response;
  }

  cookie(name: string): string | undefined {
    return this.cookies.get(name);
  }
}

const at = (path: string): string => `${address}/api/v1${path}`;
const next = (response: Response): string => response.headers.get('location') ?? '';
/** The ledger's public address in the settings is where this test happens to serve it. */
const here = (url: string): string => url.replace(/^https:\/\/ledger\.example/, address);

/** From the ledger to the provider: the address it sends the browser back to. */
const toProvider = async (browser: Browser): Promise<string> => {
  const begun = await browser.go(at('/session/oidc'));
  expect(begun.status).toBe(302);
  return here(next(await browser.go(next(begun))));
};

const through = async (browser = new Browser()) => {
  const came = await browser.go(await toProvider(browser));
  expect(came.status).toBe(302);
  const session = await browser.go(at('/session'));
  return { to: next(came), session: session.status, browser };
};

beforeAll(async () => {
  const issuer = await provider.listen();
  served = await serve(await newPlace(), undefined, {
    LEDGER_OIDC_ISSUER: issuer,
    LEDGER_OIDC_CLIENT_ID: CLIENT.id,
    LEDGER_OIDC_CLIENT_SECRET: CLIENT.secret,
    LEDGER_PUBLIC_URL: 'https://ledger.example',
  });
  address = await served.http.getUrl();
  await served.account('li.si', 'street-officer', STREET);
});

beforeEach(() => {
  provider.isHere = { preferred_username: 'Li.Si' };
  provider.says = {};
  provider.signsWithAnotherKey = false;
});

afterAll(async () => {
  await served.close();
  await provider.close();
});

it('says that it is there, and logs in to the account of that name', async () => {
  expect((await served.nobody.get('/session/ways')).body).toEqual({ oidc: true });
  const { to, session, browser } = await through();
  expect([to, session]).toEqual(['/', 200]);
  const { body } = await served.nobody.ask('GET', '/session');
  expect(body['code']).toBe('not-logged-in');
  const own = await browser.go(at('/session'));
  expect(await own.json()).toMatchObject({
    account: { userName: 'li.si', role: 'street-officer' },
  });
  expect(browser.cookie('ledger_sign_on')).toBeUndefined();
});

it('asks nobody for a new password who typed none, and everybody who types one', async () => {
  const password = 'chosen by the administrator';
  const given = { userName: 'wang.wu', displayName: '王五', role: 'auditor' } as const;
  await served.ledger.accounts.createAccount(
    { ...given, scope: served.ledger.division, password, mustChangePassword: true },
    'test',
  );
  provider.isHere = { preferred_username: 'wang.wu' };
  const { browser } = await through();
  expect((await browser.go(at('/rules'))).status).toBe(200);
  const typed = await served.nobody.loggedIn('wang.wu', password);
  expect((await typed.get('/rules')).body).toMatchObject({ code: 'password-must-change' });
});

it('makes no account, and lets no disabled one in', async () => {
  const before = await served.ledger.accounts.list();
  provider.isHere = { preferred_username: 'nobody.here' };
  expect(await through()).toMatchObject({ to: '/?signOn=unknown-account', session: 401 });
  expect(await served.ledger.accounts.list()).toEqual(before);
  await served.account('zhao.liu', 'auditor', STREET);
  const zhao = await served.ledger.accounts.named('zhao.liu');
  await served.ledger.accounts.disable(zhao!.id, 'test');
  provider.isHere = { preferred_username: 'zhao.liu' };
  expect(await through()).toMatchObject({ to: '/?signOn=disabled', session: 401 });
});

it.each<[string, () => void]>([
  ['signed by another key', () => void (provider.signsWithAnotherKey = true)],
  ['for another client', () => void (provider.says = { aud: 'another' })],
  ['of another issuer', () => void (provider.says = { iss: 'https://id.example' })],
  ['that has run out', () => void (provider.says = { exp: 1_600_000_000 })],
  ['with another nonce', () => void (provider.says = { nonce: 'another' })],
  ['without the claim', () => void (provider.isHere = {})],
  ['whose claim is no name', () => void (provider.isHere = { preferred_username: ['li.si'] })],
])('believes no token %s', async (_, goWrong) => {
  goWrong();
  expect(await through()).toMatchObject({ to: '/?signOn=sign-on-refused', session: 401 });
});

it('believes no answer that another browser began, came twice, or with another state', async () => {
  const [mine, thief] = [new Browser(), new Browser()];
  const back = await toProvider(mine);
  expect(next(await thief.go(back))).toBe('/?signOn=sign-on-expired');
  const other = new Browser();
  await toProvider(other);
  expect(next(await other.go(back))).toBe('/?signOn=sign-on-refused');
  const again = await toProvider(mine);
  const ticket = mine.cookie('ledger_sign_on');
  expect(next(await mine.go(again))).toBe('/');
  const repeated = await fetch(again, {
    redirect: 'manual',
    headers: { cookie: `ledger_sign_on=${ticket}` },
  });
  expect(next(repeated)).toBe('/?signOn=sign-on-expired');
});

it('says so where there is none', async () => {
  const plain = await serveNewLedger();
  expect((await plain.nobody.get('/session/ways')).body).toEqual({ oidc: false });
  expect((await plain.nobody.get('/session/oidc')).status).toBe(404);
  expect((await plain.nobody.get('/session/oidc/return?code=x&state=y')).status).toBe(404);
  await plain.close();
});

it('while the provider is away the password still opens, and it is asked again later', async () => {
  const away = await serve(await newPlace(), undefined, {
    LEDGER_OIDC_ISSUER: 'http://127.0.0.1:9',
    LEDGER_OIDC_CLIENT_ID: CLIENT.id,
    LEDGER_OIDC_CLIENT_SECRET: CLIENT.secret,
    LEDGER_PUBLIC_URL: 'https://ledger.example',
  });
  const begun = await away.nobody.fetch('/session/oidc', { redirect: 'manual' });
  expect(next(begun)).toBe('/?signOn=sign-on-away');
  const client = await away.account('li.si', 'auditor', STREET);
  expect((await client.get('/session')).status).toBe(200);
  await away.close();
});
