"""What a server does otherwise than the text asks, and why; the run holds it to that."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Difference:
    """What is done instead, and the reason."""

    does: str
    why: str


_TOLERANT = "python-engineio's way, which harms nobody: "
_GOES_ON = Difference("kept", "logs an exception and goes on")
_NO_BINARY = (
    "no command has anything binary in it, and attachments would be held until the last of them "
    "has come: whoever announces one is cut"
)

OURS = {
    "polling without a transport": Difference(
        "200", _TOLERANT + "a missing transport is read as polling"
    ),
    "a session that begins with a put": Difference("405", "405 is HTTP's own word for that"),
    "the answer to a body": Difference("200 OK", _TOLERANT + "no client reads the word"),
    "a body that is no packet": Difference(
        "200, kept", _TOLERANT + "what is no packet is logged and dropped"
    ),
    "two polls at once": Difference(
        "200, kept",
        "each packet goes to one of the two; who hears a gap in `seq` asks for what is missing",
    ),
    "two bodies at once": Difference(
        "200, kept", "a lock for each socket puts commands in order, so nobody need be cut"
    ),
    "a namespace of its own": Difference(
        "44/custom, data message", "there is none but `/`; the refusal says so, with a code"
    ),
    "an event for a namespace that was refused": Difference(
        "kept", "the connection to `/` beside it is whole, and goes on"
    ),
    "a binary attachment in a body": Difference("closed", _NO_BINARY),
    "a binary attachment in a frame": Difference("closed", _NO_BINARY),
    "an answer that nobody asked for": Difference(
        "closed", "nothing is asked of clients, so this is none of ours"
    ),
}

NODE = {
    "a body that is no packet": Difference("200, closed", "says 200 all the same"),
    "a close packet on a websocket": Difference(
        "kept", "heeds that packet in bodies only; its client closes the WebSocket itself"
    ),
}

SHIPPED = {
    **{name: OURS[name] for name in ("polling without a transport", "the answer to a body")},
    **{
        name: OURS[name]
        for name in ("a session that begins with a put", "a body that is no packet")
    },
    "two polls at once": Difference("200, kept", "each packet goes to one of the two"),
    "two bodies at once": Difference("200, kept", "does not look"),
    "a body that is longer than was announced": Difference(
        "silent", "waits, before it answers, until the client has fetched what is left for it"
    ),
    "a close packet on a websocket": Difference(
        "silent", "ends the session, and leaves the WebSocket open"
    ),
    "two packets in one frame": _GOES_ON,
    "a namespace that is not there": Difference(
        '44/nowhere,"Unable to connect"', "a text where the protocol has an object"
    ),
    "an event before the connection": Difference("silent", "drops it"),
    "an event for a namespace that was refused": Difference("kept", "drops it"),
    "who never connects": Difference("kept", "has no deadline"),
    "a second connection to the same namespace": Difference("kept", "ignores it"),
    "a packet type that there is not": _GOES_ON,
    "an acknowledgement id that is no number": _GOES_ON,
    "an event that is no list": _GOES_ON,
    "an event that is an empty list": _GOES_ON,
    "an event that is no json": _GOES_ON,
    "a refusal that comes from a client": _GOES_ON,
    "a binary frame that nothing announced": _GOES_ON,
}

DIFFERENCES = {"ours": OURS, "node": NODE, "shipped": SHIPPED}
