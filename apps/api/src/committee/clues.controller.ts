import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  AskClue,
  AskClues,
  type ClueAnswer,
  type ClueSummary,
  LEDGER,
  type LedgerApplication,
  RunClue,
} from '@ledger/application';
import { parseLocalDate } from '@ledger/kernel';
import { type ClueCommand, parseClueNo } from '@ledger/ledger';
import { Allow } from '../access/allow.decorator';
import { askerOf, Caller, type CallerOfRequest } from '../access/caller';
import { Problem } from '../problems/problem';
import { isRefused, problemOf } from '../problems/refusals';
import { CommitteeAnswers } from './answer-schemas';
import {
  AssignClueDto,
  DisposeClueDto,
  ProposeOpinionDto,
  PurposeDto,
  ReceiveClueDto,
} from './clues.dto';

@ApiTags('clues')
@Allow('committee', 'ledger')
@Controller('committee/clues')
export class CluesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    @Inject(LEDGER) private readonly ledger: LedgerApplication,
  ) {}

  @CommitteeAnswers('Every clue (问题线索), the one with the newest record first', 'Clues')
  @Get()
  async list(): Promise<{ readonly clues: readonly ClueSummary[] }> {
    return { clues: await this.queries.execute(new AskClues()) };
  }

  @CommitteeAnswers('A clue and everything that was done with it', 'Clue')
  @Get(':clue')
  async show(@Param('clue') text: string): Promise<ClueAnswer> {
    const clue = parseClueNo(text);
    const answer = clue && (await this.queries.execute(new AskClue({ clue })));
    if (!answer) throw new Problem('clue-not-received');
    return answer;
  }

  @CommitteeAnswers('Takes a clue up; its words stay in the committee’s own system', 'Clue')
  @HttpCode(200)
  @Post()
  receive(@Caller() caller: CallerOfRequest, @Body() dto: ReceiveClueDto): Promise<ClueAnswer> {
    return this.run(caller, dto.clue, (openedBy, today) => ({
      type: 'ReceiveClue',
      data: {
        clue: parsedClue(dto.clue),
        source: dto.source,
        receivedOn: parseLocalDate(dto.receivedOn ?? '') ?? today,
        openedBy,
        purpose: dto.purpose,
      },
    }));
  }

  @CommitteeAnswers('Hands a clue to who handles it', 'Clue')
  @HttpCode(200)
  @Post(':clue/assignment')
  assign(
    @Caller() caller: CallerOfRequest,
    @Param('clue') clue: string,
    @Body() { assignedTo }: AssignClueDto,
  ): Promise<ClueAnswer> {
    return this.run(caller, clue, (assignedBy, assignedOn) => ({
      type: 'AssignClue',
      data: { assignedTo, assignedOn, assignedBy },
    }));
  }

  @CommitteeAnswers('Proposes what should be done with a clue', 'Clue')
  @HttpCode(200)
  @Post(':clue/opinion')
  propose(
    @Caller() caller: CallerOfRequest,
    @Param('clue') clue: string,
    @Body() { opinion }: ProposeOpinionDto,
  ): Promise<ClueAnswer> {
    return this.run(caller, clue, (proposedBy, proposedOn) => ({
      type: 'ProposeOpinion',
      data: { opinion, proposedOn, proposedBy },
    }));
  }

  @CommitteeAnswers('Approves the opinion as proposed; not by who proposed it', 'Clue')
  @HttpCode(200)
  @Post(':clue/approval')
  approve(@Caller() caller: CallerOfRequest, @Param('clue') clue: string): Promise<ClueAnswer> {
    return this.run(caller, clue, (approvedBy, approvedOn) => ({
      type: 'ApproveOpinion',
      data: { approvedOn, approvedBy },
    }));
  }

  @CommitteeAnswers('Says that the approved talk or verification has begun', 'Clue')
  @HttpCode(200)
  @Post(':clue/start')
  start(@Caller() caller: CallerOfRequest, @Param('clue') clue: string): Promise<ClueAnswer> {
    return this.run(caller, clue, (startedBy, startedOn) => ({
      type: 'StartHandling',
      data: { startedOn, startedBy },
    }));
  }

  @CommitteeAnswers('Says that the handler has reported', 'Clue')
  @HttpCode(200)
  @Post(':clue/report')
  report(@Caller() caller: CallerOfRequest, @Param('clue') clue: string): Promise<ClueAnswer> {
    return this.run(caller, clue, (reportedBy, reportedOn) => ({
      type: 'ReportClue',
      data: { reportedOn, reportedBy },
    }));
  }

  @CommitteeAnswers('Disposes of a clue; not by whose report or opinion it rests on', 'Clue')
  @HttpCode(200)
  @Post(':clue/disposal')
  dispose(
    @Caller() caller: CallerOfRequest,
    @Param('clue') clue: string,
    @Body() { outcome }: DisposeClueDto,
  ): Promise<ClueAnswer> {
    return this.run(caller, clue, (disposedBy, disposedOn) => ({
      type: 'DisposeClue',
      data: { outcome, disposedOn, disposedBy },
    }));
  }

  @CommitteeAnswers('Takes a clue on hold up again', 'Clue')
  @HttpCode(200)
  @Post(':clue/reopening')
  reopen(
    @Caller() caller: CallerOfRequest,
    @Param('clue') clue: string,
    @Body() { purpose }: PurposeDto,
  ): Promise<ClueAnswer> {
    return this.run(caller, clue, (reopenedBy, reopenedOn) => ({
      type: 'ReopenClue',
      data: { reopenedOn, reopenedBy, purpose },
    }));
  }

  /** The clue as it stands after the act. */
  private async run(
    caller: CallerOfRequest,
    text: string,
    order: (
      by: string,
      today: ReturnType<LedgerApplication['parts']['clock']['today']>,
    ) => ClueCommand,
  ): Promise<ClueAnswer> {
    const clue = parsedClue(text);
    const command = order(caller.account.userName, this.ledger.parts.clock.today());
    const outcome = await this.commands.execute(
      new RunClue({ clue, command, asker: askerOf(caller) }),
    );
    if (isRefused(outcome)) throw problemOf(outcome);
    return this.show(clue);
  }
}

const parsedClue = (text: string) => {
  const clue = parseClueNo(text);
  if (!clue) throw new Problem('clue-not-received');
  return clue;
};
