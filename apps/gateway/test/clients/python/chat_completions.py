"""The openai SDK's `chat.completions`; streams go through its helper that puts them together."""

import json
from functools import lru_cache

from asking import Author, client_options, data_url, keep, kept, lone_text, max_tokens, parsed_fields, refuse, thrown
from openai import ContentFilterFinishReasonError, DefaultHttpxClient, LengthFinishReasonError, OpenAI


@lru_cache
def client_of(url):
    return OpenAI(base_url=f"{url}/v1", **client_options(DefaultHttpxClient))


def tell(question):
    client = client_of(question["url"]).with_options(default_headers=question["headers"])
    params = {"model": question["model"], **params_of(question["ask"])}
    if question["way"] == "events":
        return heard(client.chat.completions, params)
    return told_by(*complete(client.chat.completions, params, question))


def complete(completions, params, question):
    parse = {"response_format": Author} if question["parses"] else {}
    if question["way"] == "json":
        ask = completions.parse if question["parses"] else completions.create
        completion = ask(**params, **parse)
        return completion, reasoning_of(completion.choices[0].message)
    reasoning = ""
    with completions.stream(**params, **parse, stream_options={"include_usage": True}) as stream:
        for event in stream:
            if event.type == "chunk" and event.chunk.choices:
                reasoning += reasoning_of(event.chunk.choices[0].delta)
        try:
            return stream.get_final_completion(), reasoning
        except (ContentFilterFinishReasonError, LengthFinishReasonError):
            # The helper has no final completion for an answer that was cut short; its users take what is there.
            return stream.current_completion_snapshot, reasoning


def heard(completions, params):
    """Read chunk by chunk, as the SDK hands them over."""
    text, usage, finish = "", None, None
    for chunk in completions.create(**params, stream=True, stream_options={"include_usage": True}):
        usage = chunk.usage or usage
        for choice in chunk.choices:
            text += choice.delta.content or ""
            finish = choice.finish_reason or finish
    return {"text": text, "finish": finish, "usage": usage_of(usage)}


def reasoning_of(holder):
    """Not a field that the SDK knows; its users read it all the same."""
    return getattr(holder, "reasoning_content", None) or ""


def told_by(completion, reasoning):
    (choice,) = completion.choices
    message = choice.message
    return {
        "text": message.content or "",
        "reasoning": reasoning,
        "refusal": message.refusal or "",
        "calls": [call_of(call) for call in message.tool_calls or []],
        "finish": choice.finish_reason,
        "usage": usage_of(completion.usage),
        "id": completion.id,
        "model": completion.model,
        "own": keep(message),
        "parsed": parsed_fields(getattr(message, "parsed", None)),
    }


def call_of(call):
    return {"id": call.id, "name": call.function.name, "input": json.loads(call.function.arguments)}


def usage_of(usage):
    cached, thought = usage.prompt_tokens_details, usage.completion_tokens_details
    return {
        "input": usage.prompt_tokens,
        "output": usage.completion_tokens,
        "cachedInput": cached and cached.cached_tokens,
        "reasoning": thought and thought.reasoning_tokens,
    }


def params_of(ask):
    refuse(ask)
    params = {
        "messages": [
            *([{"role": "system", "content": ask["system"]}] if "system" in ask else []),
            *(message for turn in ask["turns"] for message in messages_of(turn)),
        ],
        "max_completion_tokens": max_tokens(ask),
    }
    if "tools" in ask:
        params["tools"] = [{"type": "function", "function": tool} for tool in ask["tools"]]
    if ask.get("mustCall"):
        params["tool_choice"] = "required"
    if ask.get("oneCall"):
        params["parallel_tool_calls"] = False
    if "schema" in ask:
        schema = {"name": "answer", "strict": True, "schema": ask["schema"]}
        params["response_format"] = {"type": "json_schema", "json_schema": schema}
    if ask.get("thinks"):
        params["reasoning_effort"] = "low"
    return {**params, **{name: ask[name] for name in ("temperature", "seed", "stop") if name in ask}}


def messages_of(turn):
    if "user" in turn:
        return [{"role": "user", "content": lone_text(turn["user"]) or [part_of(piece) for piece in turn["user"]]}]
    if "assistant" in turn:
        return [{"role": "assistant", "content": turn["assistant"]}]
    if "told" in turn:
        return [kept(turn["told"])]
    return [
        {"role": "tool", "tool_call_id": result["id"], "content": lone_text(result["content"])}
        for result in turn["results"]
    ]


def part_of(piece):
    if "text" in piece:
        return {"type": "text", "text": piece["text"]}
    return {"type": "image_url", "image_url": {"url": data_url(piece["image"])}}


def thrown_by(error):
    return thrown(error, getattr(error, "body", None))
