const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** An id of another shape is one nobody knows; PostgreSQL would fail the whole query over it. */
export const isUuid = (text: string): boolean => UUID.test(text);
