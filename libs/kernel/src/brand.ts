declare const brand: unique symbol;

/** A value that has been checked: only the function that checked it hands one out. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
