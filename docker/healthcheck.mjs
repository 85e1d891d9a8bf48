/** Ends well when the address answers that all is well: `node healthcheck.mjs http://…/health`. */
const ANSWER_WITHIN_MS = 4_000;

const [, , address = ''] = process.argv;
try {
  const { ok } = await fetch(address, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
  process.exit(ok ? 0 : 1);
} catch {
  process.exit(1);
}
