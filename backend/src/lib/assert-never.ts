/** Makes a `switch` over a union complete at compile time; throws if data broke the type at run time. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
