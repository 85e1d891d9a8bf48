import { assert, property, string, stringMatching } from 'fast-check';
import { maskAccount, maskId, maskName, maskPhone } from './masks';

it('masks an ID number to its first four and last two', () => {
  expect(maskId('500101199001011234')).toBe('5001************34');
  expect(maskId('99011819520915204X')).toBe('9901************4X');
  expect(maskId('500101900101123')).toBe('5001*********23');
});

it('shows less of an ID number that is too short to be one', () => {
  expect(maskId('50010119')).toBe('50******');
  expect(maskId('123')).toBe('***');
  expect(maskId('')).toBe('');
});

it('masks an account to its last four', () => {
  expect(maskAccount('6228480000000001234')).toBe('***************1234');
  expect(maskAccount('12345678')).toBe('******78');
});

it('masks a telephone to its first three and last four', () => {
  expect(maskPhone('13812345678')).toBe('138****5678');
  expect(maskPhone('49812345')).toBe('******45');
});

it('masks a name as it is done on a public notice', () => {
  expect(maskName('张三')).toBe('张*');
  expect(maskName('张小三')).toBe('张*三');
  expect(maskName('欧阳小三')).toBe('欧**三');
  expect(maskName('张')).toBe('*');
  expect(maskName('')).toBe('');
});

it('counts characters as a reader does, also rare ones', () => {
  expect(maskName('𠮷𠮷')).toBe('𠮷*');
  expect(maskName('张𠮷三')).toBe('张*三');
});

const masks = [
  { name: 'ID', mask: maskId, shownMax: 6, text: stringMatching(/^[\dX]{0,30}$/) },
  { name: 'account', mask: maskAccount, shownMax: 4, text: stringMatching(/^\d{0,30}$/) },
  { name: 'phone', mask: maskPhone, shownMax: 7, text: stringMatching(/^[\d-]{0,20}$/) },
  {
    name: 'name',
    mask: maskName,
    shownMax: 2,
    text: string({ unit: 'grapheme', maxLength: 12 }),
  },
];

it.each(masks)('never shows the middle of a value: $name', ({ mask, shownMax, text }) => {
  assert(
    property(text, (value) => {
      const [before, after] = [[...value], [...mask(value)]];
      expect(after).toHaveLength(before.length);
      const hidden = after.flatMap((character, index) => (character === '*' ? [index] : []));
      expect(before.length - hidden.length).toBeLessThanOrEqual(shownMax);
      // At least a third is hidden, in one piece that leaves no window within it.
      expect(hidden.length * 3).toBeGreaterThanOrEqual(before.length);
      const stars = after.filter((_, index) => before[index] !== '*').join('');
      expect(stars).toMatch(/^[^*]*\**[^*]*$/su);
    }),
  );
});
