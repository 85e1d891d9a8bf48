import { Inject } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { digestsOf } from '@ledger/event-store';
import { exportOf, handedOut, personalDataIn } from '../committee/looked';
import type { LedgerApplication } from '../open-application';
import { knowledgePaper } from '../papers/knowledge-paper';
import { missingReviews } from '../questions/absence-register';
import { arrears } from '../questions/arrears';
import { custody } from '../questions/custody';
import { deaths } from '../questions/deaths';
import { knowledge } from '../questions/knowledge';
import { relations } from '../questions/relations';
import {
  AskArrears,
  AskCustody,
  AskDeaths,
  AskKnowledge,
  AskKnowledgePaper,
  AskMissingReviews,
  AskRelations,
} from './evidence-messages';
import { LEDGER } from './ledger-token';

@QueryHandler(AskKnowledge)
class AskKnowledgeHandler implements IQueryHandler<AskKnowledge> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ q }: AskKnowledge) {
    const { parts, policies } = this.ledger;
    const answer = await knowledge({ ...parts, policies }, q);
    if (q.reveal && answer) await parts.committee.access.record(q.reveal, ...personalDataIn(q));
    return answer;
  }
}

@QueryHandler(AskKnowledgePaper)
class AskKnowledgePaperHandler implements IQueryHandler<AskKnowledgePaper> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ q }: AskKnowledgePaper) {
    const { parts, policies } = this.ledger;
    const answer = await knowledge({ ...parts, policies }, q);
    if (!answer || 'refused' in answer) return answer;
    const text = knowledgePaper(answer, q.language);
    const bytes = Buffer.from(text, 'utf8');
    const exported = exportOf('knowledge-paper', q, digestsOf(bytes), bytes.length);
    await parts.committee.access.record(q.asker, exported, ...personalDataIn(q));
    return text;
  }
}

@QueryHandler(AskDeaths)
class AskDeathsHandler implements IQueryHandler<AskDeaths> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ q }: AskDeaths) {
    const { parts } = this.ledger;
    const timeline = await this.ledger.policies.timeline(parts.readSide.manager);
    const answer = await deaths({ ...parts, policies: timeline.on(q.knownOn) }, q);
    return handedOut(parts.committee.access, q, answer);
  }
}

@QueryHandler(AskArrears)
class AskArrearsHandler implements IQueryHandler<AskArrears> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  execute({ q }: AskArrears) {
    return arrears(this.ledger.parts, q);
  }
}

@QueryHandler(AskCustody)
class AskCustodyHandler implements IQueryHandler<AskCustody> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ q }: AskCustody) {
    const { parts } = this.ledger;
    const answer = await custody(parts, q);
    return handedOut(parts.committee.access, q, answer);
  }
}

@QueryHandler(AskMissingReviews)
class AskMissingReviewsHandler implements IQueryHandler<AskMissingReviews> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ q }: AskMissingReviews) {
    const { parts, policies } = this.ledger;
    const timeline = await policies.timeline(parts.readSide.manager);
    const answer = await missingReviews({ ...parts, policies: timeline.on(q.knownOn) }, q);
    return handedOut(parts.committee.access, q, answer);
  }
}

@QueryHandler(AskRelations)
class AskRelationsHandler implements IQueryHandler<AskRelations> {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async execute({ q }: AskRelations) {
    const { parts, policies } = this.ledger;
    const timeline = await policies.timeline(parts.readSide.manager);
    const answer = await relations({ ...parts, policies: timeline.on(q.knownOn) }, q);
    return handedOut(parts.committee.access, q, answer);
  }
}

export const evidenceHandlers = [
  AskArrearsHandler,
  AskCustodyHandler,
  AskDeathsHandler,
  AskKnowledgeHandler,
  AskKnowledgePaperHandler,
  AskMissingReviewsHandler,
  AskRelationsHandler,
];
