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
  value: string;
  onChange: (purpose: string) => void;
  error: string | undefined;
}) {
  return (
    <Autocomplete
      label="原值拿去做什么"
      description="会记入审计，审批的人也看得到"
      withAsterisk
      data={usual}
      value={props.value}
      error={props.error}
      onChange={props.onChange}
    />
  );
}
