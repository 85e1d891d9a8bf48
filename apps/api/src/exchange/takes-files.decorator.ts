import { applyDecorators, type NestInterceptor, SetMetadata, UseGuards } from '@nestjs/common';
import { FileInterceptor, FilesInterceptor } from '@nestjs/platform-express';
import { ApiConsumes } from '@nestjs/swagger';
import { FILES_MAX, uploadOptions, UploadSizeGuard } from '../resources/upload';

/** What reads the form of a route that takes files. */
export const FORM_READER = 'ledger:form-reader';

const readBy = (reader: NestInterceptor): MethodDecorator =>
  applyDecorators(
    SetMetadata(FORM_READER, reader),
    UseGuards(UploadSizeGuard),
    ApiConsumes('multipart/form-data'),
  );

/** The route takes one file, in this field of a form. */
export const TakesFile = (field: string): MethodDecorator =>
  readBy(new (FileInterceptor(field, uploadOptions))());

/** The route takes files, all in this field of a form. */
export const TakesFiles = (field: string): MethodDecorator =>
  readBy(new (FilesInterceptor(field, FILES_MAX, uploadOptions))());
