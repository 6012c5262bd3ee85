/** CSS properties by name. Values never come from a document's text. */
export type Declarations = Readonly<Record<string, string>>;

export type StyleSheet = Readonly<{
  /** Class for a set of declarations; equal sets share one class. */
  classFor: (declarations: Declarations) => string;
  /** Every rule handed out, in order. */
  toCss: () => string;
}>;

/** Collects rules while a page is written, so that no element needs a style attribute (strict CSP). */
export function createStyleSheet(): StyleSheet {
  const classes = new Map<string, string>();
  return {
    classFor: (declarations) => {
      const body = Object.entries(declarations)
        .map(([property, value]) => `${property}:${value}`)
        .join(';');
      const name = classes.get(body) ?? `c${classes.size + 1}`;
      classes.set(body, name);
      return name;
    },
    toCss: () => [...classes].map(([body, name]) => `.${name}{${body}}`).join('\n'),
  };
}

/** Millimetres as CSS writes them, rounded to a hundredth of a point's worth so that equal places share a class. */
export function mm(value: number): string {
  return `${Number(value.toFixed(3))}mm`;
}

/** The title a page of ours was frozen with. */
export function pageTitle(html: string): string {
  const [, title = ''] = /<title>([^<]*)<\/title>/u.exec(html) ?? [];
  return title
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&quot;/gu, '"')
    .replace(/&#39;/gu, "'")
    .replace(/&amp;/gu, '&');
}

export function escapeHtml(text: string): string {
  return text
    .replace(/&/gu, '&amp;')
    .replace(/</gu, '&lt;')
    .replace(/>/gu, '&gt;')
    .replace(/"/gu, '&quot;')
    .replace(/'/gu, '&#39;');
}
