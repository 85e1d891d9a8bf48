import { legacyLogicalPropertiesTransformer, StyleProvider } from '@ant-design/cssinjs';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import type { Locale } from 'antd/es/locale';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { lazy, Suspense } from 'react';
import { BrowserRouter } from 'react-router';
import { problemFrom } from './http';
import { Boundary } from './states/boundary';
import { Loading } from './states/loading';
import { ProblemNote } from './states/problem-note';
import { ChangePassword } from './session/change-password';
import { Login } from './session/login';
import { forgetSession, SESSION_KEY, useSession } from './session/session';
import { SightContext } from './session/sight';
import { theme } from './theme';
import { type Language, useLanguage } from './words/language';

const Frame = lazy(async () => ({ default: (await import('./frame/frame')).Frame }));

const RETRIES_MAX = 2;

/** Only what may pass by itself is asked again; a refusal stays one. */
const passesByItself = (tries: number, error: Error): boolean => {
  const { status } = problemFrom(error);
  return tries < RETRIES_MAX && (status === 0 || status >= 500);
};

const locales = { zh: zhCN, en: enUS } satisfies Record<Language, Locale>;

const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      if (query.queryKey[0] === SESSION_KEY[0]) return;
      const { status, code } = problemFrom(error);
      if (status === 401) forgetSession(client);
      if (code === 'password-must-change') void client.invalidateQueries({ queryKey: SESSION_KEY });
    },
  }),
  defaultOptions: {
    queries: { retry: passesByItself, staleTime: 15_000, refetchOnWindowFocus: true },
  },
});

const Door = () => {
  const session = useSession();
  if (session.isPending) return <Loading page />;
  if (session.isError) {
    return (
      <main className="door">
        <ProblemNote error={session.error} onRetry={() => void session.refetch()} />
      </main>
    );
  }
  const { sight, ended } = session.data;
  if (!sight) return <Login ended={ended} />;
  if (sight.account.mustChangePassword) return <ChangePassword account={sight.account} forced />;
  return (
    <SightContext value={sight}>
      <Suspense fallback={<Loading page />}>
        <Frame />
      </Suspense>
    </SightContext>
  );
};

export const App = () => {
  const { language } = useLanguage();
  return (
    // Chromium 86 knows neither :where() nor all logical properties.
    <StyleProvider hashPriority="high" transformers={[legacyLogicalPropertiesTransformer]}>
      <ConfigProvider
        locale={locales[language]}
        theme={theme}
        // Beside what opens them, so that they lie within a landmark and are reached in order.
        getPopupContainer={(opener) => opener?.parentElement ?? document.body}
        wave={{ disabled: true }}
        button={{ autoInsertSpace: false }}
      >
        <QueryClientProvider client={client}>
          <Boundary>
            <BrowserRouter>
              <Door />
            </BrowserRouter>
          </Boundary>
        </QueryClientProvider>
      </ConfigProvider>
    </StyleProvider>
  );
};
