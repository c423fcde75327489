using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Recouvrement.Platform.Hosting;

/// <summary>Says which field of a request was not understood, and why: the reader's own sentences speak of types of the inside.</summary>
static class Unreadable
{
    static readonly Regex Missing = new("missing required properties including: (.*)$"), Quoted = new("'([^']+)'"), Parameter = new("[Pp]arameter \"[^\"]*?(\\w+)\"");

    public static IResult Json(JsonException json)
    {
        var line = (json.LineNumber ?? 0) + 1;
        InputError[] errors = [.. Fields(json).Select(f => new InputError(f.Field, f.Reason, line))];
        return Problems.Of(400, "unreadable", string.Join(" ", errors.Select(e => e.Field is null ? e.Reason : $"{e.Field}: {e.Reason}")), errors);
    }

    public static IResult Request(BadHttpRequestException bad) =>
        Parameter.Match(bad.Message) is { Success: true } parameter
            ? Problems.Of(bad.StatusCode, "bad_request", bad.Message, new InputError(parameter.Groups[1].Value, bad.Message.Contains("not provided", StringComparison.Ordinal) ? "It is missing." : "The value does not fit."))
            : Problems.Of(bad.StatusCode, "bad_request", bad.Message);

    public static IEnumerable<(string? Field, string Reason)> Fields(JsonException json)
    {
        var path = json.Path is { Length: > 2 } inside ? inside[(inside.StartsWith("$.", StringComparison.Ordinal) ? 2 : 1)..] : null;
        var message = json.Message.Split(" Path:")[0].Split(" LineNumber:")[0];
        if (Missing.Match(message) is { Success: true } missing)
            return Quoted.Matches(missing.Groups[1].Value).Select(name => ((string?)(path is null ? name.Groups[1].Value : $"{path}.{name.Groups[1].Value}"), "It is missing."));
        return [(path, message switch
        {
            _ when message.Contains("could not be mapped to any", StringComparison.Ordinal) => "There is no such field.",
            _ when message.Contains("allow null", StringComparison.Ordinal) => "It cannot be null.",
            _ when message.Contains("could not be converted", StringComparison.Ordinal) => "The value does not fit.",
            _ => message,
        })];
    }
}
