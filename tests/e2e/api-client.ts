import type { ImportProgress } from '@ledger/application';
import type { OfficeFile } from './small-office';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** What a program that uses the API does, with the token of one account. */
export class ApiClient {
  constructor(
    private readonly address: string,
    private readonly token?: string,
  ) {}

  fetch(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(`${this.address}/api/v1${path}`, {
      ...init,
      headers: {
        ...(this.token !== undefined && { authorization: `Bearer ${this.token}` }),
        ...(init.headers as Record<string, string> | undefined),
      },
    });
  }

  async ask(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await this.fetch(path, {
      method,
      ...(body !== undefined && {
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      body: isJson && text ? (JSON.parse(text) as Record<string, unknown>) : {},
    };
  }

  get(path: string): Promise<Answer> {
    return this.ask('GET', path);
  }

  async send(path: string, files: readonly OfficeFile[], fields = {}, field = 'files') {
    const form = new FormData();
    for (const [name, value] of Object.entries<string>(fields)) form.append(name, value);
    for (const { name, bytes } of files) {
      form.append(field, new Blob([Uint8Array.from(bytes)]), name);
    }
    const response = await this.fetch(path, { method: 'POST', body: form });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  /** Every event of the stream until the server ends it. */
  async progress(importId: unknown): Promise<readonly ImportProgress[]> {
    const response = await this.fetch(`/imports/${String(importId)}/progress`);
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const text = await response.text();
    return [...text.matchAll(/^data: (.*)$/gm)].map(
      ([, data = '']) => JSON.parse(data) as ImportProgress,
    );
  }

  /** The client of the account after its first password was changed to `password`. */
  async loggedIn(userName: string, password: string, first?: string): Promise<ApiClient> {
    if (first !== undefined) {
      const client = await this.loggedIn(userName, first);
      const changed = await client.ask('POST', '/session/password', {
        currentPassword: first,
        newPassword: password,
      });
      expect(changed.status).toBe(204);
    }
    const { status, body } = await this.ask('POST', '/session', { userName, password });
    expect(status).toBe(200);
    return new ApiClient(this.address, String(body['token']));
  }
}
