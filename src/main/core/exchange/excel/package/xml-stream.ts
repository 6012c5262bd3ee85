import { startTree } from './xml-tree.ts';
import type { XmlNode } from './xml-tree.ts';

/** How much is decoded at a time: what the caller has dealt with can be let go of before the next. */
const chunkBytes = 64 * 1024;

/**
 * Reads a part of which one element holds more than may stand in memory at once: its children come one after the
 * other, and in the end the part without them.
 * @throws AppError exchange.damaged, exchange.has-doctype, exchange.template-too-big
 */
export function* elementsWithin(bytes: Uint8Array, holder: string): Generator<XmlNode, XmlNode, undefined> {
  const ready: XmlNode[] = [];
  const tree = startTree({ holder, onChild: (node) => ready.push(node) });
  const decoder = new TextDecoder();
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    const rest = at + chunkBytes < bytes.length;
    tree.write(decoder.decode(bytes.subarray(at, at + chunkBytes), { stream: rest }));
    yield* ready.splice(0);
  }
  return tree.end();
}
