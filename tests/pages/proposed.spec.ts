import { proposed } from '../../apps/web/src/batches/proposed';

describe('what a new batch is proposed to be', () => {
  it('is of the present month', () => {
    expect(proposed('2026-11-29', [])).toEqual({ batch: 'PC202611', benefitMonth: '2026-11' });
  });

  it('has a number nobody used: a rejected batch has spent its own', () => {
    expect(proposed('2026-11-29', ['PC202611', 'PC202611-2', 'other']).batch).toBe('PC202611-3');
  });
});
