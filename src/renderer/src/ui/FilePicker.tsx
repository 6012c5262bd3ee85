import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import classes from './pieces.module.css';

type Props = {
  /** The verb on the button, e.g. 选择文件. */
  label: string;
  /** As in the file input's accept, e.g. ".xlsx" or "image/jpeg,image/png". */
  accept: string;
  multiple?: boolean;
  isBusy?: boolean;
  disabled?: boolean;
  onPick: (files: File[]) => void;
  /** What may be dropped here, in words. */
  children?: ReactNode;
};

/** A button and a place to drop files on. Picking the same file twice works. */
export function FilePicker({
  label,
  accept,
  multiple = false,
  isBusy = false,
  disabled = false,
  onPick,
  children,
}: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);

  function take(list: FileList | null): void {
    const files = [...(list ?? [])];
    if (files.length > 0 && !disabled && !isBusy) onPick(multiple ? files : files.slice(0, 1));
  }

  return (
    <div
      className={classes.drop}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        accept={accept}
        multiple={multiple}
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
      <Button variant="default" loading={isBusy} disabled={disabled} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <span>{children}</span>
    </div>
  );
}
