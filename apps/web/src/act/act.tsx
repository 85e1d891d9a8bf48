import { App, Button, Form, type FormInstance, Modal } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { useAskAgain } from '../queries';
import { ActProblem } from './act-problem';
import { newKey } from './key';
import { useWords } from '../words/language';

/** Sends the act. The key stays the same until the act is over: sent twice it is done once. */
export type Send<Values> = (
  values: Values,
  headers: { 'Idempotency-Key': string },
) => Promise<unknown>;

const useSending = <Values,>(send: Send<Values>, onDone: () => void) => {
  const askAgain = useAskAgain();
  const { message } = App.useApp();
  const { act } = useWords();
  const [key, setKey] = useState(newKey);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const run = async (values: Values): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    try {
      await send(values, { 'Idempotency-Key': key });
      await askAgain();
      void message.success(act.done);
      onDone();
    } catch (error) {
      setFailure(error);
      // What was refused may be sent again in other words, and is then another act.
      setKey(newKey());
    } finally {
      setBusy(false);
    }
  };
  return { run, busy, failure };
};

export interface ActWords {
  /** On the button. */
  readonly label: string;
  /** What a reader hears, where the same button stands in many rows. */
  readonly name?: string;
  readonly title: string;
  /** What follows from it, before it is done. */
  readonly explain?: ReactNode;
}

const WIDE = 860;

const ActForm = <Values extends object>({
  words,
  initial,
  send,
  children,
  wide,
  onClose,
}: {
  readonly words: ActWords;
  readonly initial: Partial<Values> | undefined;
  readonly send: Send<Values>;
  readonly children: ReactNode | ((form: FormInstance<Values>) => ReactNode);
  readonly wide: boolean;
  readonly onClose: () => void;
}) => {
  const { act } = useWords();
  const [form] = Form.useForm<Values>();
  const { run, busy, failure } = useSending(send, onClose);
  const fields = useRef<HTMLDivElement>(null);
  // The first thing asked for, and not the way out.
  const begin = (isOpen: boolean): void => {
    if (isOpen) fields.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  };
  return (
    <Modal
      open
      title={words.title}
      okText={words.label}
      cancelText={act.cancel}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
      maskClosable={false}
      afterOpenChange={begin}
      {...(wide && { width: WIDE })}
      destroyOnHidden
    >
      {words.explain && <div className="act-explain">{words.explain}</div>}
      {failure !== undefined && <ActProblem error={failure} />}
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark
        scrollToFirstError
        {...(initial && { initialValues: initial })}
        onFinish={(values) => void run(values)}
      >
        <div ref={fields}>{typeof children === 'function' ? children(form) : children}</div>
      </Form>
    </Modal>
  );
};

/** A button that asks what an act needs, sends it, and says in place why it was refused. */
export const Act = <Values extends object>({
  words,
  initial,
  send,
  children,
  type = 'default',
  disabled = false,
  small = false,
  wide = false,
}: {
  readonly words: ActWords;
  readonly initial?: Partial<Values>;
  readonly send: Send<Values>;
  /** The fields: `Form.Item`s whose names are those of `Values`. */
  readonly children?: ReactNode | ((form: FormInstance<Values>) => ReactNode);
  readonly type?: 'default' | 'primary';
  readonly disabled?: boolean;
  /** Within a row of a list. */
  readonly small?: boolean;
  /** Where what is shown before the act needs the room. */
  readonly wide?: boolean;
}) => {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        type={type}
        disabled={disabled}
        {...(small && { size: 'small' as const })}
        {...(words.name !== undefined && { 'aria-label': words.name })}
        onClick={() => setOpen(true)}
      >
        {words.label}
      </Button>
      {open && (
        <ActForm
          words={words}
          initial={initial}
          send={send}
          wide={wide}
          onClose={() => setOpen(false)}
        >
          {children}
        </ActForm>
      )}
    </>
  );
};
