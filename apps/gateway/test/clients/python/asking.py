"""What the clients of all dialects share: how a question is read, and what an SDK's error tells."""

from pydantic import BaseModel

CLIENT_KEY = "sk-of-the-client"
THINKING_TOKENS = 2048

# All that a question may want; what an SDK has no words for must not be asked of it.
WANTS = {
    "system",
    "turns",
    "tools",
    "mustCall",
    "oneCall",
    "schema",
    "thinks",
    "temperature",
    "seed",
    "stop",
    "maxTokens",
}

# Answers as their SDK gave them, by the number under which the asker gives them back.
_kept = []

# Those of the newest HTTP answer.
_headers = {}


class Author(BaseModel):
    """The object that is asked for by a class of its own instead of a schema."""

    name: str
    born: int


def keep(own):
    _kept.append(own)
    return len(_kept) - 1


def kept(told):
    return _kept[told["own"]]


def lone_text(pieces):
    """The text, where pieces are nothing else."""
    return pieces[0]["text"] if len(pieces) == 1 and "text" in pieces[0] else None


def data_url(image):
    return f"data:image/png;base64,{image}"


def max_tokens(ask):
    return ask.get("maxTokens", 1000)


def refuse(ask, *fields):
    """Fails for what a client has no words for, rather than leave it out."""
    foreign = [field for field in ask if field not in WANTS or field in fields]
    if foreign:
        raise AssertionError(f"No words for {foreign}")


def client_options(http_client):
    """How every SDK is set up."""

    def note(response):
        _headers.clear()
        _headers.update(response.headers)

    return {
        "api_key": CLIENT_KEY,
        "max_retries": 0,
        "http_client": http_client(event_hooks={"response": [note]}),
    }


def last_headers():
    return dict(_headers)


def parsed_fields(parsed):
    return None if parsed is None else parsed.model_dump()


def thrown(error, told):
    """`told` is the error object of the dialect, if the SDK has one."""
    fields = told if isinstance(told, dict) else {}
    return {
        "classes": [one.__name__ for one in type(error).__mro__],
        "headers": last_headers(),
        "status": getattr(error, "status_code", None),
        "message": fields.get("message", str(error)),
        "word": fields.get("type"),
    }
