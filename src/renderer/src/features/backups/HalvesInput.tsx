import { Stack, Textarea } from '@mantine/core';
import type { FieldErrors } from '#shared/rpc/app-error.ts';

export type Halves = [string, string];

type Props = { value: Halves; onChange: (value: Halves) => void; fields?: FieldErrors | undefined };

const names = ['甲', '乙'] as const;
const CHARS = 80;

/** Both halves as typed off their sheets. Blanks, hyphens and case do not matter. */
export function HalvesInput({ value, onChange, fields }: Props) {
  return (
    <Stack gap="sm">
      {names.map((name, index) => {
        const text = value[index] ?? '';
        return (
          <Textarea
            key={name}
            label={`${name}封上的 16 组`}
            description={describeCount(text)}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={text}
            autoComplete="off"
            spellCheck={false}
            minRows={2}
            styles={{
              input: { fontFamily: 'var(--mantine-font-family-monospace)', textTransform: 'uppercase' },
            }}
            error={fields?.[`halves.${index}`]}
            onChange={(event) => {
              const typed = event.currentTarget.value;
              onChange(index === 0 ? [typed, value[1]] : [value[0], typed]);
            }}
          />
        );
      })}
    </Stack>
  );
}

function describeCount(text: string): string {
  const count = text.normalize('NFKC').replaceAll(/[^0-9a-z]/gi, '').length;
  if (count === 0) return '照纸上输入，空格和横线可有可无，大小写不论';
  if (count < CHARS) return `已输 ${Math.floor(count / 5)} 组，还差 ${CHARS - count} 个字符`;
  return count === CHARS ? '✓ 16 组输齐了' : `多了 ${count - CHARS} 个字符，请对照纸面看看`;
}
