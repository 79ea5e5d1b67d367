/** Words of the record, verbatim and always Vietnamese. */
export function Paragraphs({ text, muted = false }: { readonly text: readonly string[]; readonly muted?: boolean }) {
  return text.map((line) => (
    <p key={line} lang="vi" className={muted ? 'muted' : undefined}>
      {line}
    </p>
  ));
}
