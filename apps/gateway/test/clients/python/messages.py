"""Anthropic's SDK; streams go through its helper that puts them together."""

from functools import lru_cache

from anthropic import Anthropic, DefaultHttpxClient
from asking import THINKING_TOKENS, Author, client_options, keep, kept, lone_text, max_tokens, parsed_fields, refuse, thrown

FINISHES = {
    "end_turn": "stop",
    "stop_sequence": "stop",
    "tool_use": "tool_calls",
    "max_tokens": "length",
    "refusal": "content_filter",
}


@lru_cache
def client_of(url):
    return Anthropic(base_url=url, **client_options(DefaultHttpxClient))


def tell(question):
    client = client_of(question["url"]).with_options(default_headers=question["headers"])
    params = {"model": question["model"], **params_of(question["ask"])}
    if question["way"] == "events":
        return heard(client.messages, params)
    return told_by(complete(client.messages, params, question))


def complete(messages, params, question):
    parse = {"output_format": Author} if question["parses"] else {}
    if question["way"] == "json":
        ask = messages.parse if question["parses"] else messages.create
        return ask(**params, **parse)
    with messages.stream(**params, **parse) as stream:
        return stream.get_final_message()


def heard(messages, params):
    """Read event by event, as the SDK hands them over."""
    text, finish, usage = "", None, None
    for event in messages.create(**params, stream=True):
        if event.type == "content_block_delta" and event.delta.type == "text_delta":
            text += event.delta.text
        if event.type == "message_delta":
            finish, usage = FINISHES[event.delta.stop_reason], event.usage
    return {"text": text, "finish": finish, "usage": usage_of(usage)}


def told_by(message):
    return {
        "text": "".join(block.text for block in message.content if block.type == "text"),
        "reasoning": "".join(block.thinking for block in message.content if block.type == "thinking"),
        "refusal": "",
        "calls": [call_of(block) for block in message.content if block.type == "tool_use"],
        "finish": FINISHES[message.stop_reason],
        "usage": usage_of(message.usage),
        "id": message.id,
        "model": message.model,
        "own": keep(message.content),
        "parsed": parsed_fields(getattr(message, "parsed_output", None)),
    }


def call_of(block):
    return {"id": block.id, "name": block.name, "input": block.input}


def usage_of(usage):
    cached = usage.cache_read_input_tokens or 0
    details = usage.output_tokens_details
    return {
        "input": usage.input_tokens + cached + (usage.cache_creation_input_tokens or 0),
        "output": usage.output_tokens,
        "cachedInput": cached,
        "reasoning": details and details.thinking_tokens,
    }


def params_of(ask):
    refuse(ask, "temperature", "seed")
    params = {"messages": [message_of(turn) for turn in ask["turns"]], "max_tokens": max_tokens(ask)}
    if "system" in ask:
        params["system"] = ask["system"]
    if "tools" in ask:
        params["tools"] = [tool_of(**tool) for tool in ask["tools"]]
    if ask.get("mustCall") or ask.get("oneCall"):
        choice = {"type": "any" if ask.get("mustCall") else "auto"}
        params["tool_choice"] = {**choice, "disable_parallel_tool_use": True} if ask.get("oneCall") else choice
    if "schema" in ask:
        params["output_config"] = {"format": {"type": "json_schema", "schema": ask["schema"]}}
    if ask.get("thinks"):
        params["thinking"] = {"type": "enabled", "budget_tokens": THINKING_TOKENS}
    if "stop" in ask:
        params["stop_sequences"] = ask["stop"]
    return params


def tool_of(name, description, parameters):
    return {"name": name, "description": description, "input_schema": parameters}


def message_of(turn):
    if "user" in turn:
        return {"role": "user", "content": lone_text(turn["user"]) or [block_of(piece) for piece in turn["user"]]}
    if "assistant" in turn:
        return {"role": "assistant", "content": turn["assistant"]}
    if "told" in turn:
        return {"role": "assistant", "content": kept(turn["told"])}
    return {"role": "user", "content": [result_of(result) for result in turn["results"]]}


def block_of(piece):
    if "text" in piece:
        return {"type": "text", "text": piece["text"]}
    source = {"type": "base64", "media_type": "image/png", "data": piece["image"]}
    return {"type": "image", "source": source}


def result_of(result):
    content = lone_text(result["content"]) or [block_of(piece) for piece in result["content"]]
    failed = {"is_error": True} if result.get("isError") else {}
    return {"type": "tool_result", "tool_use_id": result["id"], "content": content, **failed}


def thrown_by(error):
    body = getattr(error, "body", None)
    return thrown(error, body.get("error") if isinstance(body, dict) else None)
