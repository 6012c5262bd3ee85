/**
 * Frozen. What was set for tasks (`ladder`) and for problems (`problemRules`) becomes one set of rules. Where both say the same
 * thing the ladder's word holds; days past the deadline are made to rise.
 */
export const sql = `
INSERT INTO settings (key, value)
  SELECT 'supervision', json_object(
      'remindSignWorkdays', remind_sign, 'signWorkdays', max(sign, remind_sign), 'remindDays', remind,
      'urgeDays', urge, 'superviseDays', supervise, 'talkDays', talk, 'reportDays', max(report, talk),
      'extensionLimit', extension_limit, 'relapseDays', relapse)
    FROM (SELECT
        coalesce(ladder ->> '$.signWorkdays', 1) AS remind_sign,
        coalesce(problems ->> '$.signWorkdays', 2) AS sign,
        coalesce(ladder ->> '$.remindDays', problems ->> '$.soonDays', 3) AS remind,
        coalesce(ladder ->> '$.urgeDays', 1) AS urge,
        coalesce(ladder ->> '$.superviseDays', problems ->> '$.escalateAfterDays[0]', 3) AS supervise,
        coalesce(ladder ->> '$.talkDays', problems ->> '$.escalateAfterDays[1]', 7) AS talk,
        coalesce(problems ->> '$.escalateAfterDays[2]', 15) AS report,
        coalesce(problems ->> '$.extensionLimit', 2) AS extension_limit,
        coalesce(problems ->> '$.relapseDays', 365) AS relapse
      FROM (SELECT
          (SELECT value FROM settings WHERE key = 'ladder') AS ladder,
          (SELECT value FROM settings WHERE key = 'problemRules') AS problems)
      WHERE ladder IS NOT NULL OR problems IS NOT NULL);
DELETE FROM settings WHERE key IN ('ladder', 'problemRules');
`;
