import { type Delivery, NEWS_TYPES, type Subscription } from '@ledger/application';
import type { NewWebhookAnswer } from '../wire';
import { count, listOf, moment, named, oneOf, orNull, type Schema, shapeOf, text } from './schema';

const uuid: Schema = { type: 'string', format: 'uuid' };
const types = oneOf(...NEWS_TYPES);

export const exchangeSchemas = {
  Webhook: shapeOf<Subscription>({
    id: uuid,
    url: { type: 'string', format: 'uri' },
    division: text,
    types: listOf(types),
    madeBy: text,
    madeAt: moment,
    waiting: count,
    dead: count,
  }),
  Webhooks: shapeOf<{ webhooks: readonly Subscription[] }>({ webhooks: listOf(named('Webhook')) }),
  NewWebhook: shapeOf<NewWebhookAnswer>({ webhook: named('Webhook'), secret: text }),
  Delivery: shapeOf<Delivery>({
    id: uuid,
    type: types,
    madeAt: moment,
    status: oneOf('waiting', 'delivered', 'dead'),
    attempts: count,
    dueAt: orNull(moment),
    answerStatus: orNull(count),
    problem: orNull(
      oneOf(
        'not-accepted',
        'no-answer-in-time',
        'not-reached',
        'secret-not-readable',
        'unsubscribed',
      ),
    ),
    body: text,
  }),
  Deliveries: shapeOf<{ deliveries: readonly Delivery[] }>({
    deliveries: listOf(named('Delivery')),
  }),
};
