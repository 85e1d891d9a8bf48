/** What an event may hold: JSON without floats worth trusting, so money and sizes are whole. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export type JsonObject = { readonly [key: string]: Json };
