import { Autocomplete } from '@mantine/core';

/** What files with original values are usually for. */
const usual = [
  '填报上级要的表',
  '比对从业查询',
  '部署走访帮扶',
  '配合公安、检察院、法院办案',
  '转交其他单位办理',
];

/** 个人信息保护法 §6, §28: nothing sensitive leaves without a stated purpose. */
export function PurposeInput(props: {
  /** Something leaves unmasked: then it may not stay empty. */
  required: boolean;
  value: string;
  onChange: (purpose: string) => void;
  error: string | undefined;
}) {
  return (
    <Autocomplete
      label="做什么用"
      description={
        props.required ? '要给原值的，必须写明；会记入审计，审批的人也看得到' : '会记入审计，审批的人也看得到'
      }
      withAsterisk={props.required}
      data={usual}
      value={props.value}
      error={props.error}
      onChange={props.onChange}
    />
  );
}
