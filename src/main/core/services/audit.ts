import { desc, lt } from 'drizzle-orm';
import type { z } from 'zod';
import type { AuditVerdict } from '#shared/contract/desk.ts';
import type { Desk, OfficeContext } from '../context.ts';
import { accounts, auditEntries } from '../store/schema/office.ts';
import { auditHead, auditRows, countOutbox, drainOutbox } from '../vault/audit.ts';
import { readAnchor, signAnchor, writeAnchor } from '../vault/audit-anchor.ts';
import { verifyChain } from '../vault/audit-verify.ts';
import { getSetting } from './settings.ts';

/** Signs the chain's head beside the stores. At sign-in, lock and every backup: often enough to date a rewrite. */
export function anchorHead(desk: Desk, at: Date): void {
  const { privateKey } = getSetting(desk.officeDb, 'deskKey');
  const secret = Buffer.from(privateKey, 'base64');
  writeAnchor(desk.folder, signAnchor(secret, desk.deskId, auditHead(desk.office), at));
  secret.fill(0);
}

export function verifyAudit(ctx: OfficeContext): z.infer<typeof AuditVerdict> {
  const { desk } = ctx;
  if (desk.records) drainOutbox(desk.records, desk.office, desk.auditKey);
  return verifyDeskChain(desk);
}

/** Checks every link of an opened desk's chain against its own anchor. */
export function verifyDeskChain(desk: Desk): z.infer<typeof AuditVerdict> {
  const { anchor } = readAnchor(desk.folder);
  return verifyChain(auditRows(desk.office), {
    key: desk.auditKey,
    publicKey: Buffer.from(getSetting(desk.officeDb, 'deskKey').publicKey, 'base64'),
    deskId: desk.deskId,
    anchors: anchor ? [anchor] : [],
    waiting: desk.records ? countOutbox(desk.records) : null,
  });
}

export function listAudit(
  ctx: OfficeContext,
  { beforeSeq, limit }: { beforeSeq?: number | undefined; limit: number },
) {
  const { officeDb } = ctx.desk;
  const names = new Map(
    officeDb
      .select({ id: accounts.id, name: accounts.name })
      .from(accounts)
      .all()
      .map(({ id, name }) => [id, name]),
  );
  const rows = officeDb
    .select()
    .from(auditEntries)
    .where(beforeSeq === undefined ? undefined : lt(auditEntries.seq, beforeSeq))
    .orderBy(desc(auditEntries.seq))
    .limit(limit)
    .all();
  return rows.map((row) => ({
    seq: row.seq,
    at: row.atUtc,
    handler: row.handlerName,
    typist: names.get(row.typistAccountId) ?? '工作台',
    role: row.role,
    action: row.action,
    objectType: row.objectType,
    objectId: row.objectId,
    fields: JSON.parse(row.fields) as string[],
    purpose: row.purpose,
    result: row.result,
  }));
}
