/** Undoes, in reverse, what a transaction did before it failed. */
export class Journal {
  private readonly steps: (() => void)[] = [];

  set<K, V>(map: Map<K, V>, key: K, value: V): void {
    const [had, before] = [map.has(key), map.get(key)];
    this.steps.push(() => (had ? map.set(key, before as V) : map.delete(key)));
    map.set(key, value);
  }

  delete<K, V>(map: Map<K, V>, key: K): void {
    if (!map.has(key)) return;
    const before = map.get(key) as V;
    this.steps.push(() => map.set(key, before));
    map.delete(key);
  }

  undo(): void {
    for (const step of this.steps.reverse()) step();
  }
}
