import { Act } from '../act/act';
import { ChoiceField, choicesOf, fenOf, ReasonField, YuanField } from '../act/fields';
import { yuan } from '../figures';
import { type Answer, fetchLedger } from '../ledger/ledger';
import { useBatchWords } from './words';

interface Editing {
  readonly base: string;
  readonly supplement: string;
  readonly other: string;
  readonly reasonCode: 'SUPPLEMENT' | 'CORRECTION' | 'DECISION_PENDING' | 'DEATH_PENDING' | 'OTHER';
  readonly reason: string;
}

/** The form does not send what it could not read. */
const fen = (typed: string): number => {
  const amount = fenOf(typed);
  if (amount === undefined) throw new Error(`not an amount: ${typed}`);
  return amount;
};

/** A line is paid otherwise than it is due, or left out, with a reason. */
export const EditLine = ({
  batch,
  line,
}: {
  readonly batch: string;
  readonly line: Answer<'BatchLine'>;
}) => {
  const words = useBatchWords();
  const { householdNo, benefitMonth, kind, reissueOf } = line;
  return (
    <Act<Editing>
      small
      words={{
        label: words.edit,
        name: words.editOf(householdNo, benefitMonth),
        title: words.editTitle(householdNo, benefitMonth),
        explain: words.editExplain(yuan(line.dueFen)),
      }}
      initial={{
        base: yuan(line.baseAmountFen),
        supplement: yuan(line.supplementFen),
        other: yuan(line.otherFen),
      }}
      send={({ base, supplement, other, reasonCode, reason }, headers) =>
        fetchLedger.POST('/api/v1/batches/{batch}/edits', {
          headers,
          params: { path: { batch } },
          body: {
            householdNo,
            benefitMonth,
            kind,
            ...(reissueOf !== null && { reissueOf }),
            baseAmountFen: fen(base),
            supplementFen: fen(supplement),
            otherFen: fen(other),
            reasonCode,
            reason,
          },
        })
      }
    >
      <div className="field-row">
        <YuanField name="base" label={words.base} />
        <YuanField name="supplement" label={words.supplement} />
        <YuanField name="other" label={words.other} />
      </div>
      <ChoiceField
        name="reasonCode"
        label={words.editReason}
        choices={choicesOf(words.editReasons)}
      />
      <ReasonField />
    </Act>
  );
};
