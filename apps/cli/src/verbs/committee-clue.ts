import {
  type Asker,
  AskClue,
  AskClues,
  type ClueSummary,
  RunClue,
  worksForCommittee,
} from '@ledger/application';
import { type ClueNo, type ClueRefusal, parseClueNo } from '@ledger/ledger';
import { EXIT, type ExitCode } from '../exit-code';
import { type OpenedLedger, withLedger } from '../opened';
import { passwordFrom } from '../terminal/password';
import { print, printJson, remark } from '../terminal/print';
import { table, type TableColumn } from '../terminal/table';
import { UsageProblem } from '../verb';
import { exactly, parsedOption, parseWords } from '../words';
import { options, type Order, orders, textOf, type Values } from './committee-clue-orders';

const columns: readonly TableColumn<ClueSummary>[] = [
  { title: '线索编号', of: (row) => row.clue },
  { title: '来源', of: (row) => row.source },
  { title: '收到', of: (row) => row.receivedOn },
  { title: '登记人', of: (row) => row.openedBy },
  { title: '环节', of: (row) => row.status },
  { title: '证据', of: (row) => String(row.evidence), right: true },
  { title: '事由', of: (row) => row.purpose },
];

const refusals = {
  'clue-not-received': '没有登记过这个线索编号。 No clue of this number was received.',
  'clue-already-received': '该线索编号已经登记。 The clue was received already.',
  'clue-at-other-step': '线索当前环节不能办理此项。 The clue is at another step.',
  'outcome-not-approved': '与已批准的意见不一致。 The outcome is not the one that was approved.',
  'clue-needs-another-person': '须由另一人办理。 Another person must do it.',
} satisfies Record<ClueRefusal, string>;

/** Who acts: an account of the committee that types its password, so that four eyes are two people. */
const committeeMember = async ({ ledger }: OpenedLedger, userName: string, password: string) => {
  const proof = await ledger.accounts.login(userName, password);
  if ('refused' in proof) return undefined;
  await ledger.accounts.logout(proof.token);
  const { account } = proof;
  return worksForCommittee(account.role) && !account.mustChangePassword ? account : undefined;
};

const act = async (order: Order, clue: ClueNo, values: Values): Promise<ExitCode> => {
  const userName = textOf(values, 'as');
  const password = await passwordFrom('LEDGER_PASSWORD', `${userName} 的密码 password: `);
  return withLedger(async (opened) => {
    const account = await committeeMember(opened, userName, password);
    if (!account) {
      await remark(
        '密码不正确，或不是纪工委账号，或尚未修改初始密码。',
        'The password is wrong, or the account is none of the committee, or has its first password.',
      );
      return EXIT.refused;
    }
    const asker: Asker = { actor: account.userName, role: account.role };
    const today = opened.ledger.parts.clock.today();
    const command = order(values, clue, account.userName, today);
    const outcome = await opened.commands.execute(new RunClue({ clue, command, asker }));
    if ('refused' in outcome) {
      await remark(refusals[outcome.refused], JSON.stringify(outcome.details));
      return EXIT.refused;
    }
    return show(opened, clue, values.json === true);
  });
};

const show = async ({ queries }: OpenedLedger, clue: ClueNo, json: boolean): Promise<ExitCode> => {
  const answer = await queries.execute(new AskClue({ clue }));
  if (!answer) {
    await remark(refusals['clue-not-received']);
    return EXIT.refused;
  }
  if (json) await printJson(answer);
  else {
    await print(
      `线索 ${answer.clue}：${answer.status}`,
      ...answer.steps.map(
        ({ at, event, actor, details }) => `  ${at} ${event} ${actor} ${JSON.stringify(details)}`,
      ),
    );
  }
  return EXIT.success;
};

const list = (json: boolean): Promise<ExitCode> =>
  withLedger(async ({ queries }) => {
    const clues = await queries.execute(new AskClues());
    if (json) await printJson(clues);
    else await print(...table(columns, clues));
    return EXIT.success;
  });

/** `committee clue …`. */
export const clue = async (words: readonly string[]): Promise<ExitCode> => {
  const { values, positionals } = parseWords(words, options);
  const [action = '', ...rest] = positionals;
  if (action === 'list') {
    exactly(rest);
    return list(values.json === true);
  }
  const order = orders.get(action);
  if (action !== 'show' && !order) {
    const known = ['list', 'show', ...orders.keys()].join(', ');
    throw new UsageProblem(`clue 之后应为 ${known}。`, `After "clue" comes one of ${known}.`);
  }
  const [text = ''] = exactly(rest, 'NO');
  const number = parsedOption(text, parseClueNo, 'NO', '2021-007') as ClueNo;
  if (order) return act(order, number, values);
  return withLedger((opened) => show(opened, number, values.json === true));
};
