export const watch = (_: unknown): number => 0;
