"""``planpress new site|city|plan|course``."""

from __future__ import annotations

import re
from pathlib import Path

import click

from planpress.cli import terminal
from planpress.cli.exits import ExitCode, stop
from planpress.cli.files import create_file, create_folder, refuse_existing
from planpress.cli.help import BilingualCommand, BilingualGroup
from planpress.cli.options import FOLDER, language_option, project_option
from planpress.cli.project import find_project, shown
from planpress.load.nearest import nearest

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_COURSE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PLAN = re.compile(r"(\d{2,3})(?:-[a-z0-9]+)*")


@click.group("new", cls=BilingualGroup, help="new.help", no_args_is_help=False, invoke_without_command=True)
@language_option
@click.pass_context
def new(context: click.Context) -> None:
    """Without a kind, the help."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@new.command("site", cls=BilingualCommand, help="new.site.help")
@click.argument("folder", type=FOLDER, metavar="DIR")
@language_option
def site(folder: Path) -> int:
    """A whole project with one plan of a city that does not exist."""
    from planpress.cli.templates import template

    create_folder(folder.absolute(), template("site"))
    terminal.say("new.site.done", folder=shown(folder.absolute()))
    return ExitCode.GOOD


@new.command("city", cls=BilingualCommand, help="new.city.help")
@click.argument("city", metavar="ID")
@click.option("--name", required=True, metavar="NAME", help="new.city.name")
@project_option
@language_option
def city(city: str, name: str, project: Path | None) -> int:
    """One file that describes a city."""
    from planpress.cli.templates import template
    from planpress.cli.yaml_text import scalar

    root = find_project(project)
    if not _ID.fullmatch(city):
        raise stop("E82", id=city)
    place = root / "content" / "cities" / f"{city}.yaml"
    refuse_existing([place])
    ((_, content),) = template("city", name=scalar(name.strip())).items()
    create_file(place, content)
    terminal.say("new.city.done", file=shown(place), city=city)
    return ExitCode.GOOD


@new.command("plan", cls=BilingualCommand, help="new.plan.help")
@click.argument("plan", metavar="CITY/YEAR[-SLUG]")
@click.option("--from", "source", metavar="CITY/YEAR", help="new.plan.from")
@project_option
@language_option
def plan(plan: str, source: str | None, project: Path | None) -> int:
    """A plan from nothing, or from an earlier year's."""
    root = find_project(project)
    city_id, year = _city_and_year(root, plan)
    place = root / "plans" / plan
    refuse_existing([place])
    if source is None:
        from planpress.cli.templates import template
        from planpress.cli.yaml_text import scalar

        name = _city_name(root, city_id)
        create_folder(place, template("plan", title=scalar(f"{name}{year}年度訓練計畫"), year=str(year)))
    else:
        _copy(root, source, place, year)
    terminal.say("new.plan.done", folder=shown(place))
    return ExitCode.GOOD


@new.command("course", cls=BilingualCommand, help="new.course.help")
@click.argument("plan", metavar="CITY/PLAN")
@click.argument("series")
@click.option("--title", required=True, metavar="TITLE", help="new.course.title")
@click.option("--id", "course", metavar="ID", help="new.course.id")
@project_option
@language_option
def course(plan: str, series: str, title: str, course: str | None, project: Path | None) -> int:
    """One more course at the end of its series."""
    from planpress.cli.new_course import add_course

    folder = _plan_folder(find_project(project), plan)
    if course is not None and not _COURSE.fullmatch(course):
        raise stop("E82", id=course)
    added, file, line = add_course(folder, series, title.strip(), course)
    terminal.say("new.course.done", id=added, file=shown(file), line=line)
    return ExitCode.GOOD


def _city_and_year(root: Path, plan: str) -> tuple[str, int]:
    """The city's id and the year of the plan's name; E82 and E83 where either is not good."""
    city_id, _, name = plan.partition("/")
    match = _PLAN.fullmatch(name)
    if not match or not _ID.fullmatch(city_id):
        raise stop("E82", wording="plan", id=plan)
    cities = sorted(path.stem for path in (root / "content" / "cities").glob("*.yaml"))
    if city_id not in cities:
        raise _not_found("city", city_id, cities)
    return city_id, int(match.group(1))


def _not_found(what: str, given: str, known: list[str]) -> Exception:
    meant = nearest(given, known)
    return stop("E83", wording=f"{what}_near" if meant else what, id=given, meant=meant or "")


def _plan_folder(root: Path, plan: str) -> Path:
    """The folder of a plan that exists; E83 with the nearest name where it does not."""
    known = sorted(
        path.parent.relative_to(root / "plans").as_posix() for path in (root / "plans").glob("*/*/plan.yaml")
    )
    wanted = plan.strip("/").removeprefix("plans/")
    if wanted not in known:
        raise _not_found("plan", wanted, known)
    return root / "plans" / wanted


def _city_name(root: Path, city_id: str, first: str = "government") -> str:
    """The government's name (or what is at the key ``first``) as the city's file has it, else the id."""
    from planpress.cli.yaml_text import compose, get

    text = (root / "content" / "cities" / f"{city_id}.yaml").read_text("utf-8-sig")
    node = get(compose(text), first) or get(compose(text), "name")
    return str(node.value) if node is not None else city_id


def _copy(root: Path, source: str, place: Path, year: int) -> None:
    from planpress.cli.copying_plans import copy_plan

    folder = _plan_folder(root, source)
    match = _PLAN.fullmatch(folder.name)
    if not match:
        raise stop("E82", wording="plan", id=source)
    old_city = "" if folder.parent == place.parent else _city_name(root, folder.parent.name, "name")
    copied = copy_plan(_files_of(folder), int(match.group(1)), year, old_city)
    create_folder(place, copied.files)
    for name, line, text in copied.to_check:
        terminal.show(f"{shown(place / name)}:{line}  {text[:80]}")
    if copied.to_check:
        terminal.say("new.plan.to_check", count=len(copied.to_check))


def _files_of(folder: Path) -> dict[str, bytes]:
    """All files below ``folder``; links and hidden files stay behind."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink() and not path.name.startswith(".")
    }
