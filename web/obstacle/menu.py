"""The acts on an obstacle as its page offers them: one as the main button, a few beside it, the rest in a menu."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from domain.obstacle import Obstacle, allowed
from domain.obstacle.vocabulary import UNFINISHED
from web.addresses import act_address
from web.cards import ICONS, Move
from web.obstacle.helping_view import help_moves, is_about_help
from web.visiting import Visit
from wording.acts import act_verb

#: What moves the obstacle on, first things first: the first one that is allowed is the main button.
MOVING = ("accept", "confirm", "decide", "resubmit", "take", "report_progress", "assign", "state_done", "instruct")
#: Acts that stand beside the main button where they are allowed.
BESIDE = ("return", "hand_back", "reopen", "amend", "add_evidence")
MOST_BESIDE = 2
ENDING = frozenset({"withdraw", "set_unactionable", "decline", "cancel"})
#: The comment has its own place under the timeline.
ELSEWHERE = frozenset({"comment"})


@dataclass(frozen=True, slots=True)
class Menu:
    """The buttons in their order, the first being the main one, and what goes into the menu."""

    buttons: tuple[Move, ...]
    more: tuple[Move, ...]


def menu(visit: Visit, obstacle: Obstacle, number: str) -> Menu:
    """Only what the office may do now. Acts about one assistance stand beside it too.

    While a desk helps, another desk is asked from the menu: the main button would look as if the first had not been.
    """
    moves = {move.act: move for move in _moves(visit, obstacle, number)}
    helped = any(each.state in UNFINISHED for each in obstacle.assistance)
    main = next((act for act in MOVING if act in moves and not (act == "assign" and helped)), None)
    beside = [act for act in BESIDE if act in moves][:MOST_BESIDE]
    shown = [main, *beside] if main else beside
    buttons = tuple(moves[act] for act in shown if act)
    if main is None:
        buttons = tuple(replace(move, kind="plain") for move in buttons)
    return Menu(buttons, tuple(move for act, move in moves.items() if act not in shown))


def _moves(visit: Visit, obstacle: Obstacle, number: str) -> Iterator[Move]:
    for act in allowed(obstacle, visit.acting):
        if act in ELSEWHERE:
            continue
        if is_about_help(act):
            yield from _about_help(visit, obstacle, number, act)
        else:
            kind = "danger" if act in ENDING else ""
            yield Move(act, act_address(number, act), act_verb(act, visit.language), ICONS[act], kind=kind)


def _about_help(visit: Visit, obstacle: Obstacle, number: str, act: str) -> Sequence[Move]:
    """An act about help where there is one assistance that it can be about; of several each has its own buttons."""
    about = [
        move
        for assistance in obstacle.assistance
        for move in help_moves(visit, obstacle, number, assistance.n)
        if move.act == act
    ]
    return [replace(about[0], kind="danger" if act in ENDING else "")] if len(about) == 1 else []
