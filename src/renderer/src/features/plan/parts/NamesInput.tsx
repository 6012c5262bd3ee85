import { TagsInput } from '@mantine/core';

/** A list of names. Enter, comma or 、 ends one; a pasted list comes in as a list. */
export function NamesInput(props: {
  label: string;
  names: string[];
  error?: string | undefined;
  onChange: (names: string[]) => void;
}) {
  return (
    <TagsInput
      label={props.label}
      value={props.names}
      error={props.error}
      splitChars={['、', '，', ',', '\n', '\u3000', '\t']}
      acceptValueOnBlur
      onChange={props.onChange}
    />
  );
}

/** The first refusal at a path or anywhere below it. */
export function errorAt(errors: Readonly<Record<string, string>>, path: string): string | undefined {
  if (errors[path]) return errors[path];
  const below = Object.keys(errors).find((key) => key.startsWith(`${path}.`));
  return below === undefined ? undefined : errors[below];
}
