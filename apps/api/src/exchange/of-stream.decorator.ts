import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import { type StreamResource, streamResources } from './stream-resources';

export const OF_STREAM = 'ledger:of-stream';

/**
 * The resource is one stream: it carries an `ETag` made of the stream's revision, and acts on it
 * take `If-Match`. Above a class it holds for those of its routes that name the resource.
 */
export const OfStream = (resource: StreamResource): ClassDecorator & MethodDecorator =>
  applyDecorators(
    SetMetadata(OF_STREAM, resource),
    ApiExtension('x-of-stream', streamResources[resource].parameter),
  );
