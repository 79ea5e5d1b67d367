import { useEffect, useState } from 'react';

const secondsLeft = (from: number, seconds: number): number =>
  // A clock that was set back never makes the wait longer than it was.
  Math.max(0, Math.min(seconds, Math.ceil(seconds - (Date.now() - from) / 1000)));

/** Whole seconds until `seconds` after `from`, by the device's clock; 0 from then on. */
export function useCountdown(from: number, seconds: number): number {
  const [left, setLeft] = useState(() => secondsLeft(from, seconds));
  useEffect(() => {
    const look = () => setLeft(secondsLeft(from, seconds));
    look();
    const timer = setInterval(look, 1000);
    return () => clearInterval(timer);
  }, [from, seconds]);
  return left;
}
