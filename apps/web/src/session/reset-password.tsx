import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { post, problemFrom } from '../http';
import { useLanguage, useWords } from '../words/language';
import { DoorPanel } from './door';

const LENGTH_MIN = 10;

interface Typed {
  readonly userName?: string;
  readonly code?: string;
  readonly next?: string;
  readonly again?: string;
}

const useReset = (onDone: () => void) => {
  const { words, say } = useLanguage();
  const [said, setSaid] = useState<string>();
  const [busy, setBusy] = useState(false);
  const attempt = async ({ userName = '', code = '', next = '', again = '' }: Typed) => {
    if (!userName.trim() || !code.trim()) return setSaid(words.session.resetMissing);
    if ([...next].length < LENGTH_MIN) return setSaid(words.session.tooShort);
    if (next !== again) return setSaid(words.session.notEqual);
    setBusy(true);
    setSaid(undefined);
    try {
      await post<undefined>('/session/reset', { userName, code, newPassword: next });
      onDone();
    } catch (error) {
      setSaid(say(problemFrom(error)));
      setBusy(false);
    }
  };
  return { attempt, said, busy };
};

/** For who forgot the password: with the code an administrator handed over, once. */
export const ResetPassword = ({
  onDone,
  onLeave,
}: {
  readonly onDone: () => void;
  readonly onLeave: () => void;
}) => {
  const { session } = useWords();
  const { attempt, said, busy } = useReset(onDone);
  return (
    <DoorPanel title={session.resetTitle}>
      {said ? (
        <Alert type="error" showIcon title={said} />
      ) : (
        <Alert type="info" showIcon title={session.resetExplain} />
      )}
      <Form<Typed> name="reset" layout="vertical" onFinish={(typed) => void attempt(typed)}>
        <Form.Item name="userName" label={session.userName}>
          <Input autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus />
        </Form.Item>
        <Form.Item name="code" label={session.resetCode}>
          <Input autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} />
        </Form.Item>
        <Form.Item name="next" label={session.newPassword} extra={session.passwordRule}>
          <Input type="password" autoComplete="new-password" />
        </Form.Item>
        <Form.Item name="again" label={session.repeatPassword}>
          <Input type="password" autoComplete="new-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={busy}>
          {session.save}
        </Button>
        <Button type="link" block onClick={onLeave}>
          {session.cancel}
        </Button>
      </Form>
    </DoorPanel>
  );
};
