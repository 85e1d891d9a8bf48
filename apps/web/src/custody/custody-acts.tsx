import { Act } from '../act/act';
import { ChoiceField, choicesOf, DayField, NoteField, TextField } from '../act/fields';
import { fetchLedger } from '../ledger/ledger';
import { type CaseOf, pathOf, saidWith } from './case-of';
import { Change, End } from './keeper-acts';
import { useCustodyWords } from './words';

interface Signing {
  readonly agreementNo: string;
  readonly signedOn: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly note?: string;
}

const Sign = ({ of }: { readonly of: CaseOf }) => {
  const words = useCustodyWords();
  const title = words.signOf(of.entry);
  return (
    <Act<Signing>
      small
      words={{ label: words.sign, name: title, title }}
      send={(said, headers) =>
        fetchLedger.POST('/api/v1/households/{no}/custody/{entry}/agreement', {
          headers,
          params: pathOf(of),
          body: saidWith(said),
        })
      }
    >
      <div className="field-row two">
        <TextField name="agreementNo" label={words.agreementNo} />
        <DayField name="signedOn" label={words.signedOn} />
        <DayField name="validFrom" label={words.validFrom} />
        <DayField name="validUntil" label={words.validUntil} />
      </div>
      <NoteField label={words.note} />
    </Act>
  );
};

interface Filing {
  readonly level: 'STREET' | 'COUNTY';
  readonly filingNo: string;
  readonly filedOn: string;
  readonly note?: string;
}

const File = ({ of }: { readonly of: CaseOf }) => {
  const words = useCustodyWords();
  const title = words.fileOf(of.entry);
  return (
    <Act<Filing>
      small
      words={{ label: words.file, name: title, title }}
      send={(said, headers) =>
        fetchLedger.POST('/api/v1/households/{no}/custody/{entry}/filing', {
          headers,
          params: pathOf(of),
          body: saidWith(said),
        })
      }
    >
      <div className="field-row">
        <ChoiceField name="level" label={words.level} choices={choicesOf(words.levels)} />
        <TextField name="filingNo" label={words.filingNo} />
        <DayField name="filedOn" label={words.filedOn} />
      </div>
      <NoteField label={words.note} />
    </Act>
  );
};

interface Reviewing {
  readonly reviewedOn: string;
  readonly reviewedBy: string;
  readonly outcome: 'IN_ORDER' | 'DEFECTS';
  readonly note?: string;
}

const Review = ({ of }: { readonly of: CaseOf }) => {
  const words = useCustodyWords();
  const title = words.reviewOf(of.entry);
  return (
    <Act<Reviewing>
      small
      words={{ label: words.review, name: title, title }}
      send={(said, headers) =>
        fetchLedger.POST('/api/v1/households/{no}/custody/{entry}/review', {
          headers,
          params: pathOf(of),
          body: saidWith(said),
        })
      }
    >
      <div className="field-row">
        <DayField name="reviewedOn" label={words.reviewDay} />
        <TextField name="reviewedBy" label={words.reviewedBy} />
        <ChoiceField name="outcome" label={words.outcome} choices={choicesOf(words.outcomes)} />
      </div>
      <NoteField label={words.note} />
    </Act>
  );
};

/** What can be done with a card that is kept. */
export const CustodyActs = ({ of }: { readonly of: CaseOf }) => (
  <div className="acts">
    <Sign of={of} />
    <File of={of} />
    <Review of={of} />
    <Change of={of} />
    <End of={of} />
  </div>
);
