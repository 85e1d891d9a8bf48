import { Injectable } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';

/** What describes the committee's routes, for those who may call them. Made once they are known. */
@Injectable()
export class CommitteeDocument {
  private document: OpenAPIObject | undefined;

  set(document: OpenAPIObject): void {
    this.document = document;
  }

  current(): OpenAPIObject {
    if (!this.document) throw new Error('the description of the routes was not made');
    return this.document;
  }
}
