import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useRequired } from '../act/fields';
import type { Answer } from '../ledger/ledger';
import { Section } from '../page/section';
import { useLanguage } from '../words/language';
import { useFindingWords } from './words';

type Done = Answer<'FindingCase'>['acts'][number];

const ReasonCell = ({ done }: { readonly done: Done }) => {
  const { say } = useLanguage();
  const words = useFindingWords();
  const { verdict, reason, assignedTo, approvedBy, until, hasNote, note } = done;
  return (
    <>
      {assignedTo && words.to(assignedTo)}
      {verdict && <strong>{words.verdicts[verdict]} </strong>}
      {reason && say(reason)}
      {approvedBy && until && <span className="under">{words.agreed(approvedBy, until)}</span>}
      {note !== null && <span className="under">{note}</span>}
      {hasNote && note === null && <span className="under">{words.hasNote}</span>}
    </>
  );
};

/** Whoever looks at whole names and notes says why, and that is recorded. */
const RevealButton = ({ onReveal }: { readonly onReveal: (why: string) => void }) => {
  const { act } = useLanguage().words;
  const words = useFindingWords();
  const required = useRequired();
  const [isAsking, setAsking] = useState(false);
  const [form] = Form.useForm<{ why: string }>();
  return (
    <>
      <Button onClick={() => setAsking(true)}>{words.showNotes}</Button>
      <Modal
        open={isAsking}
        title={words.showNotes}
        okText={act.confirm}
        cancelText={act.cancel}
        onCancel={() => setAsking(false)}
        onOk={() => form.submit()}
        destroyOnHidden
      >
        <p className="act-explain">{words.showNotesExplain}</p>
        <Form
          form={form}
          layout="vertical"
          onFinish={({ why }) => {
            setAsking(false);
            onReveal(why);
          }}
        >
          <Form.Item
            name="why"
            label={words.why}
            rules={[...required, { min: 2, message: act.required }]}
          >
            <Input maxLength={200} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
};

/** Who did what with it, the first act first. */
export const ActsDone = ({
  acts,
  onReveal,
}: {
  readonly acts: readonly Done[];
  readonly onReveal: ((why: string) => void) | undefined;
}) => {
  const words = useFindingWords();
  return (
    <Section
      id="done"
      title={words.done}
      actions={onReveal && <RevealButton onReveal={onReveal} />}
    >
      {acts.length === 0 ? (
        <p className="empty">{words.doneNothing}</p>
      ) : (
        <table className="plain narrow">
          <thead>
            <tr>
              {[words.day, words.by, words.act, words.reason].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {acts.map((done, index) => (
              <tr key={`${done.on} ${done.act} ${index}`}>
                <th scope="row">{done.on}</th>
                <td>{done.by}</td>
                <td>{words.acts[done.act]}</td>
                <td>
                  <ReasonCell done={done} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
};
