import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  type Delivery,
  LEDGER,
  type LedgerApplication,
  type Subscription,
} from '@ledger/application';
import { parseDivisionCode } from '@ledger/kernel';
import { Allow } from '../access/allow.decorator';
import { Caller, type CallerOfRequest } from '../access/caller';
import { Answers, AnswersNothing, Refuses } from '../openapi/answer.decorator';
import { Problem } from '../problems/problem';
import { isRefused, problemOf } from '../problems/refusals';
import type { NewWebhookAnswer } from '../wire';
import { Paged } from './paged.decorator';
import { NewWebhookDto } from './webhooks.dto';

/** Programs of the office that are told what happened (Standard Webhooks). */
@ApiTags('exchange')
@Controller('webhooks')
export class WebhooksController {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  @Allow('manage-webhooks')
  @Answers('Who is told news of the division, and what has not reached them', 'Webhooks')
  @Get()
  async list(
    @Caller() { scope }: CallerOfRequest,
  ): Promise<{ readonly webhooks: readonly Subscription[] }> {
    return { webhooks: await this.ledger.webhooks.list(scope) };
  }

  @Allow('manage-webhooks')
  @Answers(
    'Has news sent to an address; the secret that signs it is shown this once',
    'NewWebhook',
    201,
  )
  @Refuses(422, 'not-valid', 'not-an-address')
  @Post()
  async subscribe(
    @Caller() { account, scope }: CallerOfRequest,
    @Body() { division: text, ...wanted }: NewWebhookDto,
  ): Promise<NewWebhookAnswer> {
    const division = parseDivisionCode(text);
    if (!division) throw new Problem('outside-scope');
    const subscription = { ...wanted, division };
    const answer = await this.ledger.webhooks.subscribe(subscription, scope, account.userName);
    if (isRefused(answer)) throw problemOf(answer);
    return { webhook: answer.subscription, secret: answer.secret };
  }

  @Allow('manage-webhooks')
  @AnswersNothing('Sends it nothing any more; what was still waiting is given up')
  @Refuses(404, 'webhook-not-found')
  @HttpCode(204)
  @Delete(':webhookId')
  async unsubscribe(
    @Caller() caller: CallerOfRequest,
    @Param('webhookId') webhookId: string,
  ): Promise<void> {
    const { id } = await this.within(caller, webhookId);
    await this.ledger.webhooks.unsubscribe(id, caller.account.userName);
  }

  @Allow('manage-webhooks')
  @Answers(
    'What was sent and what came of it, the newest first; of the last thousand',
    'Deliveries',
  )
  @Paged({ list: 'deliveries', order: ['-madeAt', 'id'] })
  @Refuses(404, 'webhook-not-found')
  @Get(':webhookId/deliveries')
  async deliveries(
    @Caller() caller: CallerOfRequest,
    @Param('webhookId') webhookId: string,
  ): Promise<{ readonly deliveries: readonly Delivery[] }> {
    const { id } = await this.within(caller, webhookId);
    return { deliveries: await this.ledger.webhooks.deliveries(id) };
  }

  @Allow('manage-webhooks')
  @Answers('Sends it again by hand, with all its tries before it', 'Delivery')
  @Refuses(404, 'webhook-not-found', 'delivery-not-found')
  @HttpCode(200)
  @Post(':webhookId/deliveries/:deliveryId/redelivery')
  async redeliver(
    @Caller() caller: CallerOfRequest,
    @Param('webhookId') webhookId: string,
    @Param('deliveryId') deliveryId: string,
  ): Promise<Delivery> {
    const { id } = await this.within(caller, webhookId);
    const answer = await this.ledger.webhooks.redeliver(id, deliveryId);
    if (isRefused(answer)) throw problemOf(answer);
    return answer;
  }

  private async within({ scope }: CallerOfRequest, webhookId: string): Promise<Subscription> {
    const webhook = await this.ledger.webhooks.find(scope, webhookId);
    if (!webhook) throw new Problem('webhook-not-found');
    return webhook;
  }
}
