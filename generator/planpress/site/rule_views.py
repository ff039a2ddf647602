"""What the pages of rules show: a rule as tables, the form that asks it, and its worked examples."""

from __future__ import annotations

from dataclasses import dataclass

from planpress.site.pages import Fact, Frame, LinkView
from planpress.site.views import ContentView, Runs, TableView


@dataclass(frozen=True, slots=True)
class ClauseQuote:
    """A clause as it is printed: its full number, its paragraphs, its address; ``part`` is 第2項, 備註1."""

    number: str
    text: tuple[str, ...]
    href: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """One of the values a field may take, and how it is called."""

    value: str
    label: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field of a form.

    ``name`` is the field of the question ("certificate_date", "hours_done.environment"); ``kind`` is
    "choice", "yes_no", "number", "date", "words" or "parts" (a set of fields below one legend). ``branch``
    is the branch whose hours are asked, ``needed`` how many it wants, ``note`` the same in words; ``empty``
    is what a choice says while nothing is chosen.
    """

    name: str
    label: str
    kind: str
    hint: str = ""
    note: str = ""
    unit: str = ""
    needed: str = ""
    branch: str = ""
    empty: str = ""
    level: int = 0
    choices: tuple[ChoiceView, ...] = ()
    parts: tuple[FieldView, ...] = ()

    @property
    def id(self) -> str:
        """The name as an id of the page."""
        return "ask-" + self.name.replace("_", "-").replace(".", "--")


@dataclass(frozen=True, slots=True)
class FormView:
    """The form that asks a rule: what matters first, and what may be added.

    ``record``, ``world``, ``words`` and ``courses`` are the addresses of what the browser evaluates;
    ``courses`` is empty where no course fills anything.
    """

    legend: str
    fields: tuple[FieldView, ...]
    more: tuple[FieldView, ...]
    record: LinkView
    world: LinkView
    words: LinkView
    home: LinkView
    courses: LinkView | None = None


@dataclass(frozen=True, slots=True)
class PointView:
    """What the text leaves open, with the ways to read it."""

    topic: str
    text: str
    readings: tuple[str, ...]
    at: str = ""


@dataclass(frozen=True, slots=True)
class ReasonView:
    """Why an answer is what it is: words, and the clause they rest on ("" where it is no clause)."""

    text: str
    clause: str
    href: str


@dataclass(frozen=True, slots=True)
class AnswerView:
    """An answer in words: its sentence, further lines, reasons, papers and open points."""

    outcome: str
    sentence: str
    lines: tuple[Runs, ...] = ()
    reasons: tuple[ReasonView, ...] = ()
    papers: tuple[str, ...] = ()
    points: tuple[PointView, ...] = ()


@dataclass(frozen=True, slots=True)
class ExampleView:
    """A worked example: what is asked, the answer, and a link that puts the question into the form."""

    text: str
    asked: tuple[Fact, ...]
    answer: AnswerView
    href: str


@dataclass(frozen=True, slots=True)
class TablesView:
    """Tables of a rule below a heading; ``folded`` are long ones that open under their titles."""

    heading: str
    anchor: str
    content: tuple[ContentView, ...]
    lead: Runs = ()
    folded: tuple[FoldedView, ...] = ()


@dataclass(frozen=True, slots=True)
class FoldedView:
    """A long table below the line that opens it."""

    title: Runs
    table: TableView


@dataclass(frozen=True, slots=True)
class RulePage:
    """A rule: its clause, the form that asks it, its tables, examples, open points and sources."""

    frame: Frame
    kind: str
    heading: str
    group: str
    clause: ClauseQuote | None
    form: FormView | None
    tables: tuple[TablesView, ...]
    examples: tuple[ExampleView, ...]
    points: tuple[PointView, ...]
    facts: tuple[Fact, ...]
    papers: tuple[str, ...]
    related: tuple[LinkView, ...]
    coverage: TablesView | None = None


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule in a list: its title, what it says in a line, its clause."""

    title: str
    href: str
    says: str
    clause: LinkView | None = None


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """Rules of one kind below a heading."""

    heading: str
    anchor: str
    rows: tuple[RuleRow, ...]


@dataclass(frozen=True, slots=True)
class RulesPage:
    """The rules of a document, by kind."""

    frame: Frame
    heading: str
    lead: Runs
    groups: tuple[RuleGroup, ...]
    related: tuple[LinkView, ...]
