/** Sentences for refusals of this area, keyed by error code. Every sentence says what to do next. */
export const exchangeErrors = {
  'exchange.file-too-big': '文件超过 {limit} MB，没有读。请删掉图片或拆成几个文件再导入。',
  'exchange.unknown-format':
    '这个文件不是能读的表格，没有读。请在 WPS 或 Excel 里打开，另存为“Excel 工作簿（.xlsx）”再导入。',
  'exchange.damaged':
    '这个表格文件已经损坏，读不出来，台账没有变。请在 WPS 或 Excel 里打开后另存一份再导入。',
  'exchange.encrypted': '这个表格设了打开密码，读不出来。请先去掉打开密码（文件→加密），保存后再导入。',
  'exchange.has-macros': '这个表格带有宏，为了安全没有读。请另存为“Excel 工作簿（.xlsx）”，不带宏，再导入。',
  'exchange.has-embedded': '这个表格里嵌了别的文件，为了安全没有读。请删掉嵌入的对象，保存后再导入。',
  'exchange.has-external-links':
    '这个表格引用了别的文件，为了安全没有读。请用“数据→编辑链接→断开链接”，保存后再导入。',
  'exchange.has-doctype':
    '这个表格里有不该有的内容（外部声明），为了安全没有读。请在 WPS 或 Excel 里另存一份再导入。',
  'exchange.old-xls': '这个 .xls 文件的版本太旧，读不了。请在 WPS 或 Excel 里打开，另存为 .xlsx 再导入。',
  'exchange.too-many-parts':
    '这个文件里的部件超过 {limit} 个，不像正常的表格，没有读。请把内容复制到新表格再导入。',
  'exchange.too-big-unpacked':
    '这个文件展开后超过 {limit} MB，没有读。多半是格式刷到了表底：请把有内容的部分复制到新表格再导入。',
  'exchange.too-many-rows': '工作表“{sheet}”超过 {limit} 行，没有读。请拆成几个文件再导入。',
  'exchange.too-many-columns': '工作表“{sheet}”超过 {limit} 列，没有读。请删掉用不着的列再导入。',
  'exchange.too-slow':
    '读这个文件超过 {limit} 秒，已停下，台账没有变。请把内容复制到新表格，或拆成几个文件再导入。',
  'exchange.too-heavy': '读这个文件要用的内存太多，已停下，台账没有变。请拆成几个文件再导入。',
  'exchange.empty': '这个文件里没有内容，没有读。请核对是不是选错了文件。',
  'exchange.sheet-missing': '文件里没有名叫“{sheet}”的工作表。请从下拉里重新选。',
  'exchange.header-missing':
    '没有找到表头，台账没有变。请保证有一行写着“{examples}”这样的栏目名，或先下载空白表照着填。',
  'exchange.several-sheets': '有好几张工作表都像是{register}：{sheets}。请选一张再导入，一次一张。',
  'exchange.ambiguous-columns': '有几列分不清该读到哪一栏：{columns}。请逐一指定后再导入，台账没有变。',
  'exchange.missing-columns': '表里缺少必填的栏目：{columns}。请补上这几列，或指定是哪一列，再导入。',
  'exchange.mapping-wrong': '指定的列与表对不上（{column}）。请重新指定后再导入。',
  'exchange.table-too-long': '要导出的有 {rows} 行，一张表放不下（最多 {limit} 行）。请先筛选再导出。',
  'exchange.template-not-xlsx':
    '模板要用 .xlsx 文件，这个文件没有用。请在 WPS 或 Excel 里打开，另存为“Excel 工作簿（.xlsx）”再放进来。',
  'exchange.template-no-table':
    '这个模板里没有找到能填的表：要有一行栏目名，下面至少留一行空行。请核对模板，或留出空行后再放进来。',
  'exchange.template-merged-rows':
    '模板从第 {row} 行起有上下合并的格子，一条记录占了好几行，还不能自动填。请改成一条一行（取消合并），再放进来。',
  'exchange.template-too-big': '这个文件里的格子太多，没有读。请把内容多余的行列删掉，保存后再放进来。',
} as const;
