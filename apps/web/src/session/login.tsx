import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { Said } from '../api';
import { problemFrom } from '../http';
import { useLanguage, useWords } from '../words/language';
import { DoorPanel } from './door';
import { useLogin } from './session';

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

export const Login = ({ ended }: { readonly ended: boolean }) => {
  const words = useWords();
  const { say } = useLanguage();
  const { attempt, problem, busy } = useAttempt();
  const said = problem === 'missing' ? words.session.missing : problem && say(problem);
  return (
    <DoorPanel title={`${words.ledger} · ${words.session.title}`}>
      {said && <Alert type="error" showIcon title={said} />}
      {!said && ended && <Alert type="info" showIcon title={words.session.expired} />}
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
      </Form>
      <p className="hint">{words.session.firstRun}</p>
    </DoorPanel>
  );
};
