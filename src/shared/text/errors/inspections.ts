/** Sentences for refusals of inspections, their checklists and penalties. */
export const inspectionErrors = {
  'inspection.future-date': '检查日期还没到。请填实际检查的那一天。',
  'inspection.checklist-mismatch':
    '检查清单对不上号，可能清单刚更新过。已填的内容都在，请重新选清单再核对一遍。',
  'inspection.item-unanswered': '这一项还没填。请选“合格”“不合格”或“不涉及”。',
  'inspection.item-unknown': '清单里没有这一项。请删掉它，或换成对应的清单。',
  'inspection.item-twice': '这一项填了两遍。请只留一条。',
  'inspection.note-missing': '不合格的要写一句查到了什么，整改单上要用。',
  'inspection.process-missing': '还没写检查过程。请简单记下怎么查的、查了哪些地方。',
  'inspection.result-missing': '查出了问题，还没写处理结果。请写明当场怎么处理的。',
  'inspection.joint-units': '联合执法要有两家以上单位参加。请补上参加单位，或改成“每周检查”。',
  'inspection.units-missing': '还没选检查单位。请至少选一家。',
  'inspection.not-late': '这条检查是按时录入的，不用第二个人确认。',
  'inspection.self-confirm':
    '这条检查是您办理或录入的，补录不能由本人确认。请另一位同事登录自己的账号来确认。',
  'inspection.place-twice': '同一家场所在这一批里填了两遍。都没有存，填的都在。请去掉一遍再记。',
  'inspection.batch-gaps': '有几家还没填好，已经标出来，所以整批都没有存。填好的都在，请补上标红的再记一次。',

  'checklist.effective-past': '启用日期不能早于今天：查过的还按原来的清单。请改成今天或以后的日期。',
  'checklist.item-twice': '“{text}”在清单里有两条。请只留一条。',
  'checklist.item-unknown': '有一项对不上以前的清单，可能别人刚改过。填的都在，请刷新后再改。',
  'checklist.unchanged': '和现在用的清单一模一样，没有存。请改了再送复核。',
  'checklist.waiting': '这张清单已经有一版在等复核。请先请同事看完那一版。',
  'checklist.newer': '这张清单刚有了更新的一版。您改的还在，请对着新的一版再看一遍。',
  'checklist.not-waiting': '这一版不在等复核，可能别人刚看过。请刷新后再看。',
  'checklist.self-approval': '这一版是您改的（或您录入的），要另一位同事用自己的账号来复核。',

  'penalty.no-power': '“{organ}”没有行政处罚权，不能写成处罚机关。没有存。请写作出决定的执法机关。',
  'penalty.authority-missing':
    '镇里只有省里明文下放的处罚权。没有存。请写明授权依据（文件名和文号），或改成作出决定的执法机关。',
  'penalty.too-early': '处罚决定的日期早于检查的日期。没有存。请核对决定书。',
  'penalty.future-date': '处罚决定的日期还没到。没有存。请核对决定书。',
  'penalty.known': '这份决定书已经记在这次检查上了。没有再存一遍。',
} as const;
