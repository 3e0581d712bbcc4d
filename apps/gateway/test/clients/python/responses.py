"""The openai SDK's `responses`; streams go through its helper that puts them together."""

import json
from functools import lru_cache

from asking import Author, client_options, data_url, keep, kept, lone_text, max_tokens, parsed_fields, refuse, thrown
from openai import DefaultHttpxClient, OpenAI


@lru_cache
def client_of(url):
    return OpenAI(base_url=f"{url}/v1", **client_options(DefaultHttpxClient))


def tell(question):
    client = client_of(question["url"]).with_options(default_headers=question["headers"])
    params = {"model": question["model"], **params_of(question["ask"])}
    if question["way"] == "events":
        return heard(client.responses, params)
    return told_by(respond(client.responses, params, question))


def respond(responses, params, question):
    parse = {"text_format": Author} if question["parses"] else {}
    if question["way"] == "json":
        ask = responses.parse if question["parses"] else responses.create
        return ask(**params, **parse)
    with responses.stream(**params, **parse) as stream:
        numbers = []
        for event in stream:
            numbers.append(event.sequence_number)
            # The helper has no final response for an answer that was cut short; its users take it from the event.
            if event.type == "response.incomplete":
                return event.response
        # It tells some events twice, once as they came and once with what they add up to.
        if sorted(set(numbers)) != list(range(len(set(numbers)))):
            raise AssertionError(f"Events are numbered {numbers}")
        return stream.get_final_response()


def heard(responses, params):
    """Read event by event, as the SDK hands them over."""
    text, usage, finish = "", None, None
    for event in responses.create(**params, stream=True):
        if event.type == "response.output_text.delta":
            text += event.delta
        if event.type in ("response.completed", "response.incomplete"):
            usage, finish = event.response.usage, finish_of(event.response)
    return {"text": text, "finish": finish, "usage": usage_of(usage)}


def told_by(response):
    return {
        "text": response.output_text,
        "reasoning": "".join(thoughts_of(item) for item in response.output),
        "refusal": "".join(refusal_of(item) for item in response.output),
        "calls": [call_of(item) for item in response.output if item.type == "function_call"],
        "finish": finish_of(response),
        "usage": usage_of(response.usage),
        "id": response.id,
        "model": response.model,
        "own": keep(response.output),
        "parsed": parsed_fields(getattr(response, "output_parsed", None)),
    }


def finish_of(response):
    if response.status == "completed":
        return "tool_calls" if any(item.type == "function_call" for item in response.output) else "stop"
    if response.status != "incomplete":
        return f"status {response.status}"
    reason = response.incomplete_details.reason
    return "length" if reason == "max_output_tokens" else reason


def thoughts_of(item):
    return "".join(part.text for part in [*item.summary, *(item.content or [])]) if item.type == "reasoning" else ""


def refusal_of(item):
    parts = item.content if item.type == "message" else []
    return "".join(part.refusal for part in parts if part.type == "refusal")


def call_of(item):
    return {"id": item.call_id, "name": item.name, "input": json.loads(item.arguments)}


def usage_of(usage):
    return {
        "input": usage.input_tokens,
        "output": usage.output_tokens,
        "cachedInput": usage.input_tokens_details.cached_tokens,
        "reasoning": usage.output_tokens_details.reasoning_tokens,
    }


def params_of(ask):
    refuse(ask, "stop", "seed")
    params = {
        "input": [item for turn in ask["turns"] for item in items_of(turn)],
        "store": False,
        "max_output_tokens": max_tokens(ask),
    }
    if "system" in ask:
        params["instructions"] = ask["system"]
    if "tools" in ask:
        params["tools"] = [{"type": "function", **tool, "strict": False} for tool in ask["tools"]]
    if ask.get("mustCall"):
        params["tool_choice"] = "required"
    if ask.get("oneCall"):
        params["parallel_tool_calls"] = False
    if "schema" in ask:
        params["text"] = {"format": {"type": "json_schema", "name": "answer", "strict": True, "schema": ask["schema"]}}
    if ask.get("thinks"):
        params["reasoning"] = {"effort": "low", "summary": "auto"}
        params["include"] = ["reasoning.encrypted_content"]
    if "temperature" in ask:
        params["temperature"] = ask["temperature"]
    return params


def items_of(turn):
    if "user" in turn:
        return [{"role": "user", "content": lone_text(turn["user"]) or [part_of(piece) for piece in turn["user"]]}]
    if "assistant" in turn:
        return [{"role": "assistant", "content": turn["assistant"]}]
    if "told" in turn:
        return kept(turn["told"])
    return [
        {
            "type": "function_call_output",
            "call_id": result["id"],
            "output": lone_text(result["content"]) or [part_of(piece) for piece in result["content"]],
        }
        for result in turn["results"]
    ]


def part_of(piece):
    if "text" in piece:
        return {"type": "input_text", "text": piece["text"]}
    return {"type": "input_image", "detail": "auto", "image_url": data_url(piece["image"])}


def thrown_by(error):
    return thrown(error, getattr(error, "body", None))
