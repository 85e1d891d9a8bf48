import { Form, Input } from 'antd';
import { useCustodyWords } from './words';

/** The case an act is about. */
export interface CaseOf {
  readonly householdNo: string;
  readonly entry: string;
}

export const pathOf = ({ householdNo, entry }: CaseOf) => ({ path: { no: householdNo, entry } });

export const choicesOf = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

export const NoteField = () => (
  <Form.Item name="note" label={useCustodyWords().note}>
    <Input.TextArea rows={2} />
  </Form.Item>
);

/** An optional remark is left out where nothing was said. */
export const saidWith = <Said extends { readonly note?: string }>({ note, ...rest }: Said) => ({
  ...rest,
  ...(note && { note }),
});
