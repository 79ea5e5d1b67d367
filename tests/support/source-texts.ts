import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Where a text is asked for: by its whole key, or by a pattern where part of the key is data (`status.*`). */
export interface TextUse {
  readonly file: string;
  readonly line: number;
  /** Empty: the asker was handed its `t`; any namespace may be meant. */
  readonly namespaces: readonly string[];
  readonly key: string | undefined;
  readonly pattern: RegExp | undefined;
}

/** A text that stands in a component instead of the locale files. */
export interface HardText {
  readonly place: string;
  readonly text: string;
}

export interface SourceTexts {
  readonly uses: readonly TextUse[];
  readonly hard: readonly HardText[];
  /** Every literal and pattern of the file, for tables of codes. */
  readonly literals: ReadonlySet<string>;
  readonly patterns: readonly RegExp[];
}

const LETTERS = /\p{L}{2,}/u;
const VIETNAMESE = /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/iu;
/** The product's name is the same in every language. */
const isVietnamese = (text: string): boolean => VIETNAMESE.test(text.replaceAll('Một Cửa', ''));
const SPOKEN_ATTRIBUTES = new Set(['aria-label', 'title', 'alt', 'placeholder', 'label', 'hint', 'lead']);

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function patternOf(node: ts.TemplateExpression): RegExp {
  const parts = node.templateSpans.map((span) => `[\\w.-]+${escapePattern(span.literal.text)}`);
  return new RegExp(`^${escapePattern(node.head.text)}${parts.join('')}$`);
}

/** Reads the sources below a folder: what they ask the locale files for, and what they say by themselves. */
export function readSourceTexts(folder: string): SourceTexts {
  const uses: TextUse[] = [];
  const hard: HardText[] = [];
  const literals = new Set<string>();
  const patterns: RegExp[] = [];

  const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name));
  for (const file of files) {
    const source = ts.createSourceFile(
      file,
      readFileSync(`${ROOT}${file}`, 'utf8'),
      ts.ScriptTarget.Latest,
      true,
      file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
    );
    const lineOf = (node: ts.Node): number => source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    const namespaces = new Set<string>();
    const asked: { node: ts.Node; key: string | undefined; pattern: RegExp | undefined }[] = [];

    const keysIn = (node: ts.Node): void => {
      if (ts.isStringLiteralLike(node)) asked.push({ node, key: node.text, pattern: undefined });
      else if (ts.isTemplateExpression(node)) asked.push({ node, key: undefined, pattern: patternOf(node) });
      else if (ts.isConditionalExpression(node)) {
        keysIn(node.whenTrue);
        keysIn(node.whenFalse);
      } else if (ts.isParenthesizedExpression(node)) keysIn(node.expression);
    };
    const walk = (node: ts.Node): void => {
      if (ts.isCallExpression(node)) {
        const name = node.expression.getText(source);
        const [first] = node.arguments;
        if (name === 'useTranslation' && first !== undefined) {
          for (const each of ts.isArrayLiteralExpression(first) ? first.elements : [first]) {
            if (ts.isStringLiteralLike(each)) namespaces.add(each.text);
          }
        }
        if (/^t([A-Z]\w{0,5})?$/.test(name) && first !== undefined) keysIn(first);
        // The portal's own: serverText(language, key), and what is made of it.
        if (name === 'serverText') for (const each of node.arguments.slice(1, 2)) keysIn(each);
        if (name === 'printedText' && first !== undefined) keysIn(first);
      }
      if (ts.isStringLiteralLike(node)) {
        literals.add(node.text);
        const data = ts.isImportDeclaration(node.parent);
        if (!data && isVietnamese(node.text)) hard.push({ place: `${file}:${lineOf(node)}`, text: node.text });
      }
      if (ts.isTemplateExpression(node)) {
        patterns.push(patternOf(node));
        if (isVietnamese(node.getText(source)))
          hard.push({ place: `${file}:${lineOf(node)}`, text: node.getText(source) });
      }
      if (ts.isJsxText(node) && LETTERS.test(node.text))
        hard.push({ place: `${file}:${lineOf(node)}`, text: node.text.trim() });
      if (
        ts.isJsxAttribute(node) &&
        SPOKEN_ATTRIBUTES.has(node.name.getText(source)) &&
        node.initializer !== undefined &&
        ts.isStringLiteral(node.initializer) &&
        LETTERS.test(node.initializer.text)
      )
        hard.push({ place: `${file}:${lineOf(node)}`, text: node.initializer.text });
      ts.forEachChild(node, walk);
    };
    walk(source);
    for (const { node, key, pattern } of asked) {
      const [, named, rest] = /^([a-z-]+):(.+)$/.exec(key ?? '') ?? [];
      const own = named === undefined ? [...namespaces] : [named];
      uses.push({ file, line: lineOf(node), namespaces: own, key: rest ?? key, pattern });
    }
  }
  return { uses, hard, literals, patterns };
}
