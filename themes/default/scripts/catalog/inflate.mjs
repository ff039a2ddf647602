// Reads the catalog's files, which are raw deflate streams whatever the host's settings are.

/** The bytes behind `address`; an error for anything but a file that is there. */
export async function bytesOf(address) {
  const found = await fetch(address, { cache: "no-cache" });
  if (!found.ok) throw new Error(`${address}: ${found.status}`);
  return new Uint8Array(await found.arrayBuffer());
}

/** What the raw deflate stream `bytes` holds. */
export async function inflated(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The same as text. */
export async function inflatedText(bytes) {
  return new TextDecoder().decode(await inflated(bytes));
}
