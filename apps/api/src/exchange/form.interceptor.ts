import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Observable } from 'rxjs';
import { FORM_READER } from './takes-files.decorator';

/**
 * Reads forms before anything else is asked about a request: what an upload is, its key, its tag
 * and its answer are all about the files in it.
 */
@Injectable()
export class FormInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(
    context: ExecutionContext,
    next: CallHandler,
  ): Observable<unknown> | Promise<Observable<unknown>> {
    const reader = this.reflector.get<NestInterceptor | undefined>(
      FORM_READER,
      context.getHandler(),
    );
    return reader ? reader.intercept(context, next) : next.handle();
  }
}
