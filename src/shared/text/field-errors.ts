import { z } from 'zod';

/** What stands beside a field when its schema gives no sentence of its own. */
export function installFieldErrors(): void {
  z.config({
    customError: (issue) => {
      switch (issue.code) {
        case 'invalid_type':
          return issue.input === undefined || issue.input === null || issue.input === ''
            ? '请填写'
            : '填得不对，请检查';
        case 'too_small':
          return issue.origin === 'string' ? '请填写完整' : '太少或太小了，请检查';
        case 'too_big':
          return issue.origin === 'string' ? '太长了，请写短些' : '太多或太大了，请检查';
        case 'invalid_value':
          return '请从给出的选项里选';
        case 'unrecognized_keys':
          return '多出了不认识的内容，请更新到同一版本后再试';
        default:
          return '填得不对，请检查';
      }
    },
  });
}
