/** Whether two types are the same. `any` equals nothing but `any`. */
export type Equals<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
export type IsAny<T> = 0 extends 1 & T ? true : false;

/** Compiles only for `true`. */
export declare function yes<_T extends true>(): void;
export declare function no<_T extends false>(): void;
