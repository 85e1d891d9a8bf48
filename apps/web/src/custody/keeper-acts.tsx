import { Checkbox, Form } from 'antd';
import { Act } from '../act/act';
import { ChoiceField, choicesOf, DayField, NoteField, TextField } from '../act/fields';
import { type Answer, fetchLedger } from '../ledger/ledger';
import { type CaseOf, pathOf, saidWith } from './case-of';
import { useCustodyWords } from './words';

type Code = NonNullable<Answer<'ChangeKeeperDto'>['acknowledged']>[number];

interface Changing extends Answer<'KeeperDto'> {
  readonly changedOn: string;
  readonly receiptNo: string;
  readonly acknowledged?: Code[];
  readonly note?: string;
}

/** The card goes from one keeper to another, with a receipt. */
export const Change = ({ of }: { readonly of: CaseOf }) => {
  const words = useCustodyWords();
  const title = words.changeOf(of.entry);
  return (
    <Act<Changing>
      small
      wide
      words={{ label: words.change, name: title, title, explain: words.changeExplain }}
      send={({ idNumber, name, kind, relation, ...said }, headers) =>
        fetchLedger.POST('/api/v1/households/{no}/custody/{entry}/keeper', {
          headers,
          params: pathOf(of),
          body: saidWith({ ...said, keeper: { idNumber, name, kind, relation } }),
        })
      }
    >
      <div className="field-row">
        <TextField name="name" label={words.keeperName} />
        <TextField name="idNumber" label={words.keeperId} />
        <ChoiceField name="kind" label={words.keeperKind} choices={choicesOf(words.kinds)} />
        <ChoiceField name="relation" label={words.relation} choices={choicesOf(words.relations)} />
        <DayField name="changedOn" label={words.changedOn} />
        <TextField name="receiptNo" label={words.receiptNo} />
      </div>
      <Form.Item name="acknowledged" label={words.acknowledged}>
        <Checkbox.Group options={choicesOf(words.codes)} />
      </Form.Item>
      <NoteField label={words.note} />
    </Act>
  );
};

interface Ending {
  readonly endedOn: string;
  readonly reasonCode: 'OWNER_DIED' | 'OWNER_ABLE' | 'KEEPER_UNFIT' | 'LEFT_ROLLS' | 'OTHER';
  readonly receiptNo: string;
  readonly note?: string;
}

/** The card goes back to its owner, with a receipt. */
export const End = ({ of }: { readonly of: CaseOf }) => {
  const words = useCustodyWords();
  const title = words.endOf(of.entry);
  return (
    <Act<Ending>
      small
      words={{ label: words.end, name: title, title, explain: words.endExplain }}
      send={(said, headers) =>
        fetchLedger.POST('/api/v1/households/{no}/custody/{entry}/end', {
          headers,
          params: pathOf(of),
          body: saidWith(said),
        })
      }
    >
      <div className="field-row">
        <DayField name="endedOn" label={words.endedOn} />
        <ChoiceField
          name="reasonCode"
          label={words.endReason}
          choices={choicesOf(words.endReasons)}
        />
        <TextField name="receiptNo" label={words.receiptNo} />
      </div>
      <NoteField label={words.note} />
    </Act>
  );
};
