import type { Answer } from '../ledger/answer';

/** A node of the picture: a place where money is or was. */
export type FlowNode =
  | { readonly kind: 'source'; readonly source: string }
  | {
      readonly kind:
        | 'raised'
        | 'allocated'
        | 'appropriated'
        | 'stillRaised'
        | 'stillAllocated'
        | 'clearing'
        | 'inFlight'
        | 'refunded'
        | 'shortfall';
    }
  | { readonly kind: 'village'; readonly village: string | null };

export interface FlowLink {
  readonly from: FlowNode;
  readonly to: FlowNode;
  readonly amountFen: number;
}

interface Flowing {
  readonly documents: readonly Pick<Answer<'FundDocument'>, 'stage' | 'source' | 'amountFen'>[];
  readonly totals: Pick<
    Answer<'Totals'>['totals'],
    'raised' | 'allocated' | 'appropriated' | 'paid' | 'inFlight' | 'refundedToTreasury'
  >;
  readonly villages: readonly { readonly village: string | null; readonly paid: number }[];
}

const RAISED: FlowNode = { kind: 'raised' };
const ALLOCATED: FlowNode = { kind: 'allocated' };
const APPROPRIATED: FlowNode = { kind: 'appropriated' };

/** What was raised, by its source; what came otherwise than by a document is of no source known. */
const fromSources = ({ documents, totals }: Flowing): readonly FlowLink[] => {
  const bySource = new Map<string, number>();
  for (const { stage, source, amountFen } of documents) {
    if (stage === 'RAISED') bySource.set(source, (bySource.get(source) ?? 0) + amountFen);
  }
  const known = [...bySource.values()].reduce((sum, fen) => sum + fen, 0);
  const rest = totals.raised - known;
  if (rest > 0) bySource.set('OTHER', (bySource.get('OTHER') ?? 0) + rest);
  return [...bySource].map(([source, amountFen]) => ({
    from: { kind: 'source', source },
    to: RAISED,
    amountFen,
  }));
};

/** What goes on to the next stage, and what stays; where more went on than was there, that too. */
const onward = (from: FlowNode, to: FlowNode, stays: FlowNode, has: number, goes: number) => [
  { from, to, amountFen: Math.min(has, goes) },
  { from, to: stays, amountFen: has - goes },
  { from: { kind: 'shortfall' } as const, to, amountFen: goes - has },
];

/** The whole way of the money as it stands; what leaves a place is what came to it. */
export const flowOf = (flowing: Flowing): readonly FlowLink[] => {
  const { totals, villages } = flowing;
  const { raised, allocated, appropriated, inFlight, refundedToTreasury } = totals;
  const out = totals.paid + inFlight + refundedToTreasury;
  const inVillages = villages.reduce((sum, { paid }) => sum + paid, 0);
  return [
    ...fromSources(flowing),
    ...onward(RAISED, ALLOCATED, { kind: 'stillRaised' }, raised, allocated),
    ...onward(ALLOCATED, APPROPRIATED, { kind: 'stillAllocated' }, allocated, appropriated),
    { from: { kind: 'shortfall' } as const, to: APPROPRIATED, amountFen: out - appropriated },
    ...villages.map(({ village, paid }) => ({
      from: APPROPRIATED,
      to: { kind: 'village', village } as const,
      amountFen: paid,
    })),
    {
      from: APPROPRIATED,
      to: { kind: 'village', village: null } as const,
      amountFen: totals.paid - inVillages,
    },
    { from: APPROPRIATED, to: { kind: 'inFlight' } as const, amountFen: inFlight },
    { from: APPROPRIATED, to: { kind: 'refunded' } as const, amountFen: refundedToTreasury },
    { from: APPROPRIATED, to: { kind: 'clearing' } as const, amountFen: appropriated - out },
  ].filter(({ amountFen }) => amountFen > 0);
};

const HEIGHT_MIN = 460;
/** What an end of the way needs for its name to be read, the gap to the next one included. */
const HEIGHT_OF_END = 24;

/** A street of sixty villages has a higher picture than one of nine. */
export const pictureHeight = (links: readonly FlowLink[]): number =>
  Math.max(HEIGHT_MIN, links.filter(({ to }) => to.kind === 'village').length * HEIGHT_OF_END);
