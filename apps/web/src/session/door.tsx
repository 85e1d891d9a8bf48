import { ConfigProvider } from 'antd';
import type { ReactNode } from 'react';
import { Page } from '../frame/page';
import { onDark } from '../theme';
import { useWords } from '../words/language';
import { LanguageSwitch } from '../words/language-switch';

/** The frame of what is seen before the ledger: one narrow panel under the name. */
export const DoorPanel = ({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) => {
  const words = useWords();
  return (
    <div className="door-page">
      <header className="door-head">
        <span className="ledger-name">{words.ledger}</span>
        <ConfigProvider theme={onDark}>
          <LanguageSwitch />
        </ConfigProvider>
      </header>
      <main className="door">
        <div className="door-panel">
          <h1>{title}</h1>
          {children}
        </div>
      </main>
    </div>
  );
};

/** The same panel where the ledger is open around it. */
export const FramePanel = ({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) => (
  <Page title={title}>
    <div className="door-panel frame-panel">{children}</div>
  </Page>
);
