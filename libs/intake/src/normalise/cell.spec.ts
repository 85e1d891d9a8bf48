import { column } from '../kinds/kind';
import { readCell } from './cell';

it('sends back half of a character, which no log can hold', () => {
  expect(readCell('备\ud83d注', column('备注', 'text'))).toMatchObject({ code: 'NOT_TEXT' });
  expect(readCell('𠮷', column('姓名', 'name'))).toBe('𠮷');
});
