import '../look/finance.css';
import { Button, Form, type FormInstance, Input } from 'antd';
import { useState } from 'react';
import { Act } from '../act/act';
import {
  ChoiceField,
  DayField,
  fenOf,
  NoteField,
  type SecondPerson,
  SecondPersonFields,
  TextField,
  YuanField,
} from '../act/fields';
import { Preview } from '../act/preview';
import { MonthsFollowing } from '../decisions/months-following';
import { type Answer, fetchLedger } from '../ledger/ledger';
import { useWords } from '../words/language';
import { useEntitlementWords } from './entitlement-words';

type Body = Answer<'PreviewEntitlementDto'>;

interface Member {
  readonly idNumber: string;
  readonly covered: 'yes' | 'no';
  readonly income: string;
}

interface Setting {
  readonly fromMonth: string;
  readonly learnedOn: string;
  readonly decidedOn: string;
  readonly members: readonly Member[];
  readonly newAmount?: string;
  readonly note?: string;
  readonly secondPerson?: SecondPerson;
}

/** What both the preview and the act are told. */
const saidIn = ({ fromMonth, learnedOn, decidedOn, members, newAmount }: Setting): Body => {
  const newAmountFen = newAmount ? fenOf(newAmount) : undefined;
  return {
    fromMonth,
    learnedOn,
    decidedOn,
    members: members.map(({ idNumber, covered, income }) => ({
      idNumber,
      covered: covered === 'yes',
      // The form is not sent while the amount cannot be read.
      monthlyIncomeFen: fenOf(income) ?? 0,
    })),
    ...(newAmountFen !== undefined && { newAmountFen }),
  };
};

const Members = () => {
  const words = useEntitlementWords();
  const choices = [
    { value: 'yes', label: words.yes },
    { value: 'no', label: words.no },
  ];
  return (
    <Form.List name="members">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <fieldset key={key} className="member-fields">
              <legend>{words.member(name + 1)}</legend>
              <div className="field-row">
                <TextField
                  name={[name, 'idNumber']}
                  label={words.idNumber}
                  {...(name === 0 && { hint: words.idHint })}
                />
                <ChoiceField name={[name, 'covered']} label={words.isCovered} choices={choices} />
                <YuanField name={[name, 'income']} label={words.memberIncome} />
              </div>
              {fields.length > 1 && (
                <Button
                  size="small"
                  aria-label={words.remove(name + 1)}
                  onClick={() => remove(name)}
                >
                  {words.removeShort}
                </Button>
              )}
            </fieldset>
          ))}
          <p className="next-act">
            <Button onClick={() => add({})}>{words.add}</Button>
          </p>
        </>
      )}
    </Form.List>
  );
};

const NEEDS = ['fromMonth', 'learnedOn', 'decidedOn', 'members', 'newAmount'] as const;

const Fields = ({ form, no }: { readonly form: FormInstance<Setting>; readonly no: string }) => {
  const words = useEntitlementWords();
  const { yuanUnit } = useWords();
  // Until it was looked at nobody knows, and the ledger asks for another person where one is due.
  const [needsTwo, setNeedsTwo] = useState(false);
  const ask = async (said: Setting) => {
    const { data } = await fetchLedger.POST('/api/v1/households/{no}/entitlements/preview', {
      params: { path: { no } },
      body: saidIn(said),
    });
    setNeedsTwo(data?.needsSecondPerson ?? false);
    return data;
  };
  return (
    <>
      <div className="field-row">
        <DayField name="fromMonth" label={words.fromMonth} of="month" />
        <DayField name="learnedOn" label={words.learnedOn} />
        <DayField name="decidedOn" label={words.decidedOn} />
      </div>
      <Members />
      <Form.Item name="newAmount" label={words.newAmount} extra={words.newAmountHint}>
        <Input inputMode="decimal" suffix={yuanUnit} autoComplete="off" />
      </Form.Item>
      <Preview form={form} needs={NEEDS} ask={ask} label={words.preview}>
        {(previewed) => <MonthsFollowing previewed={previewed} />}
      </Preview>
      <NoteField label={words.remark} />
      {needsTwo && <SecondPersonFields />}
    </>
  );
};

/** 待遇核定: who of a household counts from a month on and with what means, looked at first. */
export const SetEntitlement = ({ no }: { readonly no: string }) => {
  const words = useEntitlementWords();
  return (
    <Act<Setting>
      type="primary"
      wide
      words={{ label: words.set, title: words.set, explain: words.setExplain }}
      initial={{ members: [{} as Member] }}
      send={(said, headers) =>
        fetchLedger.POST('/api/v1/households/{no}/entitlements', {
          headers,
          params: { path: { no } },
          body: {
            ...saidIn(said),
            ...(said.note && { note: said.note }),
            ...(said.secondPerson && { secondPerson: said.secondPerson }),
          },
        })
      }
    >
      {(form) => <Fields form={form} no={no} />}
    </Act>
  );
};
