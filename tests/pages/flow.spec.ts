import { type FlowLink, type FlowNode, flowOf, pictureHeight } from '../../apps/web/src/funds/flow';

const totals = {
  raised: 1_000,
  allocated: 800,
  appropriated: 700,
  paid: 600,
  inFlight: 20,
  refundedToTreasury: 30,
};
const documents = [
  { stage: 'RAISED', source: 'CENTRAL', amountFen: 900 },
  { stage: 'ALLOCATED', source: 'OTHER', amountFen: 800 },
] as const;
const villages = [
  { village: '甲村', paid: 350 },
  { village: '乙村', paid: 240 },
];

const flow = (more: Partial<typeof totals> = {}): readonly FlowLink[] =>
  flowOf({ documents, totals: { ...totals, ...more }, villages });

const nameOf = (node: FlowNode): string =>
  'source' in node ? node.source : 'village' in node ? String(node.village) : node.kind;

const sum = (links: readonly FlowLink[]): number =>
  links.reduce((fen, { amountFen }) => fen + amountFen, 0);

describe('the flow of money', () => {
  it('loses nothing: what leaves a place is what came to it', () => {
    const links = flow();
    for (const kind of ['raised', 'allocated', 'appropriated']) {
      expect([kind, sum(links.filter(({ to }) => to.kind === kind))]).toEqual([
        kind,
        sum(links.filter(({ from }) => from.kind === kind)),
      ]);
    }
  });

  it('says where money stays, and names what no document and no village accounts for', () => {
    const amounts = Object.fromEntries(
      flow().map(({ from, to, amountFen }) => [`${nameOf(from)} ${nameOf(to)}`, amountFen]),
    );
    expect(amounts).toMatchObject({
      'CENTRAL raised': 900,
      'OTHER raised': 100,
      'raised stillRaised': 200,
      'allocated stillAllocated': 100,
      'appropriated null': 10,
      'appropriated clearing': 50,
    });
  });

  it('shows what went out beyond what was appropriated', () => {
    const links = flow({ appropriated: 500 });
    expect(links.find(({ from }) => from.kind === 'shortfall')).toMatchObject({ amountFen: 150 });
    expect(links.some(({ to }) => to.kind === 'clearing')).toBe(false);
  });

  it('is drawn higher for sixty villages, so that each name has a line of its own', () => {
    const many = Array.from({ length: 60 }, (_, n) => ({ village: `${n} 村`, paid: 10 }));
    const links = flowOf({ documents, totals, villages: many });
    expect(pictureHeight(links)).toBeGreaterThanOrEqual(60 * 20);
    expect(pictureHeight(flow())).toBeLessThan(500);
  });
});
