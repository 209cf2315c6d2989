// A server component: readers get finished HTML, which the registry has escaped.
const REGISTRY = process.env.REGISTRY_ORIGIN ?? "«origin»";

export default async function AuthorCard({ id, layout = "«layout»" }: { id: string; layout?: string }) {
  const html = await card(`${REGISTRY}/c/«site»/${encodeURIComponent(id)}.html?layout=${layout}`, id);
  if (!html) return null;
  return (
    <>
      <link rel="stylesheet" href={`${REGISTRY}/c/«site»/card.css`} precedence="default" />
      <script async type="module" src={`${REGISTRY}/static/author-card.js`} />
      <div dangerouslySetInnerHTML={{ __html: html }} />
    </>
  );
}

// Next.js asks again after 30 seconds, and goes on with the last good answer while the registry can't be reached.
async function card(address: string, id: string): Promise<string> {
  try {
    const answer = await fetch(address, { next: { revalidate: 30, tags: [id] }, signal: AbortSignal.timeout(3000) });
    return answer.ok ? await answer.text() : "";
  } catch {
    return "";
  }
}
