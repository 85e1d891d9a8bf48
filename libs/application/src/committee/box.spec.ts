import { generateKeyPairSync } from 'node:crypto';
import { boxOpener, boxSealer } from './box';

const pair = () => {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).subarray(-32),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }).subarray(-32),
  };
};
const committee = pair();
const sealer = boxSealer(committee.publicKey);
const opener = boxOpener(committee.publicKey, committee.privateKey);
const plain = JSON.stringify({ purpose: '核实死亡后领取', household: 'JT001' });

it('what is sealed with the public key is opened with the private one', () => {
  expect(opener.open(sealer.seal(plain, 'place'), 'place')).toBe(plain);
  expect(opener.keyId).toBe(sealer.keyId);
});

it('no two boxes of the same text are alike, and none holds it', () => {
  const boxes = [sealer.seal(plain, 'place'), sealer.seal(plain, 'place')];
  expect(boxes[0]).not.toBe(boxes[1]);
  expect(Buffer.from(boxes[0] ?? '', 'base64').includes('JT001')).toBe(false);
});

it('opens nowhere but at its own place, and by no other key', () => {
  const box = sealer.seal(plain, 'place');
  const stranger = pair();
  expect(opener.open(box, 'elsewhere')).toBeUndefined();
  expect(boxOpener(stranger.publicKey, stranger.privateKey).open(box, 'place')).toBeUndefined();
});

it('does not open once any byte was changed, or some are missing', () => {
  const box = Buffer.from(sealer.seal('{}', 'place'), 'base64');
  // Also the topmost bit of the point, which X25519 itself ignores (RFC 7748 §5).
  for (const at of box.keys()) {
    const changed = Buffer.from(box);
    changed[at] = changed[at]! ^ 0x80;
    expect([at, opener.open(changed.toString('base64'), 'place')]).toEqual([at, undefined]);
  }
  for (const length of [0, 31, 47, 48, box.length - 1]) {
    const short = box.subarray(0, length).toString('base64');
    expect([length, opener.open(short, 'place')]).toEqual([length, undefined]);
  }
});

it('does not tell a short record from a longer one by its length', () => {
  const short = sealer.seal('{}', 'place');
  expect(sealer.seal(plain, 'place')).toHaveLength(short.length);
  expect(opener.open(sealer.seal('x'.repeat(512), 'place'), 'place')).toBe('x'.repeat(512));
});
