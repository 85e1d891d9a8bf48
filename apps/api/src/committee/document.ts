import { Injectable } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';

/** What describes the committee's routes, for those who may call them. Made for the first of them. */
@Injectable()
export class CommitteeDocument {
  private make: (() => OpenAPIObject) | undefined;
  private document: OpenAPIObject | undefined;

  makeBy(make: () => OpenAPIObject): void {
    this.make = make;
  }

  current(): OpenAPIObject {
    if (!this.make) throw new Error('nobody said how the routes are described');
    this.document ??= this.make();
    return this.document;
  }
}
