import { Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { holdsNothingBut, ImportFiles, LEDGER, type LedgerApplication } from '@ledger/application';
import { demonstration, filesOf } from '@ledger/simulator';
import { Allow } from '../access/allow.decorator';
import { Caller, type CallerOfRequest } from '../access/caller';
import { Answers, Refuses } from '../openapi/answer.decorator';
import { Problem } from '../problems/problem';
import type { ImportStarted } from '../wire';

/** For the first day: a year of a street that never was, to see what the ledger shows of one. */
@ApiTags('imports')
@Controller('imports/demonstration')
export class DemonstrationController {
  constructor(
    private readonly commands: CommandBus,
    @Inject(LEDGER) private readonly ledger: LedgerApplication,
  ) {}

  @Allow('import-files', 'ledger')
  @Answers(
    'Takes the demonstration year into an empty ledger, as a back-fill; sent again it goes on',
    'ImportStarted',
    202,
  )
  @Refuses(409, 'ledger-not-empty')
  @HttpCode(202)
  @Post()
  async load(@Caller() caller: CallerOfRequest): Promise<ImportStarted> {
    const files = await filesOf(demonstration());
    await this.ledger.caughtUp();
    if (!(await holdsNothingBut(this.ledger.parts, files))) throw new Problem('ledger-not-empty');
    const { importId } = await this.commands.execute(
      new ImportFiles({
        actor: caller.account.userName,
        division: caller.scope,
        // Its files tell when they came, and of nobody who lives: no back-fill has to be opened.
        mayDeclare: true,
        files,
        wait: false,
      }),
    );
    return { importId };
  }
}
