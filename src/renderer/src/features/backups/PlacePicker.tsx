import { Button, Group, Radio, Stack, TextInput } from '@mantine/core';
import { useApiQuery } from '../../api/hooks.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { formatBytes } from '../../ui/format.ts';

type Props = {
  label: string;
  /** The folder, as typed or as taken from the list. */
  value: string;
  onChange: (folder: string) => void;
  error?: string | undefined;
};

/** U 盘 and folders worth offering, or any folder typed in. */
export function PlacePicker({ label, value, onChange, error }: Props) {
  const places = useApiQuery('backups', 'places', {});
  const list = places.data ?? [];

  return (
    <Stack gap="xs">
      <Radio.Group label={label} value={value} onChange={onChange}>
        <Stack gap={6} mt={4}>
          {list.map((place) => (
            <Radio
              key={place.path}
              value={place.path}
              label={`${place.label}（还能放 ${formatBytes(place.freeBytes)}）`}
              description={place.path}
            />
          ))}
        </Stack>
      </Radio.Group>
      {places.error && <ErrorState error={places.error} onRetry={() => void places.refetch()} />}
      {places.data && !list.some((place) => place.isRemovable) && (
        <Group gap="sm">
          <span>没有看到 U 盘。</span>
          <Button
            variant="default"
            size="compact-md"
            loading={places.isFetching}
            onClick={() => void places.refetch()}
          >
            插好了，再找找
          </Button>
        </Group>
      )}
      <TextInput
        label="或者直接写文件夹"
        value={value}
        spellCheck={false}
        error={error}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Stack>
  );
}
