import { createHash } from 'node:crypto';
import { instant, type PersonId } from '@ledger/kernel';
import { canonical } from '../canonical';
import { KeyDestroyed, UnknownPerson } from '../errors';
import type { Vault } from '../vault';

const ZHANG = '990118194803071010';
const LI = '99011819520915204X';
const NOBODY = '0b9f4f0e-5f39-4a43-8ad4-2f3f5a1f9f00' as PersonId;

const firstPerson = async (vault: Vault): Promise<PersonId> => (await vault.persons([ZHANG]))[0]!;

const people = (open: () => Promise<Vault>) => {
  it('gives one opaque id per ID number for ever, in the order asked', async () => {
    const vault = await open();
    const [zhang, li, again] = await vault.persons([ZHANG, LI, ZHANG]);
    expect(zhang).toMatch(/^[\da-f]{8}-[\da-f]{4}-4/);
    expect(again).toBe(zhang);
    expect(li).not.toBe(zhang);
    expect(await vault.persons([LI, ZHANG])).toEqual([li, zhang]);
    expect(await vault.persons([])).toEqual([]);
  });

  it('looks for people without making them', async () => {
    const vault = await open();
    expect(await vault.findPersons([ZHANG])).toEqual([undefined]);
    const zhang = await firstPerson(vault);
    expect(await vault.findPersons([LI, ZHANG])).toEqual([undefined, zhang]);
  });

  it('says who people are, by the latest statement about each', async () => {
    const vault = await open();
    const [first] = await vault.identify([{ idNumber: ZHANG, name: '张三' }]);
    await vault.identify([{ idNumber: ZHANG, name: '张小三' }, { idNumber: LI }]);
    const [zhang, li] = await vault.persons([ZHANG, LI]);
    expect(first!.personId).toBe(zhang);
    expect(await vault.identities([zhang!, li!, NOBODY])).toEqual(
      new Map([
        [zhang, { idNumber: ZHANG, name: '张小三' }],
        [li, { idNumber: LI }],
      ]),
    );
  });

  it('keeps the order of statements that come in one call', async () => {
    const vault = await open();
    const names = Array.from({ length: 30 }, (_, index) => `名${index}`);
    await vault.identify(names.map((name) => ({ idNumber: ZHANG, name })));
    const zhang = await firstPerson(vault);
    expect((await vault.identities([zhang])).get(zhang)?.name).toBe('名29');
  });

  it('does not lose a name because a later source gives none', async () => {
    const vault = await open();
    await vault.identify([{ idNumber: ZHANG, name: '张三' }]);
    await vault.identify([{ idNumber: ZHANG }]);
    const zhang = await firstPerson(vault);
    expect((await vault.identities([zhang])).get(zhang)?.name).toBe('张三');
  });
};

const documents = (open: () => Promise<Vault>) => {
  it('keeps every version, and the same content once, under the same commitment', async () => {
    const vault = await open();
    const owner = await firstPerson(vault);
    const remark = { owner, kind: 'remark', content: { text: '病重', n: 1 } };
    const sameInOtherOrder = { owner, kind: 'remark', content: { n: 1, text: '病重' } };
    const [first, twin] = await vault.keep([remark, sameInOtherOrder]);
    expect(twin).toEqual(first);
    expect(await vault.keep([remark])).toEqual([first]);
    const [second, otherKind] = await vault.keep([
      { ...remark, content: { text: '病愈', n: 1 } },
      { ...remark, kind: 'reason' },
    ]);
    expect(new Set([first, second, otherKind].map((ref) => ref!.documentId)).size).toBe(3);
    const found = await vault.documents([first!.documentId, second!.documentId, NOBODY, 'x']);
    expect([...found.values()].map((document) => document)).toEqual(
      expect.arrayContaining([{ ...remark, status: 'readable', commitmentOk: true }]),
    );
    expect(found.size).toBe(2);
  });

  it('commits to a content under a salt, so that nobody can guess it from the event', async () => {
    const vault = await open();
    const remark = { owner: await firstPerson(vault), kind: 'remark', content: { text: '病重' } };
    const { documentId, commitment } = (await vault.keep([remark]))[0]!;
    expect(commitment).toMatch(/^[\da-f]{64}$/);
    const unsalted = createHash('sha256').update(canonical(remark)).digest('hex');
    expect(commitment).not.toBe(unsalted);
    const asked = [
      { documentId, commitment },
      { documentId, commitment: unsalted },
      { documentId: NOBODY, commitment },
      { documentId, commitment },
    ];
    expect(await vault.verifyCommitments(asked)).toEqual([
      'holds',
      'broken',
      'unknown-document',
      'holds',
    ]);
  });

  it('keeps nothing for a person it never met', async () => {
    const vault = await open();
    const stray = { owner: NOBODY, kind: 'remark', content: { text: '无' } };
    await expect(vault.keep([stray])).rejects.toThrow(UnknownPerson);
    await expect(vault.destroyKey(NOBODY)).rejects.toThrow(UnknownPerson);
  });

  it('forgets a person for good, and still knows that it did', async () => {
    const vault = await open();
    const [{ personId, document }] = (await vault.identify([
      { idNumber: ZHANG, name: '张三' },
      { idNumber: LI, name: '李四' },
    ])) as [{ personId: PersonId; document: { documentId: string; commitment: string } }];
    await vault.destroyKey(personId);
    const { documentId, commitment } = document;
    expect((await vault.documents([documentId])).get(documentId)).toEqual({
      owner: personId,
      kind: 'identity',
      status: 'destroyed',
    });
    expect(await vault.verifyCommitments([{ documentId, commitment }])).toEqual(['destroyed']);
    expect((await vault.identities([personId])).size).toBe(0);
    await expect(vault.keep([{ owner: personId, kind: 'remark', content: {} }])).rejects.toThrow(
      KeyDestroyed,
    );
    const [again, li] = await vault.identify([{ idNumber: ZHANG }, { idNumber: LI }]);
    expect(again).toEqual({ personId });
    expect(li).toHaveProperty('document');
  });
};

const originals = (open: () => Promise<Vault>) => {
  it('keeps an uploaded file byte by byte, once', async () => {
    const vault = await open();
    const bytes = Buffer.alloc(2_500_000, 'roster 花名册 ');
    expect(await vault.keepOriginal('f1', '花名册.xlsx', bytes)).toBe('kept');
    expect(await vault.keepOriginal('f1', 'other.xlsx', Buffer.from('x'))).toBe('already-kept');
    const original = (await vault.original('f1'))!;
    expect(original.fileName).toBe('花名册.xlsx');
    expect(createHash('sha256').update(original.bytes).digest('hex')).toBe(
      createHash('sha256').update(bytes).digest('hex'),
    );
    expect(await vault.original('f2')).toBeUndefined();
    await vault.keepOriginal('empty', '空.csv', Buffer.alloc(0));
    expect((await vault.original('empty'))!.bytes).toHaveLength(0);
  });
};

const disclosures = (open: () => Promise<Vault>) => {
  it('remembers who was shown personal data, why and of how many', async () => {
    const vault = await open();
    const asked = { actor: 'discipline', reason: '线索 12 号', question: '户 7 是谁' };
    const first = { ...asked, persons: 3, at: instant('2021-06-10T01:02:03.004Z') };
    const second = { ...asked, persons: 1, at: instant('2021-06-09T01:02:03.000Z') };
    await vault.recordDisclosure(first);
    await vault.recordDisclosure(second);
    expect(await vault.disclosures()).toEqual([first, second]);
  });
};

/** What every vault promises, wherever its rows are. `open` gives an empty one. */
export const vaultContract = (open: () => Promise<Vault>): void => {
  people(open);
  documents(open);
  originals(open);
  disclosures(open);
};
