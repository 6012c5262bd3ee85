import { beforeAll, describe, expect, test } from 'vitest';
import type { Api } from '#shared/rpc/client.ts';
import { prepareTown } from '../../support/prepared.ts';
import type { Prepared } from '../../support/prepared.ts';
import { refused } from '../../support/refused.ts';
import { copyOf } from '../../support/test-desk.ts';
import { MARKERS } from '../../support/town.ts';
import { foundProblem } from '../../support/work.ts';

let town: Prepared;

beforeAll(async () => {
  town = await prepareTown();
});

/** Waits until what was queued before this unlock is in the index. */
async function settled(api: Api): Promise<Api> {
  for (;;) {
    const { pending } = await api.search.status({});
    if (pending === 0) return api;
    await new Promise((resolve) => {
      setTimeout(resolve, 10);
    });
  }
}

async function titles(api: Api, text: string): Promise<string[]> {
  return (await api.search.find({ text })).hits.map(({ title }) => title);
}

const child = {
  name: '单小样',
  village: '东河村',
  idCard: '110101201501010011',
  guardian: '样母甲',
  guardianPhone: '13800001234',
  address: '东河村9组88号',
  categories: ['left-behind'],
};

async function saveChild(api: Api, values: Record<string, string | string[]> = child): Promise<string> {
  return (await api.registers.save({ register: 'children', values, acceptLikely: true })).id;
}

describe('search', () => {
  test('finds a place by part of its name, pinyin, initials, village and licence', async () => {
    const api = await settled(await copyOf(town.home).as('coordinator'));
    for (const text of ['歌厅', '西山歌', 'xishangeting', 'xi shan ge ting', 'xsgt', '西山 歌', 'JY-0002'])
      expect({ text, titles: await titles(api, text) }).toEqual({
        text,
        titles: expect.arrayContaining(['西山歌厅']),
      });
    const { hits } = await api.search.find({ text: '西山歌厅' });
    expect(hits[0]).toMatchObject({
      register: 'venues',
      registerLabel: '重点场所台账',
      route: `/registers/venues/${town.venues[1]}`,
      why: '',
    });
  });

  test('finds problems by serial, place and fault, units and people by name', async () => {
    const api = await settled(await copyOf(town.home).as('coordinator'));
    const id = await foundProblem(api, town, '登记簿缺三天');
    const problem = await api.problems.get({ id });
    for (const text of [problem.serial, '登记簿', MARKERS.venue.slice(0, 4)]) {
      const { hits } = await api.search.find({ text, registers: ['problems'] });
      expect({ text, routes: hits.map(({ route }) => route) }).toEqual({ text, routes: [`/problems/${id}`] });
    }
    expect(await titles(api, '示例派出')).toContain('示例派出所');
    expect(await titles(api, 'cyg')).toContain('村员庚');
  });

  test('a child is found at once, masked, and no more by what was changed or taken out', async () => {
    const api = await settled(await copyOf(town.home).as('coordinator'));
    const id = await saveChild(api);
    for (const text of [
      '单',
      '小样',
      'shanxiao',
      'sxy',
      '20150101',
      '0011',
      '8000',
      '样母',
      '9组88',
      'ymj 东河',
    ]) {
      const { hits } = await api.search.find({ text, registers: ['children'] });
      expect({ text, ids: hits.map((hit) => hit.id) }).toEqual({ text, ids: [id] });
      expect(hits.map(({ subtitle, why }) => subtitle + why).join()).not.toMatch(/\d{5}/);
    }
    const { hits } = await api.search.find({ text: '20150101' });
    expect(hits[0]?.why).toBe('身份证号 11****11');
    const { revision } = await api.registers.get({ register: 'children', id });
    await api.registers.save({
      register: 'children',
      id,
      revision,
      values: { ...child, name: '样新名' },
      acceptLikely: true,
    });
    expect(await titles(api, '单小样')).toEqual([]);
    expect(await titles(api, '样新名')).toEqual(['样新名']);
    await api.registers.remove({ register: 'children', id, reason: '录错了' });
    expect(await titles(api, '样新名')).toEqual([]);
    expect(await titles(api, '0011')).toEqual([]);
  });

  test('an officer finds no child that is not his', async () => {
    const desk = copyOf(town.home);
    const coordinator = await settled(await desk.as('coordinator'));
    await saveChild(coordinator);
    const officer = await settled(await desk.as('officer'));
    for (const text of ['单小样', 'sxy', '0011', '东河村'])
      expect({ text, ...(await officer.search.find({ text, registers: ['children'] })) }).toMatchObject({
        text,
        hits: [],
        total: 0,
      });
  });

  test('an import waits its turn beside the work and is found in the end', async () => {
    const api = await settled(await copyOf(town.home).as('coordinator'));
    const rows = Array.from({ length: 300 }, (_, index) => `样店${index},旅馆,东河村`);
    await api.imports.commit({
      register: 'venues',
      file: new Blob([['场所名称,场所类别,所在村', ...rows].join('\n')]),
      name: '样店.csv',
    });
    await settled(api);
    expect(await titles(api, '样店299')).toEqual(['样店299']);
    expect(await api.search.find({ text: '样店' })).toMatchObject({ total: 200, hasMore: true });
  });

  test('made again by the coordinator alone, with an audit row, and found meanwhile', async () => {
    const desk = copyOf(town.home);
    const officer = await desk.as('officer');
    await refused(officer.search.rebuild({}), 'access.denied');
    const api = await settled(await desk.as('coordinator'));
    const { entries } = await api.search.status({});
    expect((await api.search.rebuild({})).pending).toBe(entries);
    expect(await titles(api, '西山歌厅')).toEqual(['西山歌厅']);
    await settled(api);
    expect((await api.search.status({})).entries).toBe(entries);
    const rows = await api.audit.list({});
    expect(rows.some(({ action }) => action === 'search.rebuild')).toBe(true);
  });
});
