/** Makes a `switch` over a union exhaustive at compile time; throws if run-time data breaks the type. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
