import { unstable_cache } from "next/cache";

// A server component: readers get finished HTML, which the registry has escaped.
const REGISTRY = process.env.REGISTRY_ORIGIN ?? "«origin»";

export default async function AuthorCard({ id, layout = "«layout»" }: { id: string; layout?: string }) {
  const address = `${REGISTRY}/c/«site»/${encodeURIComponent(id)}.html?layout=${layout}`;
  const kept = unstable_cache(() => card(address), [address], { revalidate: 30, tags: [id] });
  const html = await kept().catch(() => "");
  if (!html) return null;
  return (
    <>
      <link rel="stylesheet" href={`${REGISTRY}/c/«site»/card.css`} precedence="default" />
      <script async type="module" src={`${REGISTRY}/static/author-card.js`} />
      <div dangerouslySetInnerHTML={{ __html: html }} />
    </>
  );
}

// Next.js keeps what this returns, and goes on with it where it throws: so the last good card stays while the registry
// can't be reached. Nothing, where the registry says that there is no such card.
async function card(address: string): Promise<string> {
  const answer = await fetch(address, { cache: "no-store", signal: AbortSignal.timeout(3000) });
  if (answer.ok) return answer.text();
  if (answer.status === 404 && answer.headers.get("content-type") === "application/problem+json") return "";
  throw new Error(`The registry answered ${answer.status}.`);
}
