import { HomeProblem } from '@ledger/home';
import { oidcSettings } from './oidc-settings';

const whole = {
  LEDGER_OIDC_ISSUER: 'https://id.example/realms/office',
  LEDGER_OIDC_CLIENT_ID: 'ledger',
  LEDGER_OIDC_CLIENT_SECRET: 'secret',
  LEDGER_PUBLIC_URL: 'https://ledger.example',
};

it('is off while no issuer is named', () => {
  expect(oidcSettings({})).toBeUndefined();
  expect(oidcSettings({ ...whole, LEDGER_OIDC_ISSUER: ' ' })).toBeUndefined();
});

it('reads everything it needs, and the user name from the usual claim', () => {
  expect(oidcSettings(whole)).toMatchObject({ clientId: 'ledger', claim: 'preferred_username' });
  expect(oidcSettings({ ...whole, LEDGER_OIDC_CLAIM: 'email' })?.claim).toBe('email');
});

it.each(['LEDGER_OIDC_CLIENT_ID', 'LEDGER_OIDC_CLIENT_SECRET', 'LEDGER_PUBLIC_URL'])(
  'names %s when it is missing',
  (name) => {
    expect(() => oidcSettings({ ...whole, [name]: '' })).toThrow(name);
  },
);

it('takes no provider that is asked in the clear, but on this machine', () => {
  const at = (issuer: string) => () => oidcSettings({ ...whole, LEDGER_OIDC_ISSUER: issuer });
  expect(at('http://id.example')).toThrow(HomeProblem);
  expect(at('id.example')).toThrow(HomeProblem);
  expect(at('http://127.0.0.1:9000')()).toBeDefined();
});
