import AuthorCard from "../components/author-card";

export default function Story() {
  return (
    <article>
      <h1>The story</h1>
      <AuthorCard id="«id»" layout="«layout»" />
    </article>
  );
}
