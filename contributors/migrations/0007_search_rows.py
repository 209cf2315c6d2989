"""The words of those who are there already, so that they are found from the first minute on."""

from datetime import UTC

from django.db import migrations
from django.db.models import Max
from django.utils import timezone

from contributors.names.findable import beginnings, findable_addresses, findable_initials, findable_words
from contributors.names.typos import SHORTEST, remains

AT_ONCE = 500
PUBLISHED, UNPUBLISHED, FORMERS = -1, -2, 2**30


def write_rows(apps, schema_editor):
    names = "Contributor Credit Name SearchEntry SearchShelf SearchSpelling SearchWord Site SiteProfile".split()
    models = {name: apps.get_model("contributors", name) for name in names}
    shelves = {
        site.pk: models["SearchShelf"].objects.get_or_create(site=site)[0].pk
        for site in models["Site"].objects.order_by("pk")
    }
    words, last = set(), ""
    everybody = models["Contributor"].objects.select_related("person").order_by("pk")
    while some := list(everybody.filter(pk__gt=last)[:AT_ONCE]):
        words |= _write(models, shelves, some)
        last = some[-1].pk
    models["SearchSpelling"].objects.bulk_create(
        (models["SearchSpelling"](remains=rest, word=word) for word in sorted(words) for rest in remains(word)),
        batch_size=2_000,
    )


def _write(models, shelves, some):
    """The rows of some contributors; gives the words of their names."""
    ids = [contributor.pk for contributor in some]
    newest = {
        (pk, site): last
        for pk, site, last in models["Credit"].objects.filter(contributor__in=ids)
        .values_list("contributor", "article__site").annotate(last=Max("article__published_at")).order_by()
    }
    places = {}
    for place in models["SiteProfile"].objects.filter(contributor__in=ids):
        place.last_byline_at = newest.get((place.contributor_id, place.site_id))
        places.setdefault(place.contributor_id, []).append(place)
    models["SiteProfile"].objects.bulk_update(
        [place for hers in places.values() for place in hers if place.last_byline_at], ["last_byline_at"], batch_size=200
    )
    some = [each for each in some if each.status not in ("withheld", "erased") and each.merged_into_id is None]
    ids = [contributor.pk for contributor in some]
    texts = {}
    for name in models["Name"].objects.filter(contributor__in=ids).order_by("position", "id"):
        texts.setdefault(name.contributor_id, []).append(name.text)
    lines = {pk: dict.fromkeys(tuple(findable_words(text)) for text in hers) for pk, hers in texts.items()}
    entries = models["SearchEntry"].objects.bulk_create(
        models["SearchEntry"](contributor_id=pk, names="\n".join(f" {' '.join(line)} " for line in lines.get(pk, ())))
        for pk in ids
    )
    rows = []
    for contributor, entry in zip(some, entries, strict=True):
        hers = {word for line in lines.get(contributor.pk, ()) for word in line}
        hers |= {"I" + letters for text in texts.get(contributor.pk, ()) for letters in findable_initials(text)}
        hers |= set(findable_addresses(contributor.person.emails if contributor.person else []))
        beside = beginnings(word for line in lines.get(contributor.pk, ()) for word in line)
        for shelf, rank in _ranks(contributor, places.get(contributor.pk, ()), shelves).items():
            rows += [
                models["SearchWord"](
                    entry=entry.pk, shelf=shelf, rank=rank, letter=word[0], word=word, beside=beside
                )
                for word in hers
            ]
    models["SearchWord"].objects.bulk_create(rows, batch_size=2_000)
    return {word for hers in lines.values() for line in hers for word in line if len(word) >= SHORTEST}


def _ranks(contributor, places, shelves):
    behind = FORMERS if contributor.status == "former" else 0
    if contributor.published_at is None:
        return {UNPUBLISHED: FORMERS - 1 + behind}
    everywhere = max((place.last_byline_at for place in places if place.last_byline_at), default=None)
    ranks = {PUBLISHED: _rank(everywhere) + behind}
    today = timezone.now().date()
    for place in places:
        has_left = behind or (place.left_on is not None and place.left_on < today)
        ranks[shelves[place.site_id]] = _rank(place.last_byline_at) + (FORMERS if has_left else 0)
    return ranks


def _rank(last):
    return FORMERS - 1 - (max(int(last.astimezone(UTC).timestamp() // 60), 0) if last else 0)


class Migration(migrations.Migration):
    dependencies = [("contributors", "0006_search")]

    operations = [migrations.RunPython(write_rows, migrations.RunPython.noop)]
