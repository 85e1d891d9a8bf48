import { hasKnowledgeChain, type RuleCode, ruleWords } from '@ledger/views';
import type { RuleAnswer } from '../answers';

/** Every rule in its words, and what can be asked of its findings. */
export const ruleAnswers: readonly RuleAnswer[] = ruleWords.map(
  ({ code, name, severity, title, sentence, lawful }) => ({
    rule: code,
    name,
    severity,
    title,
    sentence,
    lawful,
    hasKnowledgeChain: hasKnowledgeChain(code),
  }),
);

const byCode = new Map(ruleAnswers.map((answer) => [answer.rule, answer]));

export const ruleAnswer = (code: RuleCode): RuleAnswer => byCode.get(code)!;
