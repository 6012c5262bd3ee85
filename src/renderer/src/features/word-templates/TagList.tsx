import { Button } from '@mantine/core';
import { useState } from 'react';
import type { TemplateTag } from '#shared/contract/word-templates.ts';
import { Act } from '../../ui/Thing.tsx';
import { copyText } from './copy-text.ts';
import classes from './word-templates.module.css';

/** How a name is written into a template, by what it holds. */
const forms: Record<TemplateTag['kind'], (tag: TemplateTag) => string[]> = {
  value: ({ name }) => [`{{${name}}}`],
  text: ({ name }) => [`{{${name}}}`, `{{#${name}}}{{条号}}{{内容}}{{/${name}}}`],
  rows: ({ name, items }) => [
    `{{#${name}}}${items
      .filter((item) => item !== '第一个' && item !== '后面还有')
      .map((item) => `{{${item}}}`)
      .join('')}{{/${name}}}`,
  ],
  flag: ({ name }) => [`{{?${name}}}…{{/${name}}}`],
};

/** The names a template may use, each as it is written, to be copied. */
export function TagList({ tags }: { tags: readonly TemplateTag[] }) {
  const [copied, setCopied] = useState<string | null>(null);
  return (
    <Act
      title="能用的栏目"
      hint={
        <>
          填了才写的话，用 <code>{'{{?栏目}}…{{/栏目}}'}</code> 括起来；没填才写的，用{' '}
          <code>{'{{^栏目}}…{{/栏目}}'}</code>。一行一条地写，用 <code>{'{{#栏目}}…{{/栏目}}'}</code>
          ，开头和结尾各占一段；表格里写在同一行的头一格和末一格。
        </>
      }
    >
      <table className={classes.tags} aria-label="能用的栏目">
        <tbody>
          {tags.map((tag) => (
            <tr key={tag.name}>
              <td>
                {forms[tag.kind](tag).map((form) => (
                  <div key={form} className={classes.form}>
                    <code>{form}</code>
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      aria-label={`复制 ${form}`}
                      onClick={() => {
                        copyText(form);
                        setCopied(form);
                      }}
                    >
                      {copied === form ? '已复制' : '复制'}
                    </Button>
                  </div>
                ))}
              </td>
              <td className={classes.help}>{tag.help}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Act>
  );
}
