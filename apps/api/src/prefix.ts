/** Where every route of this version begins. */
export const PREFIX = 'api/v1';
