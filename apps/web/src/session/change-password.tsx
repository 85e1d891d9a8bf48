import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { Account } from '../api';
import { problemFrom } from '../http';
import { useLanguage, useWords } from '../words/language';
import { DoorPanel, FramePanel } from './door';
import { useLogout, usePasswordChange } from './session';

const LENGTH_MIN = 10;

interface Typed {
  readonly current?: string;
  readonly next?: string;
  readonly again?: string;
}

const useChange = (onDone: (() => void) | undefined) => {
  const { words, say } = useLanguage();
  const change = usePasswordChange();
  const [said, setSaid] = useState<string>();
  const [busy, setBusy] = useState(false);
  const attempt = async ({ current = '', next = '', again = '' }: Typed): Promise<void> => {
    if ([...next].length < LENGTH_MIN) return setSaid(words.session.tooShort);
    if (next !== again) return setSaid(words.session.notEqual);
    setBusy(true);
    setSaid(undefined);
    try {
      await change(current, next);
      onDone?.();
    } catch (error) {
      setSaid(say(problemFrom(error)));
    } finally {
      setBusy(false);
    }
  };
  return { attempt, said, busy };
};

/** Forced on the first login; chosen later from the account menu, and then it can be left. */
export const ChangePassword = ({
  account,
  forced = false,
  onDone,
}: {
  readonly account: Account;
  readonly forced?: boolean;
  readonly onDone?: () => void;
}) => {
  const { session } = useWords();
  const logout = useLogout();
  const { attempt, said, busy } = useChange(onDone);
  const Panel = forced ? DoorPanel : FramePanel;
  return (
    <Panel title={session.changePassword}>
      {said ? (
        <Alert type="error" showIcon title={said} />
      ) : (
        forced && <Alert type="info" showIcon title={session.mustChange} />
      )}
      <Form<Typed> name="password" layout="vertical" onFinish={(typed) => void attempt(typed)}>
        {/* So that a password store files the new password under the right name. */}
        <input type="hidden" name="username" autoComplete="username" value={account.userName} />
        <Form.Item name="current" label={session.currentPassword}>
          <Input type="password" autoComplete="current-password" autoFocus />
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
        <Button type="link" block onClick={() => (forced ? void logout() : onDone?.())}>
          {forced ? session.logout : session.cancel}
        </Button>
      </Form>
    </Panel>
  );
};
