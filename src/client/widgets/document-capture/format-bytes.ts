/** "412 kB", "1,2 MB": decimal comma in both languages of a Vietnamese portal. */
export const formatBytes = (bytes: number): string =>
  bytes < 1_048_576
    ? `${Math.max(1, Math.round(bytes / 1024))} kB`
    : `${(bytes / 1_048_576).toFixed(1).replace('.', ',')} MB`;
