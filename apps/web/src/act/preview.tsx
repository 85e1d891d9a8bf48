import { Button, type FormInstance } from 'antd';
import { type ReactNode, useState } from 'react';
import { ActProblem } from './act-problem';

type Name<Values> = Extract<keyof Values, string>;

const useAsked = <Values extends object, Told>(
  form: FormInstance<Values>,
  needs: readonly Name<Values>[],
  ask: (said: Values) => Promise<Told | undefined>,
) => {
  const [told, setTold] = useState<Told>();
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const run = async (): Promise<void> => {
    // Only what the answer hangs on: nobody confirms what has not been looked at.
    const isComplete = await form.validateFields([...needs] as never, { recursive: true }).then(
      () => true,
      () => false,
    );
    if (!isComplete) return;
    setBusy(true);
    setFailure(undefined);
    setTold(undefined);
    try {
      setTold(await ask(form.getFieldsValue()));
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return { told, failure, busy, run };
};

/** A look at what would follow of an act, before it is done. Nothing is written by it. */
export const Preview = <Values extends object, Told>({
  form,
  needs,
  ask,
  label,
  children,
}: {
  readonly form: FormInstance<Values>;
  /** The fields that have to be filled in for it. */
  readonly needs: readonly Name<Values>[];
  readonly ask: (said: Values) => Promise<Told | undefined>;
  readonly label: string;
  readonly children: (told: Told) => ReactNode;
}) => {
  const { told, failure, busy, run } = useAsked(form, needs, ask);
  return (
    <>
      <p className="next-act">
        <Button loading={busy} onClick={() => void run()}>
          {label}
        </Button>
      </p>
      {failure !== undefined && <ActProblem error={failure} />}
      {told !== undefined && children(told)}
    </>
  );
};
