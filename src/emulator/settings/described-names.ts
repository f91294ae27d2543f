/** The names that a described type has itself, without those that it lets in by an index signature. */
export type DescribedNames<T> = Extract<
  keyof { [Name in keyof T as string extends Name ? never : Name]: T[Name] },
  string
>;

/** The names that the description marks as read-only cannot be told from others by their types, so they are given. */
export type OtherNames<T, Settings, Assigned extends string> = Exclude<
  DescribedNames<T>,
  Extract<keyof Settings, string> | Assigned
>;
