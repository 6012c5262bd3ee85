import type { Meeting } from '#shared/domain/documents/model.ts';

/** Characters before the names: two blanks, the label and its colon (GB/T 9704-2012, 10.3). */
export const ATTENDANCE_INDENT = 5;

/** 出席, 请假, 列席, as far as there are any. */
export function attendanceOf({ present, absent, listening }: Meeting): { label: string; names: string }[] {
  return [
    { label: '出席', names: present },
    { label: '请假', names: absent ?? '' },
    { label: '列席', names: listening ?? '' },
  ].filter(({ names }) => names !== '');
}
