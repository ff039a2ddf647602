"""What is wanted, remembered and found decides what the next tree holds."""

from planpress.publish.manifest import Manifest, entry_of
from planpress.publish.plan import plan_publication

STYLE_1, STYLE_2, STYLE_3 = (f"assets/{number}/style.css" for number in "123")


def files(**texts):
    return {name.replace("__", "/"): entry_of(text.encode()) for name, text in texts.items()}


def tree(*paths, **texts):
    return {**{path: entry_of(path.encode()) for path in paths}, **files(**texts)}


def made(*paths, previous=(), **texts):
    return Manifest(tree(*paths, *previous, **texts), frozenset(previous))


def test_pages_are_new_changed_gone_or_as_before():
    before = made("same", "gone", changed="1")
    plan = plan_publication(made("same", "new", changed="2"), [before], before.files)
    assert (plan.written, plan.deleted, plan.unchanged) == (("changed", "new"), ("gone",), ("same",))
    assert (plan.mended, plan.foreign, plan.clashes) == ((), {}, ())


def test_a_deleted_and_an_altered_page_are_mended():
    before = made("deleted", altered="1")
    plan = plan_publication(before, [before], tree(altered="somebody"))
    assert plan.mended == ("altered", "deleted")
    assert plan.written == ()


def test_where_nothing_lies_everything_is_new():
    before = made("page")
    plan = plan_publication(before, [before], {})
    assert (plan.written, plan.mended) == (("page",), ())


def test_what_no_manifest_names_belongs_to_the_user():
    before = made("page")
    plan = plan_publication(made("page"), [before], tree("page", "CNAME"))
    assert set(plan.foreign) == {"CNAME"}
    assert set(plan.goal) == {"page", "CNAME"}
    assert plan.deleted == ()


def test_without_any_memory_equal_files_are_ours_and_others_are_not():
    plan = plan_publication(made("page", "other"), [], tree("page", other="mine"))
    assert plan.unchanged == ("page",)
    assert plan.clashes == (("other", "other"),)


def test_a_users_file_clashes_with_a_page_below_or_above_it():
    plan = plan_publication(made("catalog/index.html", "about"), [], tree("catalog", "about/me"))
    assert set(plan.clashes) == {("catalog", "catalog/index.html"), ("about/me", "about")}


def test_after_a_kill_the_manifest_that_fits_is_the_live_one():
    old, new = made("page", "old"), made("page", "new")
    before = plan_publication(made("page"), [new, old], tree("page", "old"))
    after = plan_publication(made("page"), [new, old], tree("page", "new"))
    assert (before.known, before.deleted, before.foreign) == (old, ("old",), {})
    assert (after.known, after.deleted, after.foreign) == (new, ("new",), {})


def test_a_half_replaced_tree_is_all_ours():
    old, new = made(a="1", b="1", c="1"), made(a="2", b="2", d="2")
    plan = plan_publication(made(a="3"), [new, old], tree(a="2", b="1", c="1", d="2"))
    assert plan.foreign == {}
    assert plan.deleted == ("b", "c", "d")


def test_a_half_written_file_is_never_kept():
    plan = plan_publication(made("page"), [], tree("page", "a/.planpress-part"))
    assert plan.foreign == {}
    assert plan.deleted == ("a/.planpress-part",)


def test_the_assets_of_the_generation_before_are_kept():
    before = made("page", STYLE_1)
    plan = plan_publication(made("page", STYLE_2), [before], before.files)
    assert plan.ours.previous == {STYLE_1}
    assert plan.deleted == ()


def test_they_stay_while_only_texts_change():
    before = made("page", STYLE_2, previous=[STYLE_1])
    plan = plan_publication(made(STYLE_2, page="changed"), [before], before.files)
    assert plan.ours.previous == {STYLE_1}


def test_they_go_when_the_next_generation_comes():
    before = made("page", STYLE_2, previous=[STYLE_1])
    plan = plan_publication(made("page", STYLE_3), [before], before.files)
    assert plan.ours.previous == {STYLE_2}
    assert plan.deleted == (STYLE_1,)


def test_a_return_to_the_former_style_keeps_the_later_one():
    before = made("page", STYLE_2, previous=[STYLE_1])
    plan = plan_publication(made("page", STYLE_1), [before], before.files)
    assert plan.ours.previous == {STYLE_2}
    assert plan.unchanged == (STYLE_1, "page")


def test_an_altered_asset_of_the_generation_before_is_not_kept():
    before = made("page", STYLE_1)
    plan = plan_publication(made("page", STYLE_2), [before], {**before.files, STYLE_1: entry_of(b"evil")})
    assert plan.ours.previous == frozenset()
    assert plan.deleted == (STYLE_1,)


def test_an_asset_in_the_way_of_a_new_one_is_not_kept():
    before = made("page", "assets/1/a")
    plan = plan_publication(made("page", "assets/1/a/b"), [before], before.files)
    assert plan.ours.previous == frozenset()
    assert plan.clashes == ()
