export interface MyWorkProps {
  /** At most so many; absent: all. */
  readonly limit?: number;
}

export function MyWork(_props: MyWorkProps) {
  return null;
}
