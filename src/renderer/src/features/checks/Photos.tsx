import { Button, Group, Text } from '@mantine/core';
import { useCallback, useRef, useState } from 'react';
import type { ClipboardEvent, DragEvent } from 'react';
import type { StoredFile } from '#shared/contract/organisation.ts';
import { describeError } from '#shared/rpc/app-error.ts';
import { toAppError } from '#shared/rpc/client.ts';
import { useApiCall, useApiQuery } from '../../api/hooks.ts';
import classes from './photos.module.css';

const accepted = 'image/jpeg,image/png,image/webp,application/pdf';

/** Takes photos and scans one after the other; what cannot be kept says why and by which name. */
export function PhotoPicker(props: { label: string; onStored: (file: StoredFile) => void }) {
  const call = useApiCall();
  const input = useRef<HTMLInputElement>(null);
  const [waiting, setWaiting] = useState(0);
  const [refused, setRefused] = useState<string[]>([]);

  async function store(files: readonly File[]): Promise<void> {
    setRefused([]);
    setWaiting(files.length);
    for (const file of files) {
      try {
        props.onStored(await call('files', 'put', { file, name: file.name || '粘贴的照片.png' }));
      } catch (error) {
        const { code, params } = toAppError(error);
        setRefused((list) => [...list, `${file.name}：${describeError(code, params)}`]);
      }
      setWaiting((count) => count - 1);
    }
  }
  function onDrop(event: DragEvent): void {
    event.preventDefault();
    void store([...event.dataTransfer.files]);
  }
  function onPaste(event: ClipboardEvent): void {
    if (event.clipboardData.files.length > 0) void store([...event.clipboardData.files]);
  }

  return (
    <div onDrop={onDrop} onDragOver={(event) => event.preventDefault()} onPaste={onPaste}>
      <Group gap="xs">
        <Button variant="default" size="xs" loading={waiting > 0} onClick={() => input.current?.click()}>
          {props.label}
        </Button>
        <Text span fz="xs" c="dimmed">
          {waiting > 0 ? `还有 ${waiting} 个在存` : '每个不超过 20 MB'}
        </Text>
      </Group>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={accepted}
        aria-label={props.label}
        onChange={(event) => {
          void store([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      {refused.map((sentence) => (
        <Text key={sentence} role="alert" fz="sm" c="var(--late)">
          {sentence}
        </Text>
      ))}
    </div>
  );
}

/** Thumbnails in a row; a click shows one at full size in place. */
export function PhotoStrip({
  files,
  label,
  onRemove,
}: {
  files: StoredFile[];
  label: string;
  onRemove?: (id: string) => void;
}) {
  const [shown, setShown] = useState<string | null>(null);
  const large = files.find((file) => file.id === shown);
  if (files.length === 0) return null;
  return (
    <div className={classes.strip} aria-label={label} role="group">
      {files.map((file) => (
        <figure key={file.id}>
          <button
            type="button"
            aria-label={`看大图：${file.name}`}
            aria-expanded={file.id === shown}
            onClick={() => setShown(file.id === shown ? null : file.id)}
          >
            <Photo file={file} />
          </button>
          <figcaption title={file.name}>{file.name}</figcaption>
          {onRemove && (
            <button
              type="button"
              className={classes.remove}
              aria-label={`不要这张：${file.name}`}
              onClick={() => onRemove(file.id)}
            >
              ×
            </button>
          )}
        </figure>
      ))}
      {large && (
        <button type="button" className={classes.large} aria-label="收起大图" onClick={() => setShown(null)}>
          <Photo file={large} />
        </button>
      )}
    </div>
  );
}

/** One stored file, read when shown; a paper that is no image shows its name only. */
function Photo({ file }: { file: StoredFile }) {
  const isImage = file.mediaType.startsWith('image/');
  const stored = useApiQuery('files', 'get', { id: file.id }, { enabled: isImage });
  const blob = stored.data?.file;
  const show = useCallback(
    (image: HTMLImageElement) => {
      if (!blob) return undefined;
      const address = URL.createObjectURL(blob);
      image.src = address;
      return () => URL.revokeObjectURL(address);
    },
    [blob],
  );
  if (!isImage) return <span className={classes.paper}>PDF</span>;
  if (stored.error) return <span className={classes.paper}>打不开</span>;
  return blob ? <img ref={show} alt={file.name} /> : <span className={classes.paper} />;
}
