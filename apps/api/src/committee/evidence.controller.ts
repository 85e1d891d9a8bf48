import { Body, Controller, HttpCode, Param, Post, Res, StreamableFile } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { ExportClueEvidence } from '@ledger/application';
import { parseLocalDate } from '@ledger/kernel';
import { parseClueNo } from '@ledger/ledger';
import { Allow } from '../access/allow.decorator';
import { askerOf, Caller, type CallerOfRequest } from '../access/caller';
import { Problem } from '../problems/problem';
import { isRefused, problemOf } from '../problems/refusals';
import { askedOf } from '../resources/asked.dto';
import { parseInstant } from '../resources/replay.dto';
import { revealOf } from '../resources/reveal';
import { CommitteeAnswers } from './answer-schemas';
import { EvidenceDto } from './evidence.dto';

@ApiTags('clues')
@Allow('committee', 'ledger')
@Controller('committee/clues/:clue/evidence')
export class EvidenceController {
  constructor(private readonly commands: CommandBus) {}

  @CommitteeAnswers('The story of a household as evidence; its digests are recorded', 'Evidence')
  @HttpCode(200)
  @Post()
  async export(
    @Caller() caller: CallerOfRequest,
    @Param('clue') text: string,
    @Body() asked: EvidenceDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const clue = parseClueNo(text);
    if (!clue) throw new Problem('clue-not-received');
    const asOf = parseLocalDate(asked.asOf ?? '');
    const recordedAt = parseInstant(asked.recordedAt ?? '');
    const answer = await this.commands.execute(
      new ExportClueEvidence({
        ...askedOf(caller, asked),
        clue,
        asker: askerOf(caller),
        household: asked.household,
        ...(asOf && { asOf }),
        ...(recordedAt && { recordedAt }),
        ...revealOf(caller, asked.reveal),
      }),
    );
    if (isRefused(answer)) throw problemOf(answer);
    const digest = Buffer.from(answer.sha256, 'hex').toString('base64');
    // RFC 9530 knows SHA-256; SM3 (GB/T 32905) has no name there.
    response.setHeader('Repr-Digest', `sha-256=:${digest}:`);
    response.setHeader('X-Digest-SM3', answer.sm3);
    return new StreamableFile(answer.bytes, {
      type: 'application/json; charset=utf-8',
      length: answer.bytes.length,
      disposition: `attachment; filename="evidence-${answer.sha256.slice(0, 12)}.json"`,
    });
  }
}
