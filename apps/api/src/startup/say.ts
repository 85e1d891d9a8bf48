import { say } from '@ledger/application';

export const sayAddress = (address: string): void => {
  say(
    '',
    `农村低保资金台账已启动：${address}（按 Ctrl-C 停止）`,
    `The ledger is running at ${address} (Ctrl-C stops it); OpenAPI at ${address}/api/docs`,
  );
};
