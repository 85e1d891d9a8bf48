import { Form, Input } from 'antd';
import type { Rule } from 'antd/es/form';
import { useWords } from '../words/language';

/** Yuan as people type them: 1234.5, 1,234.50, full-width digits too. */
export const fenOf = (typed: string): number | undefined => {
  const plain = typed.normalize('NFKC').replace(/[,\s￥¥元]/g, '');
  const [, whole, cents = ''] = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(plain) ?? [];
  return whole === undefined ? undefined : Number(whole) * 100 + Number(cents.padEnd(2, '0'));
};

export const useRequired = (): Rule[] => {
  const { act } = useWords();
  return [{ required: true, whitespace: true, message: act.required }];
};

/** The name of a field, or the way to it where there are several of a kind. */
type FieldName = string | (string | number)[];

/** An amount in yuan. What the form holds is what was typed; `fenOf` reads it. */
export const YuanField = ({
  name,
  label,
}: {
  readonly name: FieldName;
  readonly label: string;
}) => {
  const { act, yuanUnit } = useWords();
  return (
    <Form.Item
      name={name}
      label={label}
      required
      rules={[
        {
          validator: (_, typed: string | undefined) =>
            fenOf(typed ?? '') === undefined
              ? Promise.reject(new Error(act.notMoney))
              : Promise.resolve(),
        },
      ]}
    >
      <Input inputMode="decimal" suffix={yuanUnit} autoComplete="off" />
    </Form.Item>
  );
};

export const TextField = ({
  name,
  label,
  hint,
  optional = false,
  initialValue,
}: {
  readonly name: FieldName;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly initialValue?: string;
}) => {
  const required = useRequired();
  return (
    <Form.Item
      name={name}
      label={label}
      {...(hint !== undefined && { extra: hint })}
      {...(initialValue !== undefined && { initialValue })}
      rules={optional ? [] : required}
    >
      <Input autoComplete="off" />
    </Form.Item>
  );
};

/** A day or a month in the browser's own way, which every reader and every old Chromium knows. */
export const DayField = ({
  name,
  label,
  of = 'day',
  optional = false,
}: {
  readonly name: string;
  readonly label: string;
  readonly of?: 'day' | 'month';
  readonly optional?: boolean;
}) => {
  const required = useRequired();
  return (
    <Form.Item name={name} label={label} rules={optional ? [] : required}>
      <Input type={of === 'day' ? 'date' : 'month'} />
    </Form.Item>
  );
};

/** What a field offers, from names by their code. */
export const choicesOf = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

/** One of a few, as the browser shows it. */
export const ChoiceField = ({
  name,
  label,
  choices,
  hint,
}: {
  readonly name: FieldName;
  readonly label: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly hint?: string;
}) => {
  const required = useRequired();
  return (
    <Form.Item name={name} label={label} rules={required} extra={hint}>
      <Choices choices={choices} />
    </Form.Item>
  );
};

const Choices = ({
  id,
  value,
  onChange,
  choices,
}: {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (value: string) => void;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}) => (
  <select
    {...(id !== undefined && { id })}
    className="choice-field"
    value={value ?? ''}
    onChange={({ target }) => onChange?.(target.value)}
  >
    <option value="" disabled hidden />
    {choices.map((choice) => (
      <option key={choice.value} value={choice.value}>
        {choice.label}
      </option>
    ))}
  </select>
);

/** Why something is done, for whoever reads it years later. */
export const ReasonField = ({ name = 'reason' }: { readonly name?: string }) => {
  const { act } = useWords();
  const required = useRequired();
  return (
    <Form.Item name={name} label={act.reason} extra={act.reasonHint} rules={required}>
      <Input.TextArea rows={2} />
    </Form.Item>
  );
};

/** What else there is to say of an act; it may be left out. */
export const NoteField = ({ label }: { readonly label: string }) => (
  <Form.Item name="note" label={label}>
    <Input.TextArea rows={2} />
  </Form.Item>
);

export interface SecondPerson {
  readonly userName: string;
  readonly password: string;
}

/** The second pair of eyes, in the same place: `secondPerson.userName` and `.password`. */
export const SecondPersonFields = ({ name = 'secondPerson' }: { readonly name?: string }) => {
  const { act } = useWords();
  const required = useRequired();
  return (
    <fieldset className="second-person">
      <legend className="second-person-title">{act.secondPerson}</legend>
      <p className="note">{act.secondPersonExplain}</p>
      <Form.Item name={[name, 'userName']} label={act.secondUserName} rules={required}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name={[name, 'password']} label={act.secondPassword} rules={required}>
        <Input type="password" autoComplete="new-password" />
      </Form.Item>
    </fieldset>
  );
};
