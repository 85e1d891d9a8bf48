import type { Response } from 'express';

/** A reader that takes nothing for so long is let go; it comes back where it was. */
const UNREAD_BYTES_MAX = 1024 * 1024;

export interface ServerSentEvent {
  readonly event: string;
  readonly data: object;
  /** What a browser sends back as `Last-Event-ID` when it comes again. */
  readonly id?: string;
}

/** Server-sent events, as WHATWG writes them. */
export class EventStream {
  constructor(private readonly response: Response) {}

  begin(): void {
    this.response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      // A proxy that gathers the answer would keep back what is new.
      'X-Accel-Buffering': 'no',
    });
  }

  send({ event, data, id }: ServerSentEvent): void {
    this.write(
      `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`,
    );
  }

  /** Proxies close what is silent for long. */
  beat(): void {
    this.write(': still here\n\n');
  }

  end(): void {
    this.response.end();
  }

  onGone(listener: () => void): void {
    this.response.once('close', listener);
  }

  private write(text: string): void {
    if (this.response.writableEnded || this.response.destroyed) return;
    this.response.write(text);
    if (this.response.writableLength > UNREAD_BYTES_MAX) this.response.destroy();
  }
}
