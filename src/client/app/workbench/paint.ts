/** A frame shows one scheme, whatever the machine prefers: the rules of the other never hold. */
export function paint(scheme: 'light' | 'dark'): void {
  document.documentElement.classList.add(`workbench-${scheme}`);
  for (const sheet of document.styleSheets)
    for (const rule of sheet.cssRules)
      if (rule instanceof CSSMediaRule && rule.conditionText.includes('prefers-color-scheme'))
        rule.media.mediaText = rule.conditionText.includes(scheme) ? 'all' : 'not all';
}
