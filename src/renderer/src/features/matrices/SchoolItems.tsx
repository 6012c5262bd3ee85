import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useApiCommand, useApiQuery } from '../../api/hooks.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Section } from '../../ui/Section.tsx';

type Item = { id?: string; name: string };

/** 六个一项目: what every school owes each term, as this office lists it. */
export function SchoolItems({ onClose }: { onClose: () => void }) {
  const items = useApiQuery('obligations', 'items', {});
  return (
    <Section
      title="六个一项目"
      hint="每所学校每学期要做的几项。删去的项目从今天起不再要求，以前漏的照样留着。"
    >
      <Loaded query={items} rows={6}>
        {(list) => (
          <Editor
            items={list.filter(({ isOver }) => !isOver).map(({ id, name }) => ({ id, name }))}
            onClose={onClose}
          />
        )}
      </Loaded>
    </Section>
  );
}

function Editor({ items, onClose }: { items: Item[]; onClose: () => void }) {
  const save = useApiCommand('obligations', 'saveItems');
  const [list, setList] = useState<Item[]>(items.length > 0 ? items : [{ name: '' }]);
  const rename = (at: number, name: string): void =>
    setList((held) => held.map((item, index) => (index === at ? { ...item, name } : item)));
  return (
    <form
      aria-label="六个一项目"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ items: list.filter(({ name }) => name.trim() !== '') }, { onSuccess: onClose });
      }}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <Stack gap="xs" maw={520}>
        {list.map((item, index) => (
          <Group key={item.id ?? `new-${index}`} gap="xs" wrap="nowrap">
            <Text w={24} ta="right">
              {index + 1}
            </Text>
            <TextInput
              flex={1}
              aria-label={`第 ${index + 1} 项`}
              placeholder="例如：一次法治课"
              value={item.name}
              error={save.error?.fields?.[`items.${index}.name`]}
              autoFocus={index === list.length - 1}
              onChange={(event) => rename(index, event.currentTarget.value)}
            />
            <Button
              size="xs"
              variant="subtle"
              onClick={() => setList((held) => held.filter((_, at) => at !== index))}
            >
              删去
            </Button>
          </Group>
        ))}
        <Group>
          <Button variant="default" onClick={() => setList((held) => [...held, { name: '' }])}>
            加一项
          </Button>
          <Button type="submit" loading={save.isPending}>
            存好
          </Button>
          <Button variant="subtle" onClick={onClose}>
            不改了
          </Button>
        </Group>
        <ErrorNote error={save.error} />
      </Stack>
    </form>
  );
}
