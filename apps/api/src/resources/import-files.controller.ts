import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Query,
  type StreamableFile,
  UploadedFile,
} from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { AskRejected, AskRejectedWorkbook, ReplaceFile, WithdrawFile } from '@ledger/application';
import { Allow } from '../access/allow.decorator';
import { askerOf, Caller, type CallerOfRequest } from '../access/caller';
import { workbookDownload } from '../download';
import { OfStream } from '../exchange/of-stream.decorator';
import { TakesFile } from '../exchange/takes-files.decorator';
import { Answers, AnswersWorkbook, Refuses } from '../openapi/answer.decorator';
import { Problem } from '../problems/problem';
import { isRefused, problemOf } from '../problems/refusals';
import type { ImportStarted, RejectedAnswer } from '../wire';
import { AskedWhereDto } from './asked.dto';
import { ReplaceDto, WithdrawDto } from './imports.dto';
import { SecondPerson } from './second-person';
import { mayDeclareDays, type MultipartFile, tooLargeProblem, uploaded } from './upload';

const replaceBody = {
  schema: {
    type: 'object',
    properties: {
      file: { type: 'string', format: 'binary' },
      reasonCode: { type: 'string' },
      note: { type: 'string' },
      secondUserName: { type: 'string' },
      secondPassword: { type: 'string', format: 'password' },
    },
    required: ['file', 'reasonCode', 'secondUserName', 'secondPassword'],
  },
};

@ApiTags('imports')
@OfStream('file')
@Controller('imports/files/:fileId')
export class ImportFilesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly secondPerson: SecondPerson,
  ) {}

  @Allow('read-imports')
  @Answers('The rows of a file that were sent back, each with its remedy', 'Rejected')
  @Refuses(404, 'not-found')
  @Get('rejected')
  async rejected(
    @Caller() { scope }: CallerOfRequest,
    @Param('fileId') fileId: string,
    @Query() _where: AskedWhereDto,
  ): Promise<RejectedAnswer> {
    const answer = await this.queries.execute(new AskRejected({ scope, fileId }));
    if (!answer) throw new Problem('not-found');
    return answer;
  }

  @Allow('import-files')
  @AnswersWorkbook('The same rows as a workbook, the reason beside each, to correct and send again')
  @Refuses(404, 'not-found')
  @Get('rejected.xlsx')
  async rejectedWorkbook(
    @Caller() caller: CallerOfRequest,
    @Param('fileId') fileId: string,
    @Query() _where: AskedWhereDto,
  ): Promise<StreamableFile> {
    const question = { scope: caller.scope, fileId, asker: askerOf(caller) };
    const bytes = await this.queries.execute(new AskRejectedWorkbook(question));
    if (!bytes) throw new Problem('not-found');
    const short = fileId.replace(/[^\da-zA-Z]/g, '').slice(0, 8);
    return workbookDownload(bytes, `退回行-${short}`, `rejected-${short}`);
  }

  @Allow('withdraw-files')
  @Answers('Takes a wrong file back: from today its statements stop counting', 'Withdrawn')
  @Refuses(404, 'file-not-received')
  @Refuses(409, 'import-under-way', 'already-withdrawn', 'already-replaced', 'money-went-out')
  @Refuses(422, 'second-person-missing', 'not-valid')
  @HttpCode(200)
  @Post('withdraw')
  async withdraw(
    @Caller() caller: CallerOfRequest,
    @Param('fileId') fileId: string,
    @Body() { reasonCode, note, secondPerson }: WithdrawDto,
  ): Promise<{ readonly withdrawnOn: string }> {
    const answer = await this.commands.execute(
      new WithdrawFile({
        actor: caller.account.userName,
        confirmedBy: await this.secondPerson.confirm(caller, secondPerson),
        fileId,
        reasonCode,
        ...(note !== undefined && { note }),
        scope: caller.scope,
      }),
    );
    if (isRefused(answer)) throw problemOf(answer);
    return { withdrawnOn: answer.withdrawnOn };
  }

  @Allow('withdraw-files')
  @Answers('Puts a better file in the place of a wrong one', 'ImportStarted', 202)
  @Refuses(404, 'file-not-received')
  @Refuses(409, 'import-under-way', 'already-withdrawn', 'already-replaced', 'money-went-out')
  @Refuses(411, 'length-required')
  @Refuses(413, 'too-large')
  @Refuses(503, 'uploads-busy')
  @Refuses(422, 'second-person-missing', 'not-readable', 'no-files', 'not-valid')
  @ApiBody(replaceBody)
  @TakesFile('file')
  @HttpCode(202)
  @Post('replace')
  async replace(
    @Caller() caller: CallerOfRequest,
    @Param('fileId') fileId: string,
    @Body() { reasonCode, note, secondUserName, secondPassword }: ReplaceDto,
    @UploadedFile() file: MultipartFile | undefined,
  ): Promise<ImportStarted> {
    if (!file) throw new Problem('no-files');
    const { files, tooLarge } = uploaded([file]);
    const [better] = files;
    if (!better) throw tooLargeProblem(tooLarge);
    const second = { userName: secondUserName, password: secondPassword };
    const answer = await this.commands.execute(
      new ReplaceFile({
        actor: caller.account.userName,
        confirmedBy: await this.secondPerson.confirm(caller, second),
        fileId,
        reasonCode,
        ...(note !== undefined && { note }),
        scope: caller.scope,
        file: better,
        division: caller.scope,
        mayDeclare: mayDeclareDays(caller),
      }),
    );
    if (isRefused(answer)) throw problemOf(answer);
    return { importId: answer.importId };
  }
}
