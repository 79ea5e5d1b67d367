/** One set: 24 px, 1.9 stroke, always beside a word. */
const PATHS = {
  home: 'M4 11l8-7 8 7v9h-5v-6H9v6H4z',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14M16.5 16.5L21 21',
  folder: 'M3 6h6l2 2h10v11H3z',
  user: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4 21c1-5 4-7 8-7s7 2 8 7',
  bell: 'M6 17V11a6 6 0 0 1 12 0v6l2 2H4zM10 21h4',
  check: 'M5 13l4.5 4.5L19 7',
  alert: 'M12 4l9 16H3zM12 10v4M12 17h.01',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7v5l3 3',
  camera: 'M4 8h4l2-3h4l2 3h4v11H4zM12 9.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7',
  image: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M9 9h.01',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  trash: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10 11v5M14 11v5',
  up: 'M6 14l6-6 6 6',
  down: 'M6 10l6 6 6-6',
  edit: 'M5 19l1-4L16 5l3 3L9 18zM14 7l3 3',
  back: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  close: 'M6 6l12 12M18 6L6 18',
  download: 'M12 4v11M7 11l5 5 5-5M5 20h14',
  print: 'M7 8V4h10v4M6 17H4v-8h16v8h-2M7 14h10v6H7z',
  send: 'M4 12l16-8-6 16-3-6z',
  offline: 'M3 3l18 18M8.5 16a5 5 0 0 1 7 0M5 12.5a10 10 0 0 1 4-2.3M19 12.5a10 10 0 0 0-5-2.6M12 20h.01',
  refresh: 'M20 11a8 8 0 1 0-2 6M20 5v6h-6',
  pay: 'M3 6h18v12H3zM3 10h18M7 15h4',
  plus: 'M12 5v14M5 12h14',
  language: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18',
  help: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M12 17h.01',
  lock: 'M6 11h12v9H6zM9 11V8a3 3 0 0 1 6 0v3',
  baby: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M9 10h.01M15 10h.01M9 15c2 1.6 4 1.6 6 0M12 3c-1 1.4-.4 2.6 1 2.6',
  shop: 'M4 10l1-6h14l1 6M4 10a2.7 2.7 0 0 0 5.3 0 2.7 2.7 0 0 0 5.4 0 2.7 2.7 0 0 0 5.3 0M6 13v7h12v-7',
  move: 'M3 7h11v9H3zM14 10h4l3 3v3h-7M7 16a2 2 0 1 0 0 4 2 2 0 0 0 0-4M17 16a2 2 0 1 0 0 4 2 2 0 0 0 0-4',
  work: 'M4 8h16v11H4zM9 8V5h6v3M4 13h16',
  candle: 'M9 11h6v10H9zM12 11V8.5M12 3c2.3 2.3 2.3 4.6 0 5.5-2.3-.9-2.3-3.2 0-5.5',
  filter: 'M4 7h16M7 12h10M10 17h4',
  rings: 'M9 8a6 6 0 1 0 0 12 6 6 0 0 0 0-12M15 8a6 6 0 1 0 0 12 6 6 0 0 0 0-12',
} as const;

export type IconName = keyof typeof PATHS;
export const ICON_NAMES = Object.keys(PATHS) as IconName[];

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The mark: a door within a door. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path d="M5 29V14a11 11 0 0 1 22 0v15" strokeWidth="3.4" />
      <path d="M11 29V15.5a5 5 0 0 1 10 0V29" strokeWidth="2.4" opacity=".45" />
      <path d="M2 29h28" strokeWidth="3.4" />
    </svg>
  );
}
