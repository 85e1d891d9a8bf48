import {
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Res,
  UploadedFiles,
} from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBody, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import {
  AskImportProgress,
  AskImports,
  type ImportedFile,
  ImportFiles,
  type ImportProgress,
} from '@ledger/application';
import { Allow } from '../access/allow.decorator';
import { Caller, type CallerOfRequest } from '../access/caller';
import { Page, Paged, type PageAsked } from '../exchange/paged.decorator';
import { TakesFiles } from '../exchange/takes-files.decorator';
import { Answers, Refuses } from '../openapi/answer.decorator';
import { Problem } from '../problems/problem';
import type { ImportStarted } from '../wire';
import { AskedWhereDto } from './asked.dto';
import { streamProgress } from './progress-stream';
import { mayDeclareDays, type MultipartFile, tooLargeProblem, uploaded } from './upload';

/** What cannot be the id of an import is the id of none. */
const knownImportId = new ParseUUIDPipe({ exceptionFactory: () => new Problem('not-found') });

const FILES_SHOWN = 50;

const uploadBody = {
  schema: {
    type: 'object',
    properties: { files: { type: 'array', items: { type: 'string', format: 'binary' } } },
    required: ['files'],
  },
};

@ApiTags('imports')
@Controller('imports')
export class ImportsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Allow('read-imports')
  @Answers('The newest files taken in', 'Imports')
  @Paged({ list: 'files', order: ['-recordedAt', 'fileId'], limit: FILES_SHOWN })
  @Get()
  async imports(
    @Caller() { scope }: CallerOfRequest,
    @Query() _where: AskedWhereDto,
    @Page() { limit = FILES_SHOWN, after }: PageAsked,
  ): Promise<{ readonly files: readonly ImportedFile[] }> {
    const [recordedAt, fileId] = after ?? [];
    const from = after && { after: { recordedAt: String(recordedAt), fileId: String(fileId) } };
    // One more than is shown tells that there is another page.
    const question = { scope, limit: limit + 1, ...from };
    return { files: await this.queries.execute(new AskImports(question)) };
  }

  @Allow('import-files')
  @Answers(
    'Takes files in; a manifest.json among them declares the days they were received in a back-fill',
    'ImportStarted',
    202,
  )
  @Refuses(422, 'no-files', 'not-valid')
  @Refuses(413, 'too-large')
  @Refuses(503, 'uploads-busy')
  @Refuses(411, 'length-required')
  @ApiBody(uploadBody)
  @TakesFiles('files')
  @HttpCode(202)
  @Post()
  async upload(
    @Caller() caller: CallerOfRequest,
    @UploadedFiles() files: readonly MultipartFile[] | undefined,
  ): Promise<ImportStarted> {
    if (!files || files.length === 0) throw new Problem('no-files');
    const upload = uploaded(files);
    if (upload.files.length === 0) throw tooLargeProblem(upload.tooLarge);
    const { importId } = await this.commands.execute(
      new ImportFiles({
        actor: caller.account.userName,
        division: caller.scope,
        mayDeclare: mayDeclareDays(caller),
        ...upload,
        wait: false,
      }),
    );
    return { importId };
  }

  @Allow('read-imports')
  @Answers('How far an import is, and its report once it is finished', 'ImportProgress')
  @Refuses(404, 'not-found')
  @Get(':importId')
  async progress(
    @Caller() caller: CallerOfRequest,
    @Param('importId', knownImportId) importId: string,
  ): Promise<ImportProgress> {
    return this.ask(caller, importId);
  }

  @Allow('read-imports')
  @ApiOperation({ summary: 'The same as a stream of events that ends with the import' })
  @ApiResponse({
    status: 200,
    description: 'one ImportProgress an event',
    content: { 'text/event-stream': { schema: { $ref: '#/components/schemas/ImportProgress' } } },
  })
  @Refuses(404, 'not-found')
  @Get(':importId/progress')
  async progressStream(
    @Caller() caller: CallerOfRequest,
    @Param('importId', knownImportId) importId: string,
    @Res() response: Response,
  ): Promise<void> {
    // Asked before the stream begins, while the answer can still be a problem.
    const first = await this.ask(caller, importId);
    await streamProgress(response, first, () => this.ask(caller, importId));
  }

  private async ask({ scope }: CallerOfRequest, importId: string): Promise<ImportProgress> {
    const progress = await this.queries.execute(new AskImportProgress({ importId, scope }));
    if (!progress) throw new Problem('not-found');
    return progress;
  }
}
