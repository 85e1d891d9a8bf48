import type {
  KeptCardAnswer,
  KinAnswer,
  RelatedPersonAnswer,
  RelationsAnswer,
} from '@ledger/application';
import { count, day, flag, listOf, orNull, shapeOf, text } from './schema';

type Post = NonNullable<RelatedPersonAnswer['post']>;

export const relationSchemas = {
  Relations: shapeOf<RelationsAnswer>({
    knowledgeDate: day,
    persons: listOf(
      shapeOf<RelatedPersonAnswer>({
        key: text,
        personName: orNull(text),
        personId: orNull(text),
        post: orNull(
          shapeOf<Post>({ termFrom: orNull(day), termUntil: orNull(day), handles: flag }),
        ),
        isInstitution: flag,
        cards: count,
        strangers: count,
        limit: orNull(count),
        findingId: orNull(text),
      }),
    ),
    kin: listOf(
      shapeOf<KinAnswer>({
        official: text,
        relativeName: orNull(text),
        relativeId: orNull(text),
        relation: text,
        householdNo: text,
        village: orNull(text),
        isFiled: flag,
        mustBeFiled: flag,
        findingId: orNull(text),
      }),
    ),
    cards: listOf(
      shapeOf<KeptCardAnswer>({
        keeper: text,
        beneficiaryName: orNull(text),
        beneficiaryId: orNull(text),
        relation: text,
        householdNo: text,
        village: orNull(text),
        entry: text,
        heldFrom: orNull(day),
      }),
    ),
  }),
};
