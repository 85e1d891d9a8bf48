import type { ReactNode } from 'react';
import { Act } from '../../act/act';
import { ChoiceField, choicesOf, TextField } from '../../act/fields';
import { fetchCommittee } from '../../ledger/committee';
import { useClueWords } from './words';

type Words = ReturnType<typeof useClueWords>;
type Opinion = keyof Words['opinions'];
type Outcome = keyof Words['outcomes'];

/** A step that asks nothing but whether it is so. */
const Step = ({
  clue,
  step,
}: {
  readonly clue: string;
  readonly step: 'approval' | 'start' | 'report';
}) => {
  const words = useClueWords();
  const said = {
    approval: [words.approve, words.approveExplain],
    start: [words.start, words.startExplain],
    report: [words.report, words.reportExplain],
  } as const;
  const [label, explain] = said[step];
  return (
    <Act<object>
      type="primary"
      words={{ label, title: label, explain }}
      send={() =>
        fetchCommittee.POST(`/api/v1/committee/clues/{clue}/${step}`, {
          params: { path: { clue } },
        })
      }
    />
  );
};

const Assign = ({ clue }: { readonly clue: string }) => {
  const words = useClueWords();
  return (
    <Act<{ readonly assignedTo: string }>
      words={{ label: words.assign, title: words.assign }}
      send={(body) =>
        fetchCommittee.POST('/api/v1/committee/clues/{clue}/assignment', {
          params: { path: { clue } },
          body,
        })
      }
    >
      <TextField name="assignedTo" label={words.assignedTo} />
    </Act>
  );
};

const Propose = ({ clue }: { readonly clue: string }) => {
  const words = useClueWords();
  return (
    <Act<{ readonly opinion: Opinion }>
      words={{ label: words.propose, title: words.propose }}
      send={(body) =>
        fetchCommittee.POST('/api/v1/committee/clues/{clue}/opinion', {
          params: { path: { clue } },
          body,
        })
      }
    >
      <ChoiceField name="opinion" label={words.opinion} choices={choicesOf(words.opinions)} />
    </Act>
  );
};

const Dispose = ({ clue }: { readonly clue: string }) => {
  const words = useClueWords();
  return (
    <Act<{ readonly outcome: Outcome }>
      words={{ label: words.dispose, title: words.dispose, explain: words.disposeExplain }}
      send={(body) =>
        fetchCommittee.POST('/api/v1/committee/clues/{clue}/disposal', {
          params: { path: { clue } },
          body,
        })
      }
    >
      <ChoiceField name="outcome" label={words.outcome} choices={choicesOf(words.outcomes)} />
    </Act>
  );
};

const Reopen = ({ clue }: { readonly clue: string }) => {
  const words = useClueWords();
  return (
    <Act<{ readonly purpose: string }>
      words={{ label: words.reopen, title: words.reopen, explain: words.reopenExplain }}
      send={(body) =>
        fetchCommittee.POST('/api/v1/committee/clues/{clue}/reopening', {
          params: { path: { clue } },
          body,
        })
      }
    >
      <TextField name="purpose" label={words.purpose} hint={words.purposeHint} />
    </Act>
  );
};

/** What can be done with a clue where it stands; the ledger itself refuses the rest. */
export const ClueActs = ({
  clue,
  status,
}: {
  readonly clue: string;
  readonly status: string;
}): ReactNode => {
  switch (status) {
    case 'received':
    case 'reopened':
      return <Assign clue={clue} />;
    case 'assigned':
      return (
        <>
          <Assign clue={clue} />
          <Propose clue={clue} />
        </>
      );
    case 'opinion-proposed':
      return (
        <>
          <Propose clue={clue} />
          <Step clue={clue} step="approval" />
        </>
      );
    case 'approved':
      return (
        <>
          <Step clue={clue} step="start" />
          <Dispose clue={clue} />
        </>
      );
    case 'in-progress':
      return <Step clue={clue} step="report" />;
    case 'reported':
      return <Dispose clue={clue} />;
    case 'HELD':
      return <Reopen clue={clue} />;
    default:
      return null;
  }
};
