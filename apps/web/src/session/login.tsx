import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { Said } from '../api';
import { problemFrom } from '../http';
import { useLanguage, useWords } from '../words/language';
import { DoorPanel } from './door';
import { ResetPassword } from './reset-password';
import { useLogin } from './session';
import { SIGN_ON, useSignOn, useSignOnRefusal } from './sign-on';

interface Typed {
  readonly userName?: string;
  readonly password?: string;
}

const useAttempt = () => {
  const login = useLogin();
  const [problem, setProblem] = useState<Said | 'missing'>();
  const [busy, setBusy] = useState(false);
  const attempt = async ({ userName = '', password = '' }: Typed): Promise<void> => {
    if (!userName.trim() || !password) return setProblem('missing');
    setBusy(true);
    setProblem(undefined);
    try {
      await login(userName, password);
    } catch (error) {
      setProblem(problemFrom(error));
      setBusy(false);
    }
  };
  return { attempt, problem, busy };
};

/** What there is to say before anything was typed. */
const useBeforehand = (ended: boolean, wasReset: boolean) => {
  const words = useWords();
  const refused = useSignOnRefusal(words);
  if (wasReset) return { type: 'success', title: words.session.resetDone } as const;
  if (refused !== undefined) return { type: 'error', title: refused } as const;
  return ended ? ({ type: 'info', title: words.session.expired } as const) : undefined;
};

const LoginPanel = ({
  ended,
  wasReset,
  onForgotten,
}: {
  readonly ended: boolean;
  readonly wasReset: boolean;
  readonly onForgotten: () => void;
}) => {
  const words = useWords();
  const { say } = useLanguage();
  const { attempt, problem, busy } = useAttempt();
  const beforehand = useBeforehand(ended, wasReset);
  const signOn = useSignOn();
  const said = problem === 'missing' ? words.session.missing : problem && say(problem);
  return (
    <DoorPanel title={`${words.ledger} · ${words.session.title}`}>
      {said && <Alert type="error" showIcon title={said} />}
      {!said && beforehand && <Alert showIcon {...beforehand} />}
      <Form<Typed> name="login" layout="vertical" onFinish={(typed) => void attempt(typed)}>
        <Form.Item name="userName" label={words.session.userName}>
          <Input autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus />
        </Form.Item>
        <Form.Item name="password" label={words.session.password}>
          <Input type="password" autoComplete="current-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={busy}>
          {words.session.login}
        </Button>
        {signOn && (
          <Button className="sign-on" block href={SIGN_ON}>
            {words.session.signOn}
          </Button>
        )}
        <Button type="link" block onClick={onForgotten}>
          {words.session.forgotten}
        </Button>
      </Form>
      <p className="hint">{words.session.firstRun}</p>
    </DoorPanel>
  );
};

export const Login = ({ ended }: { readonly ended: boolean }) => {
  const [step, setStep] = useState<'login' | 'forgotten' | 'reset'>('login');
  if (step === 'forgotten') {
    return <ResetPassword onDone={() => setStep('reset')} onLeave={() => setStep('login')} />;
  }
  return (
    <LoginPanel
      ended={ended}
      wasReset={step === 'reset'}
      onForgotten={() => setStep('forgotten')}
    />
  );
};
